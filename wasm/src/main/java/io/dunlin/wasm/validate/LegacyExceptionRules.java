package io.dunlin.wasm.validate;

/** The typing rules of the exception instructions that preceded {@code try_table}. */
final class LegacyExceptionRules {
  private final CodeContext code;
  private final ControlRules control;

  LegacyExceptionRules(CodeContext code, ControlRules control) {
    this.code = code;
    this.control = control;
  }

  void enterTry() {
    control.enter(Label.Kind.TRY);
  }

  void enterCatch() {
    int[] params = code.module.tagParams(code.instruction.index());
    nextArm(Label.Kind.CATCH);
    code.operands.push(params);
  }

  void enterCatchAll() {
    nextArm(Label.Kind.CATCH_ALL);
  }

  private void nextArm(Label.Kind kind) {
    Label label = code.labels.innermost();
    if (label.kind != Label.Kind.TRY && label.kind != Label.Kind.CATCH) {
      throw control.misplaced();
    }
    control.endArm(label);
    code.labels.nextArm(kind);
    code.setReachable(label.reachableAtEntry);
  }

  /** Only a catch has an exception to throw again. */
  void rethrow() {
    Label label = code.labels.get(code.instruction.index());
    if (label.kind != Label.Kind.CATCH && label.kind != Label.Kind.CATCH_ALL) {
      throw Fault.invalid("invalid rethrow label " + code.instruction.index());
    }
    code.becomeUnreachable();
  }

  /** Ends the block, whose exceptions go to a label around it. */
  void delegate() {
    Label label = code.labels.innermost();
    if (label.kind != Label.Kind.TRY) {
      throw control.misplaced();
    }
    control.endArm(label);
    control.leave(label);
    code.labels.get(code.instruction.index());
  }
}
