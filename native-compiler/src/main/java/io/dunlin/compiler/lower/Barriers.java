package io.dunlin.compiler.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;

/**
 * Which loads may be executed later than where they stand. Instructions that write memory, call or
 * trap are barriers, numbered within their block; a load moves past none of them.
 */
final class Barriers {
  private final IrFunction function;
  private final int[] before;

  Barriers(IrFunction function) {
    this.function = function;
    before = new int[function.instructionCount()];
    for (int block = function.entry(); block >= 0; block = function.nextBlock(block)) {
      int count = 0;
      for (int each = function.firstInstruction(block); each >= 0; each = function.next(each)) {
        before[each] = count;
        count += isBarrier(each) ? 1 : 0;
      }
    }
  }

  /** Must an instruction be executed where it stands, whether its results are used or not? */
  boolean hasEffect(int instruction) {
    IrOp op = function.op(instruction);
    return op.writes() || op.isTerminator() || function.traps(instruction);
  }

  private boolean isBarrier(int instruction) {
    return hasEffect(instruction) && function.op(instruction) != IrOp.VARIABLE_SET;
  }

  /** Is there none between two instructions of one block, the first one not counted? */
  boolean isNoneBetween(int first, int second) {
    return function.block(first) == function.block(second)
        && before[second] - before[first] == (isBarrier(first) ? 1 : 0);
  }
}
