package io.dunlin.compiler.machine;

import java.util.Arrays;

/** Which blocks are on all ways from the entry to others; by iteration over a reverse postorder. */
final class BlockDominators {
  private static final int NONE = -1;

  private final MachineFunction function;
  private final BlockOrder order;
  private final int[] parents; // the nearest dominator, by places

  BlockDominators(MachineFunction function) {
    this.function = function;
    order = new BlockOrder(function);
    parents = new int[order.size()];
    Arrays.fill(parents, NONE);
    boolean changed = order.size() > 0;
    if (changed) {
      parents[0] = 0;
    }
    while (changed) {
      changed = false;
      for (int place = 1; place < order.size(); place++) {
        int parent = commonOfPredecessors(order.block(place));
        changed |= parents[place] != parent;
        parents[place] = parent;
      }
    }
  }

  private int commonOfPredecessors(int block) {
    int common = NONE;
    for (int i = 0; i < function.predecessorCount(block); i++) {
      int place = order.place(function.predecessor(block, i));
      if (place != NONE && parents[place] != NONE) {
        common = common == NONE ? place : common(common, place);
      }
    }
    return common;
  }

  private int common(int first, int second) {
    int one = first;
    int other = second;
    while (one != other) {
      if (one > other) {
        one = parents[one];
      } else {
        other = parents[other];
      }
    }
    return one;
  }

  boolean isReachable(int block) {
    return order.place(block) != NONE;
  }

  /** Is the first of two reachable blocks on all ways to the second? */
  boolean dominates(int first, int second) {
    int place = order.place(second);
    while (place > order.place(first)) {
      place = parents[place];
    }
    return place == order.place(first);
  }
}
