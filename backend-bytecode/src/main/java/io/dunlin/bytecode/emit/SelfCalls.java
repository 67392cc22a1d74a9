package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;

/** Finds tail calls by which functions call themselves: they are jumps. */
final class SelfCalls {
  private SelfCalls() {}

  /** Whether an instruction is a tail call by which the function calls itself. */
  static boolean isSelfCall(FunctionForm form, int at) {
    return form.op(at) == Op.RETURN_CALL && form.index(at) == form.function().functionIndex();
  }

  /** Whether a function calls itself by a tail call. */
  static boolean in(FunctionForm form) {
    for (int at = 0; at < form.size(); at++) {
      if (isSelfCall(form, at)) {
        return true;
      }
    }
    return false;
  }
}
