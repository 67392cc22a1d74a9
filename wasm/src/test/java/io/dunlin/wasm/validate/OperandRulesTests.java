package io.dunlin.wasm.validate;

import static io.dunlin.wasm.validate.ModuleAssembler.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.op.Op;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Instructions with fixed signatures, parametric and variable instructions, ends of bodies. */
class OperandRulesTests {
  private static ModuleAssembler function(String type, Object... code) {
    return new ModuleAssembler().func(type).function(0, code);
  }

  @Test
  void fixedSignature() {
    function("ii>i", Op.LOCAL_GET, 0, Op.LOCAL_GET, 1, Op.I32_ADD, Op.END).valid();
    function("il>i", Op.LOCAL_GET, 0, Op.LOCAL_GET, 1, Op.I32_ADD, Op.END)
        .invalid("type mismatch: instruction requires [i32 i32] but stack has [i32 i64]");
    function("i>i", Op.LOCAL_GET, 0, Op.I32_ADD, Op.END)
        .invalid("type mismatch: instruction requires [i32 i32] but stack has [i32]");
  }

  @Test
  void severalResults() {
    function("llll>ll", localGets(4), Op.I64_ADD128, Op.END).valid();
    function("llll>l", localGets(4), Op.I64_ADD128, Op.END)
        .invalid("type mismatch: block requires [i64] but stack has [i64 i64]");
  }

  private static byte[] localGets(int count) {
    byte[] code = new byte[2 * count];
    for (int i = 0; i < count; i++) {
      code[2 * i] = (byte) Op.LOCAL_GET.code();
      code[2 * i + 1] = (byte) i;
    }
    return code;
  }

  @Test
  void errorsNameOffsetAndFunction() {
    ModuleAssembler module =
        function(">", Op.END).function(0, Op.NOP, Op.I32_CONST, 1, Op.I64_EQZ, Op.DROP, Op.END);
    InvalidModuleException e = module.invalid("type mismatch");
    assertEquals(1, e.functionIndex());
    assertEquals(Op.I64_EQZ.code(), module.assemble()[e.offset()] & 0xFF);
  }

  @Test
  void unreachableCodeHasAnyOperands() {
    function(">i", Op.UNREACHABLE, Op.I32_ADD, Op.END).valid();
    function(">i", Op.UNREACHABLE, Op.I64_EQZ, Op.I32_ADD, Op.END).valid();
    function(">i", Op.UNREACHABLE, Op.I64_CONST, 0, Op.I32_ADD, Op.END).invalid("type mismatch");
    function(">", Op.UNREACHABLE, Op.SELECT, Op.DROP, Op.END).valid();
    function(">i", Op.UNREACHABLE, Op.I32_CONST, 0, Op.SELECT, Op.END).valid();
    function(">", Op.UNREACHABLE, Op.I32_CONST, 0, Op.END)
        .invalid("type mismatch: block requires [] but stack has [i32]");
  }

  @Test
  void dropAndSelect() {
    function(">", Op.DROP, Op.END).invalid("type mismatch");
    function("iil>i", Op.LOCAL_GET, 0, Op.LOCAL_GET, 1, Op.LOCAL_GET, 0, Op.SELECT, Op.END).valid();
    function("iil>i", Op.LOCAL_GET, 0, Op.LOCAL_GET, 2, Op.LOCAL_GET, 0, Op.SELECT, Op.END)
        .invalid("type mismatch");
    function("iF>F", Op.LOCAL_GET, 1, Op.LOCAL_GET, 1, Op.LOCAL_GET, 0, Op.SELECT, Op.END)
        .invalid("type mismatch: select without a type");
    function(
            "iF>F",
            bytes(Op.LOCAL_GET, 1, Op.LOCAL_GET, 1, Op.LOCAL_GET, 0),
            bytes(Op.SELECT_TYPED, 1, ModuleAssembler.FUNCREF, Op.END))
        .valid();
    function(">", Op.UNREACHABLE, Op.SELECT_TYPED, 0, Op.END).invalid("invalid result arity");
    function(
            ">",
            bytes(Op.UNREACHABLE, Op.SELECT_TYPED, 2),
            bytes(ModuleAssembler.I32, ModuleAssembler.I32, Op.END))
        .invalid("invalid result arity");
  }

  @Test
  void locals() {
    function("i>l", Op.LOCAL_GET, 1, Op.END).invalid("unknown local 1");
    function("i>", Op.I64_CONST, 0, Op.LOCAL_SET, 0, Op.END).invalid("type mismatch");
    function("i>i", Op.I32_CONST, 0, Op.LOCAL_TEE, 0, Op.END).valid();
    function("i>", Op.I32_CONST, 0, Op.LOCAL_SET, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, Op.END)
        .invalid("unknown local 4294967295");
  }

  @Test
  void endOfBody() {
    ModuleAssembler missing = function(">", Op.NOP);
    missing.invalid("unexpected end of section or function");
    ModuleAssembler followed = function(">", Op.NOP).function(0, Op.END);
    Assertions.assertInstanceOf(
        MalformedModuleException.class, followed.invalid("END opcode expected"));
    function(">", Op.END, Op.NOP).invalid("section size mismatch");
    function(">", Op.I32_CONST).function(0, Op.END).invalid("unexpected end");
    function(">", 0x27, Op.END).invalid("illegal opcode 27");
  }
}
