package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;

/** Which tail calls of a function are what: those of itself are jumps. */
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

  /** Whether a function calls anything. */
  static boolean hasCalls(FunctionForm form) {
    for (int at = 0; at < form.size(); at++) {
      if (form.op(at).family() == io.dunlin.wasm.op.Family.CALL) {
        return true;
      }
    }
    return false;
  }
}
