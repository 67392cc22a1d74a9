package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;

/**
 * Advances the counters of loops as late as possible, so that a counter and its next value never
 * live at the same time and get one register.
 *
 * <p>A counter is a parameter of a block that a branch enters with the sum of itself and a
 * constant. {@code lea} leaves flags alone: so it may stand between a comparison and the jump.
 */
final class CounterLowering {
  private static final int MOST_OPERANDS_BETWEEN = 2;

  private final Selection selection;
  private final IrFunction function;
  private final IntegerLowering integers;

  CounterLowering(Selection selection, IntegerLowering integers) {
    this.selection = selection;
    this.integers = integers;
    function = selection.function;
  }

  /** Advances the counters that a branch's condition does not read. */
  void advanceBeforeCondition(int branch) {
    advance(branch, false);
  }

  /** Advances those that it does read, without changing flags. */
  void advanceAfterCondition(int branch) {
    advance(branch, true);
  }

  private void advance(int branch, boolean ifRead) {
    int condition = function.operand(branch, 0);
    for (int k = 0; k < function.edgeCount(branch); k++) {
      int edge = function.edge(branch, k);
      for (int i = 0; i < function.argumentCount(edge); i++) {
        int counter = function.parameter(function.target(edge), i);
        int next = function.argument(edge, i);
        if (isSum(next, counter)
            && isOnlyPassed(next, branch)
            && reads(condition, counter, MOST_OPERANDS_BETWEEN) == ifRead) {
          int sum = function.definition(next);
          selection.lowering.fuse(sum);
          integers.addAsAddress(sum);
        }
      }
    }
  }

  private boolean isSum(int next, int counter) {
    int sum = function.definition(next);
    return sum != IrFunction.NONE
        && function.op(sum) == IrOp.ADD
        && function.type(next).isInteger()
        && function.operand(sum, 0) == counter
        && selection.isImmediate(function.operand(sum, 1))
        && selection.lowering.isInCurrentBlock(sum);
  }

  /** Do only the edges of a branch use a value, and these lead to different blocks? */
  private boolean isOnlyPassed(int value, int branch) {
    int count = 0;
    for (int k = 0; k < function.edgeCount(branch); k++) {
      int edge = function.edge(branch, k);
      for (int i = 0; i < function.argumentCount(edge); i++) {
        count += function.argument(edge, i) == value ? 1 : 0;
      }
    }
    int first = function.target(function.edge(branch, 0));
    return count == selection.lowering.useCount(value)
        && first != function.target(function.edge(branch, 1));
  }

  private boolean reads(int value, int counter, int depth) {
    int definition = function.definition(value);
    if (value == counter || definition == IrFunction.NONE || depth == 0) {
      return value == counter;
    }
    for (int i = 0; i < function.operandCount(definition); i++) {
      if (reads(function.operand(definition, i), counter, depth - 1)) {
        return true;
      }
    }
    return false;
  }
}
