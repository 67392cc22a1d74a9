package io.dunlin.wasm.validate;

import static io.dunlin.wasm.validate.ModuleAssembler.EMPTY;
import static io.dunlin.wasm.validate.ModuleAssembler.EXNREF;
import static io.dunlin.wasm.validate.ModuleAssembler.I32;
import static io.dunlin.wasm.validate.ModuleAssembler.REF;
import static io.dunlin.wasm.validate.ModuleAssembler.bytes;

import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.op.Op;
import org.junit.jupiter.api.Test;

/** Tags, throws, {@code try_table} and the legacy exception instructions. */
class ExceptionRulesTests {
  /** Tag 0 carries an i32. */
  private static ModuleAssembler body(Object... code) {
    return new ModuleAssembler()
        .func(">")
        .func("i>")
        .entry(SectionId.TAG, 0, 1)
        .function(0, bytes(code), Op.END);
  }

  @Test
  void tags() {
    new ModuleAssembler()
        .func(">i")
        .entry(SectionId.TAG, 0, 0)
        .invalid("non-empty tag result type");
    new ModuleAssembler().entry(SectionId.TAG, 0, 0).invalid("unknown type 0");
  }

  @Test
  void throwing() {
    body(Op.I32_CONST, 0, Op.THROW, 0).valid();
    body(Op.THROW, 0).invalid("type mismatch: instruction requires [i32] but stack has []");
    body(Op.THROW, 1).invalid("unknown tag 1");
    body(Op.REF_NULL, EXNREF, Op.THROW_REF).valid();
    body(Op.I32_CONST, 0, Op.THROW_REF).invalid("type mismatch");
  }

  @Test
  void catchClausesNameLabelsAroundTheBlock() {
    body(Op.BLOCK, I32, Op.TRY_TABLE, EMPTY, 1, 0, 0, 0, Op.END, Op.UNREACHABLE, Op.END, Op.DROP)
        .valid();
    body(Op.TRY_TABLE, EMPTY, 1, 0, 0, 0, Op.END).invalid("type mismatch: label of a catch clause");
    body(Op.TRY_TABLE, EMPTY, 1, 2, 0, Op.END).valid();
    body(Op.TRY_TABLE, EMPTY, 1, 2, 1, Op.END).invalid("unknown label 1");
    body(Op.TRY_TABLE, EMPTY, 1, 0, 5, 0, Op.END).invalid("unknown tag 5");
    byte[] caught = bytes(Op.TRY_TABLE, EMPTY, 1, 3, 0, Op.END, Op.UNREACHABLE, Op.END, Op.DROP);
    body(Op.BLOCK, EXNREF, caught).valid();
    body(Op.BLOCK, REF, EXNREF, caught).valid();
    body(Op.BLOCK, I32, caught).invalid("type mismatch: label of a catch clause");
  }

  @Test
  void legacyTry() {
    body(Op.TRY, EMPTY, Op.CATCH, 0, Op.DROP, Op.CATCH_ALL, Op.END).valid();
    body(Op.TRY, EMPTY, Op.CATCH, 0, Op.END).invalid("type mismatch: block requires []");
    body(Op.TRY, I32, Op.I32_CONST, 0, Op.CATCH, 0, Op.END, Op.DROP).valid();
    body(Op.TRY, EMPTY, Op.CATCH_ALL, Op.CATCH, 0, Op.END).invalid("END opcode expected");
    body(Op.CATCH_ALL).invalid("END opcode expected");
    body(Op.TRY, EMPTY, Op.DELEGATE, 0).valid();
    body(Op.TRY, EMPTY, Op.DELEGATE, 1).invalid("unknown label 1");
    body(Op.BLOCK, EMPTY, Op.DELEGATE, 0).invalid("END opcode expected");
  }

  @Test
  void rethrowNeedsACatch() {
    body(Op.TRY, EMPTY, Op.CATCH_ALL, Op.RETHROW, 0, Op.END).valid();
    body(Op.TRY, EMPTY, Op.CATCH_ALL, Op.BLOCK, EMPTY, Op.RETHROW, 1, Op.END, Op.END).valid();
    body(Op.TRY, EMPTY, Op.RETHROW, 0, Op.END).invalid("invalid rethrow label 0");
    body(Op.RETHROW, 3).invalid("unknown label 3");
  }
}
