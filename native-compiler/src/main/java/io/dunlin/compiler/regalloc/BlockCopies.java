package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.MachineFunction;
import java.util.Arrays;

/**
 * Which parameters of blocks are in another bundle than one of their arguments, so that entering
 * the block copies.
 */
final class BlockCopies {
  private long[] copied = new long[16];
  private int count;

  /** Looks at all blocks, when virtual registers have been put together. */
  void find(MachineFunction function, Coalescer coalescer) {
    for (int block = 0; block < function.blockCount(); block++) {
      for (int i = 0; i < function.argumentCount(block); i++) {
        int successor = function.successor(block, 0);
        int argument = function.argument(block, i);
        int parameter = function.parameter(successor, i);
        if (!coalescer.areTogether(argument, parameter)) {
          add(block, argument);
          add(successor, parameter);
        }
      }
    }
    Arrays.sort(copied, 0, count);
  }

  private void add(int block, int virtualRegister) {
    if (count == copied.length) {
      copied = Arrays.copyOf(copied, 2 * count);
    }
    copied[count++] = key(block, virtualRegister);
  }

  private static long key(int block, int virtualRegister) {
    return (long) block << 32 | virtualRegister;
  }

  /** Is a virtual register copied where it is an argument of a block's jump, or a parameter? */
  boolean isNeeded(int block, int virtualRegister) {
    return Arrays.binarySearch(copied, 0, count, key(block, virtualRegister)) >= 0;
  }
}
