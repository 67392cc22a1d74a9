package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.Dominators;
import io.dunlin.compiler.ir.IrFunction;
import java.util.Arrays;

/**
 * The blocks of each loop in reverse postorder, those of inner loops left out: of such a loop there
 * is only the header. So all lists together are as long as the function, however deep loops are
 * nested.
 */
final class LoopBlocks {
  private static final int NONE = IrFunction.NONE;

  private final LoopForest loops;
  private final int[] nextInLoop;
  private final int[] nextInParent;

  LoopBlocks(IrFunction function, Dominators dominators, LoopForest loops) {
    this.loops = loops;
    nextInLoop = new int[function.blockCount()];
    nextInParent = new int[function.blockCount()];
    int[] first = new int[function.blockCount()];
    Arrays.fill(first, NONE);
    for (int p = dominators.reachableCount() - 1; p >= 0; p--) {
      int block = dominators.blockAt(p);
      int loop = loops.innermost(block);
      if (loop == NONE) {
        continue;
      }
      nextInLoop[block] = first[loop];
      first[loop] = block;
      int around = loop == block ? loops.parent(block) : NONE;
      if (around != NONE) {
        nextInParent[block] = first[around];
        first[around] = block;
      }
    }
  }

  /** What follows a block in a loop's list, which begins with the loop's header; or -1. */
  int next(int header, int block) {
    return loops.innermost(block) == header ? nextInLoop[block] : nextInParent[block];
  }
}
