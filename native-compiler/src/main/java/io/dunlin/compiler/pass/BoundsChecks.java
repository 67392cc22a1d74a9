package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.Dominators;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import java.util.Arrays;

/**
 * Removes bounds checks that others make superfluous: one of the same index that reaches as far, in
 * front of it or in a block that dominates its own. A memory never shrinks, so that a check stays
 * true whatever has been called since.
 *
 * <p>A check is not widened to cover those behind it: a trap then would be reported in front of the
 * instruction that is to blame.
 */
public final class BoundsChecks implements Pass {
  private static final int NONE = IrFunction.NONE;

  /** Creates the pass. */
  public BoundsChecks() {}

  @Override
  public boolean run(IrFunction function) {
    return new Run(function).run();
  }

  private static final class Run {
    private final IrFunction function;

    /** The last check of each index, which knows the one before it. */
    private final int[] lastCheck;

    private final int[] checkBefore;
    private boolean changed;

    Run(IrFunction function) {
      this.function = function;
      lastCheck = new int[function.valueCount()];
      Arrays.fill(lastCheck, NONE);
      checkBefore = new int[function.instructionCount()];
    }

    boolean run() {
      Dominators dominators = new Dominators(function);
      for (int p = 0; p < dominators.reachableCount(); p++) {
        remove(dominators.blockAt(p), dominators);
      }
      return changed;
    }

    /** Sizes are loads of the same field, perhaps at different times. */
    private boolean isSameSize(int one, int other) {
      if (one == other) {
        return true;
      }
      int first = function.definition(one);
      int second = function.definition(other);
      return first != NONE
          && second != NONE
          && function.op(first) == IrOp.LOAD
          && function.op(second) == IrOp.LOAD
          && function.immediate(first) == function.immediate(second)
          && function.operand(first, 0) == function.operand(second, 0);
    }

    private void remove(int block, Dominators dominators) {
      int next;
      for (int i = function.firstInstruction(block); i != NONE; i = next) {
        next = function.next(i);
        if (function.op(i) != IrOp.BOUNDS_CHECK) {
          continue;
        }
        int index = function.operand(i, 0);
        if (isCovered(i, block, lastCheck[index], dominators)) {
          function.remove(i);
          changed = true;
        } else {
          checkBefore[i] = lastCheck[index];
          lastCheck[index] = i;
        }
      }
    }

    private boolean isCovered(int i, int block, int last, Dominators dominators) {
      int steps = 0;
      for (int c = last; c != NONE && steps < 16; c = checkBefore[c]) {
        boolean reaches =
            Long.compareUnsigned(function.immediate(c), function.immediate(i)) >= 0
                && isSameSize(function.operand(c, 1), function.operand(i, 1));
        if (reaches && dominators.dominates(function.block(c), block)) {
          return true;
        }
        steps++;
      }
      return false;
    }
  }
}
