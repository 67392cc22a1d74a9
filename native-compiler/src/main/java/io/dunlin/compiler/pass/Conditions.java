package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import java.util.BitSet;

/**
 * Which comparisons are nothing but conditions, of branches, checks and selections. A machine
 * compares and branches at once, so these are best left where they are used: they cost nothing
 * there, and no register elsewhere.
 */
final class Conditions {
  private static final int NONE = IrFunction.NONE;

  private final IrFunction function;

  /** Values that are used as something else too. */
  private final BitSet numbers = new BitSet();

  Conditions(IrFunction function) {
    this.function = function;
    for (int b = function.entry(); b != NONE; b = function.nextBlock(b)) {
      for (int i = function.firstInstruction(b); i != NONE; i = function.next(i)) {
        look(i);
      }
    }
  }

  private void look(int i) {
    boolean asks =
        switch (function.op(i)) {
          case BRANCH, TRAP_IF, SELECT -> true;
          default -> false;
        };
    for (int k = asks ? 1 : 0; k < function.operandCount(i); k++) {
      numbers.set(function.operand(i, k));
    }
    for (int k = 0; k < function.edgeCount(i); k++) {
      int edge = function.edge(i, k);
      for (int a = 0; a < function.argumentCount(edge); a++) {
        numbers.set(function.argument(edge, a));
      }
    }
  }

  /** Whether an instruction is such a comparison. */
  boolean contains(int i) {
    return isComparison(function.op(i))
        && !function.shape(i).isVector()
        && !numbers.get(function.result(i));
  }

  private static boolean isComparison(IrOp op) {
    return switch (op) {
      case EQ, NE, LT_S, LT_U, GT_S, GT_U, LE_S, LE_U, GE_S, GE_U, LT, GT, LE, GE -> true;
      default -> false;
    };
  }

  /** The condition of a selection, if it is such a comparison; or -1. */
  int ofSelection(int i) {
    if (function.op(i) != IrOp.SELECT) {
      return NONE;
    }
    int definition = function.definition(function.operand(i, 0));
    return definition != NONE && contains(definition) ? definition : NONE;
  }
}
