package io.dunlin.compiler.machine;

import java.util.Arrays;

/**
 * A reverse postorder of the blocks that the entry leads to: a block's place is higher than those
 * of all blocks before it on ways on which no block is twice. Immutable.
 */
public final class BlockOrder {
  private static final int NONE = -1;

  private final int[] order;
  private final int[] places;

  /** The order of a function's blocks. */
  public BlockOrder(MachineFunction function) {
    places = new int[function.blockCount()];
    Arrays.fill(places, NONE);
    order = search(function);
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
  }

  private static int[] search(MachineFunction function) {
    int count = function.blockCount();
    int[] found = new int[count];
    int[] stack = new int[count];
    int[] next = new int[count];
    boolean[] seen = new boolean[count];
    int size = 0;
    int at = count;
    if (count > 0) {
      stack[size++] = 0;
      seen[0] = true;
    }
    while (size > 0) {
      int block = stack[size - 1];
      if (next[block] == function.successorCount(block)) {
        found[--at] = block;
        size--;
      } else {
        int successor = function.successor(block, next[block]++);
        if (!seen[successor]) {
          seen[successor] = true;
          stack[size++] = successor;
        }
      }
    }
    return Arrays.copyOfRange(found, at, count);
  }

  /** How many blocks have a place. */
  public int size() {
    return order.length;
  }

  /** The block at a place. */
  public int block(int place) {
    return order[place];
  }

  /** The place of a block, or -1 if the entry does not lead to it. */
  public int place(int block) {
    return places[block];
  }
}
