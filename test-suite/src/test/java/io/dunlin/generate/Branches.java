package io.dunlin.generate;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.List;

/** Writes branches. What never goes on stands for a value of any type, but not often. */
final class Branches {
  private static final int OFTEN = 12;
  private static final int TRAPS = 2;

  private final FunctionCode code;
  private final Choices choices;

  Branches(FunctionCode code) {
    this.code = code;
    this.choices = code.choices;
  }

  /** Whether an instruction may stand here that never goes on. */
  boolean mayLeave() {
    return choices.chance(code.scopes().size() > 1 ? OFTEN : 1);
  }

  boolean unreachable() {
    if (!choices.chance(TRAPS) || !mayLeave()) {
      return false;
    }
    code.out.write(Op.UNREACHABLE);
    return true;
  }

  boolean br(int depth) {
    if (!mayLeave()) {
      return false;
    }
    Scope scope = choices.pick(code.scopes());
    code.values(scope.branchTypes(), depth);
    code.out.writeIndex(Op.BR, code.label(scope));
    return true;
  }

  boolean leave(int depth) {
    if (!mayLeave()) {
      return false;
    }
    code.values(code.results, depth);
    code.out.write(Op.RETURN);
    return true;
  }

  boolean brIf(int wanted, int depth) {
    List<Scope> fitting = new ArrayList<>();
    for (Scope scope : code.scopes()) {
      if (code.canTake(scope.branchTypes(), wanted)) {
        fitting.add(scope);
      }
    }
    if (fitting.isEmpty()) {
      return false;
    }
    Scope scope = choices.pick(fitting);
    code.values(scope.branchTypes(), depth);
    code.value(TypeCodes.I32, depth);
    code.out.writeIndex(Op.BR_IF, code.label(scope));
    code.take(scope.branchTypes(), wanted);
    return true;
  }

  /** All labels must take what the values for one of them are; which are then as precise. */
  boolean brTable(int depth) {
    if (!mayLeave()) {
      return false;
    }
    Scope first = choices.pick(code.scopes());
    List<Scope> fitting = new ArrayList<>();
    for (Scope scope : code.scopes()) {
      if (code.module.types.matches(first.branchTypes(), scope.branchTypes())) {
        fitting.add(scope);
      }
    }
    code.values(first.branchTypes(), depth);
    code.value(TypeCodes.I32, depth);
    int count = choices.below(5);
    if (choices.chance(70)) {
      code.out.writeConstant(Op.I32_CONST, count + 1L);
      code.out.write(Op.I32_REM_U);
    }
    int[] labels = new int[count + 1];
    for (int i = 0; i <= count; i++) {
      labels[i] = code.label(choices.pick(fitting));
    }
    code.out.writeLabelTable(labels);
    return true;
  }
}
