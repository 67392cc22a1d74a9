package io.dunlin.wasm.validate;

import static io.dunlin.wasm.validate.ModuleAssembler.EMPTY;
import static io.dunlin.wasm.validate.ModuleAssembler.F64;
import static io.dunlin.wasm.validate.ModuleAssembler.I32;
import static io.dunlin.wasm.validate.ModuleAssembler.bytes;
import static io.dunlin.wasm.validate.ModuleAssembler.size;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import org.junit.jupiter.api.Test;

/** Code that inflates what a validator keeps. */
class HostileCodeTests {
  private static byte[] repeat(int times, Object... code) {
    byte[] once = bytes(code);
    byte[] all = new byte[times * once.length];
    for (int i = 0; i < times; i++) {
      System.arraycopy(once, 0, all, i * once.length, once.length);
    }
    return all;
  }

  @Test
  void nestingIsLimited() {
    nested(WasmLimits.BLOCK_NESTING).valid();
    nested(WasmLimits.BLOCK_NESTING + 1).invalid("too many nested blocks");
  }

  private static ModuleAssembler nested(int depth) {
    byte[] open = repeat(depth, Op.BLOCK, EMPTY);
    return new ModuleAssembler().func(">").function(0, open, repeat(depth, Op.END), Op.END);
  }

  @Test
  void operandsAreLimited() {
    String thousand = "i".repeat(1000);
    byte[] calls = repeat(WasmLimits.OPERANDS / 1000, Op.CALL, 0);
    ModuleAssembler full = new ModuleAssembler().func(">" + thousand).func(">");
    full.function(0, Op.UNREACHABLE, Op.END).function(1, calls, Op.UNREACHABLE, Op.END).valid();
    full.function(1, calls, Op.CALL, 0, Op.UNREACHABLE, Op.END)
        .invalid("too many operands on the stack");
  }

  @Test
  void branchTables() {
    int labels = 1_000_000;
    new ModuleAssembler()
        .func(">")
        .function(0, Op.I32_CONST, 0, Op.BR_TABLE, size(labels), new byte[labels], 0, Op.END)
        .valid();
    new ModuleAssembler()
        .func(">")
        .function(0, Op.I32_CONST, 0, Op.BR_TABLE, size(labels), 0, Op.END)
        .invalid("unexpected end");
  }

  @Test
  void localsAreLimitedHoweverTheyAreDeclared() {
    int max = WasmLimits.LOCALS;
    locals(bytes(1, size(max), I32)).valid();
    locals(bytes(1, size(max + 1), I32)).invalid("too many locals");
    locals(bytes(2, size(0xFFFFFFFFL), I32, size(0xFFFFFFFFL), I32)).invalid("too many locals");
    locals(bytes(size(max + 1), repeat(max + 1, 1, I32))).invalid("too many locals");
    locals(bytes(size(0x7FFFFFFF))).invalid("");
  }

  private static ModuleAssembler locals(byte[] declarations) {
    return new ModuleAssembler().func(">").functionWithLocals(0, declarations, Op.END);
  }

  @Test
  void localsOfAllRunsAreFound() {
    byte[] runs = bytes(4, 100, I32, 0, I32, size(1000), F64, 1, I32);
    WasmModule module =
        new ModuleAssembler()
            .func("l>")
            .functionWithLocals(
                0, runs, bytes(Op.LOCAL_GET, size(1100), Op.LOCAL_SET, size(101), Op.END))
            .valid();
    new FunctionValidator(ModuleValidator.validate(module, Features.ALL))
        .validate(
            module.body(0),
            new CodeConsumer() {
              @Override
              public void begin(FunctionContext function) {
                assertEquals(1102, function.localCount());
                assertEquals(TypeCodes.I64, function.localType(0));
                assertEquals(TypeCodes.I32, function.localType(1));
                assertEquals(TypeCodes.I32, function.localType(100));
                for (int i = 101; i <= 1100; i++) {
                  assertEquals(TypeCodes.F64, function.localType(i));
                }
                assertEquals(TypeCodes.I32, function.localType(1101));
                assertThrows(IndexOutOfBoundsException.class, () -> function.localType(1102));
              }

              @Override
              public void instruction(Instruction instruction, CodeState state) {}

              @Override
              public void end() {}
            });
  }

  @Test
  void aValidatorIsUsableAfterAFault() {
    WasmModule module =
        new ModuleAssembler()
            .func(">")
            .function(0, Op.BLOCK, EMPTY, Op.I32_CONST, 0, Op.I64_EQZ, Op.END, Op.END)
            .function(0, Op.NOP, Op.END)
            .decode();
    FunctionValidator validator =
        new FunctionValidator(ModuleValidator.validate(module, Features.ALL));
    String first = assertFault(validator, module);
    validator.validate(module.body(1), null);
    assertEquals(first, assertFault(validator, module));
  }

  private static String assertFault(FunctionValidator validator, WasmModule module) {
    return assertThrows(
            InvalidModuleException.class, () -> validator.validate(module.body(0), null))
        .toString();
  }
}
