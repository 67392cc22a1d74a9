package io.dunlin.wasm.validate;

import static io.dunlin.wasm.validate.ModuleAssembler.EMPTY;
import static io.dunlin.wasm.validate.ModuleAssembler.I32;
import static io.dunlin.wasm.validate.ModuleAssembler.bytes;

import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.op.Op;
import org.junit.jupiter.api.Test;

/** Blocks, branches, returns and calls. */
class ControlRulesTests {
  private static final byte[] ZERO = bytes(Op.I32_CONST, 0);

  /** Types 0 and 1: nothing, and one i32 to two. */
  private static ModuleAssembler body(Object... code) {
    return new ModuleAssembler().func(">").func("i>ii").function(0, code);
  }

  @Test
  void blocks() {
    body(Op.BLOCK, EMPTY, Op.END, Op.END).valid();
    body(Op.BLOCK, I32, Op.END, Op.DROP, Op.END).invalid("type mismatch");
    body(Op.BLOCK, EMPTY, ZERO, Op.END, Op.END)
        .invalid("type mismatch: block requires [] but stack has [i32]");
    body(ZERO, Op.BLOCK, EMPTY, Op.DROP, Op.END, Op.END).invalid("type mismatch");
    body(Op.BLOCK, 2, Op.END, Op.END).invalid("unknown type 2");
  }

  @Test
  void blockParameters() {
    body(ZERO, Op.BLOCK, 1, Op.I32_CONST, 1, Op.END, Op.I32_ADD, Op.DROP, Op.END).valid();
    body(Op.BLOCK, 1, Op.I32_CONST, 1, Op.END, Op.I32_ADD, Op.DROP, Op.END)
        .invalid("type mismatch");
    body(ZERO, Op.LOOP, 1, Op.BR, 0, Op.END, Op.DROP, Op.DROP, Op.END).valid();
  }

  @Test
  void ifs() {
    body(ZERO, Op.IF, I32, ZERO, Op.ELSE, ZERO, Op.END, Op.DROP, Op.END).valid();
    body(ZERO, Op.IF, I32, ZERO, Op.END, Op.DROP, Op.END).invalid("type mismatch: if without else");
    body(ZERO, Op.IF, EMPTY, Op.ELSE, Op.ELSE, Op.END, Op.END).invalid("END opcode expected");
    body(Op.BLOCK, EMPTY, Op.ELSE, Op.END, Op.END).invalid("END opcode expected");
    body(Op.IF, EMPTY, Op.END, Op.END).invalid("type mismatch");
  }

  @Test
  void branches() {
    body(Op.BR, 0, Op.END).valid();
    body(Op.BR, 1, Op.END).invalid("unknown label 1");
    body(Op.BLOCK, I32, Op.BR, 0, Op.END, Op.DROP, Op.END).invalid("type mismatch");
    body(Op.BLOCK, I32, ZERO, ZERO, Op.BR_IF, 0, Op.END, Op.DROP, Op.END).valid();
    body(Op.BLOCK, I32, ZERO, Op.BR_IF, 0, Op.END, Op.DROP, Op.END).invalid("type mismatch");
    body(Op.RETURN, Op.I32_ADD, Op.DROP, Op.END).valid();
  }

  @Test
  void branchTables() {
    body(Op.BLOCK, EMPTY, ZERO, Op.BR_TABLE, 1, 0, 1, Op.END, Op.END).valid();
    body(Op.BLOCK, EMPTY, ZERO, Op.BR_TABLE, 1, 0, 2, Op.END, Op.END).invalid("unknown label 2");
    body(Op.BLOCK, I32, ZERO, ZERO, Op.BR_TABLE, 1, 0, 1, Op.END, Op.DROP, Op.END)
        .invalid("type mismatch");
    body(Op.BLOCK, I32, Op.UNREACHABLE, Op.BR_TABLE, 1, 0, 1, Op.END, Op.DROP, Op.END)
        .invalid("type mismatch");
  }

  @Test
  void calls() {
    ModuleAssembler module = body(Op.CALL, 1, Op.END);
    module.function(0, ZERO, Op.CALL, 2, Op.DROP, Op.DROP, Op.END);
    module.function(1, ZERO, Op.I32_CONST, 1, Op.END).valid();
    body(Op.CALL, 1, Op.END).invalid("unknown function 1");
    body(ZERO, Op.CALL_INDIRECT, 0, 0, Op.END).invalid("unknown table 0");
  }

  @Test
  void indirectCalls() {
    byte[] table = bytes(ModuleAssembler.FUNCREF, 0, 1);
    byte[] externals = bytes(ModuleAssembler.EXTERNREF, 0, 1);
    byte[] call = bytes(ZERO, Op.CALL_INDIRECT);
    body(call, 0, 0, Op.END).entry(SectionId.TABLE, table).valid();
    body(call, 7, 0, Op.END).entry(SectionId.TABLE, table).invalid("unknown type 7");
    body(call, 0, 0, Op.END).entry(SectionId.TABLE, externals).invalid("type mismatch");
    byte[] wide = bytes(ModuleAssembler.FUNCREF, 4, 1);
    body(call, 0, 0, Op.END).entry(SectionId.TABLE, wide).invalid("type mismatch");
    body(Op.I64_CONST, 0, Op.CALL_INDIRECT, 0, 0, Op.END).entry(SectionId.TABLE, wide).valid();
  }

  @Test
  void tailCallsReturnWhatTheCallerReturns() {
    body(Op.RETURN_CALL, 0, Op.END).valid();
    body(Op.END)
        .function(0, ZERO, Op.RETURN_CALL, 2, Op.END)
        .function(1, ZERO, ZERO, Op.END)
        .invalid("type mismatch: current function requires result type [] but callee returns [i32");
  }
}
