package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrFunction;
import java.util.Arrays;

/**
 * Which variables something may read behind a block, before it writes them.
 *
 * <p>Sets of variables are rows of bits, one for each block. Where these would be too large, a
 * variable that is read anywhere counts as read behind all blocks.
 */
final class VariableLiveness {
  private static final int MOST_WORDS = 1 << 20;

  private final IrFunction function;
  private final int words;
  private final boolean isExact;

  /** What is read in a block, and after {@link #solve} what is live at its beginning. */
  private final long[] live;

  private final long[] written;
  private final long[] behind;
  private int behindBlock = IrFunction.NONE;

  VariableLiveness(IrFunction function, int variables) {
    this.function = function;
    words = (variables + Long.SIZE - 1) / Long.SIZE;
    isExact = (long) words * function.blockCount() <= MOST_WORDS;
    int rows = isExact ? function.blockCount() : 1;
    live = new long[rows * words];
    written = new long[live.length];
    behind = new long[words];
  }

  private int word(int block, int variable) {
    return (isExact ? block * words : 0) + variable / Long.SIZE;
  }

  /** A block reads a variable, before it may write it. */
  void read(int block, int variable) {
    live[word(block, variable)] |= 1L << variable;
  }

  /** A block writes a variable. */
  void write(int block, int variable) {
    written[word(block, variable)] |= 1L << variable;
  }

  /** Everything is known; most of what is live is found by going backwards once. */
  void solve(int[] postorder) {
    if (!isExact) {
      System.arraycopy(live, 0, behind, 0, words);
      return;
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int block : postorder) {
        changed |= growLive(block);
      }
    }
  }

  private boolean growLive(int block) {
    findBehind(block);
    boolean grown = false;
    for (int i = 0; i < words; i++) {
      int at = block * words + i;
      long old = live[at];
      live[at] |= behind[i] & ~written[at];
      grown |= live[at] != old;
    }
    return grown;
  }

  private void findBehind(int block) {
    Arrays.fill(behind, 0);
    int terminator = function.lastInstruction(block);
    for (int edge = 0; edge < function.edgeCount(terminator); edge++) {
      int target = function.target(function.edge(terminator, edge)) * words;
      for (int i = 0; i < words; i++) {
        behind[i] |= live[target + i];
      }
    }
    behindBlock = block;
  }

  /** May something behind a block read a variable as it is at the block's end? */
  boolean isLiveBehind(int block, int variable) {
    if (isExact && block != behindBlock) {
      findBehind(block);
    }
    return (behind[variable / Long.SIZE] >> variable & 1) != 0;
  }
}
