package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;

/**
 * Lets a loop compare the next value of its counter with a constant where it compares the current
 * one: so that the current value is not needed any more when there is a next one, and both can be
 * in one register.
 */
public final class LoopCounters implements Pass {
  private static final int NONE = IrFunction.NONE;

  /** Creates the pass. */
  public LoopCounters() {}

  @Override
  public boolean run(IrFunction function) {
    boolean changed = false;
    for (int b = function.entry(); b != NONE; b = function.nextBlock(b)) {
      int last = function.lastInstruction(b);
      if (function.op(last) == IrOp.BRANCH) {
        changed |= compareNext(function, last);
      }
    }
    return changed;
  }

  private static boolean compareNext(IrFunction function, int branch) {
    int condition = function.operand(branch, 0);
    int comparison = function.definition(condition);
    IrOp op = comparison == NONE ? IrOp.NE : function.op(comparison);
    int counter = condition;
    long bits = 0;
    if (comparison != NONE) {
      boolean isComparison = (op == IrOp.EQ || op == IrOp.NE) && isInteger(function, comparison);
      if (!isComparison || !function.isConstant(function.operand(comparison, 1))) {
        return false;
      }
      counter = function.operand(comparison, 0);
      bits = function.constantBits(function.operand(comparison, 1));
    }
    int next = function.isParameter(counter) ? next(function, branch, counter) : NONE;
    if (next == NONE) {
      return false;
    }
    IrType type = function.type(counter);
    long sum = bits + function.constantBits(function.operand(function.definition(next), 1));
    int limit = function.constant(type, type == IrType.I32 ? (int) sum : sum);
    IrBuilder ir = new IrBuilder(function);
    ir.inFrontOf(branch);
    function.setOperand(branch, 0, ir.binary(op, Shape.of(type), next, limit));
    return true;
  }

  private static boolean isInteger(IrFunction function, int comparison) {
    Shape shape = function.shape(comparison);
    return !shape.isVector() && !shape.isFloat();
  }

  /** The sum of the counter and a constant that the counter's block is entered with again. */
  private static int next(IrFunction function, int branch, int counter) {
    for (int k = 0; k < function.edgeCount(branch); k++) {
      int edge = function.edge(branch, k);
      if (function.target(edge) == function.definingBlock(counter)) {
        for (int i = 0; i < function.argumentCount(edge); i++) {
          int next = function.argument(edge, i);
          if (function.parameter(function.target(edge), i) == counter
              && isSumOf(function, next, counter)) {
            return next;
          }
        }
      }
    }
    return NONE;
  }

  private static boolean isSumOf(IrFunction function, int value, int counter) {
    int sum = function.definition(value);
    return sum != NONE
        && function.op(sum) == IrOp.ADD
        && function.operand(sum, 0) == counter
        && function.isConstant(function.operand(sum, 1));
  }
}
