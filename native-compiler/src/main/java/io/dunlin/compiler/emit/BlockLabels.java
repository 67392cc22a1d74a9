package io.dunlin.compiler.emit;

import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.regalloc.Allocation;
import java.util.Arrays;

/**
 * The labels of blocks. A block that does nothing but jump has the label of the block it jumps to,
 * and no code.
 */
final class BlockLabels {
  private final int[] labels;
  private final int[] destinations;

  BlockLabels(MachineFunction function, Allocation allocation, MachineBuffer buffer) {
    int count = function.blockCount();
    destinations = new int[count];
    Arrays.setAll(destinations, block -> block);
    boolean[] empty = emptyBlocks(function, allocation);
    for (int block = 0; block < count; block++) {
      if (empty[block]) {
        // Linking roots only: in a loop of empty blocks one of them keeps its jump.
        destinations[block] = destination(function.successor(block, 0));
      }
    }
    labels = new int[count];
    for (int block = 0; block < count; block++) {
      labels[block] = buffer.label();
    }
  }

  private int destination(int block) {
    int at = block;
    while (destinations[at] != at) {
      destinations[at] = destinations[destinations[at]];
      at = destinations[at];
    }
    return at;
  }

  private static boolean[] emptyBlocks(MachineFunction function, Allocation allocation) {
    boolean[] empty = new boolean[function.blockCount()];
    for (int block = 1; block < empty.length; block++) {
      empty[block] =
          function.successorCount(block) == 1
              && function.blockEnd(block) - function.blockStart(block) == 1;
    }
    int block = 0;
    for (int move = 0; move < allocation.moveCount(); move++) {
      while (allocation.moveBefore(move) >= function.blockEnd(block)) {
        block++;
      }
      empty[block] = false;
    }
    return empty;
  }

  /** Has it code of its own? */
  boolean isEmitted(int block) {
    return destinations[block] == block;
  }

  int label(int block) {
    return labels[destination(block)];
  }

  boolean isNext(int block, int other) {
    int next = block + 1;
    while (next < labels.length && !isEmitted(next)) {
      next++;
    }
    return next < labels.length && destination(other) == next;
  }
}
