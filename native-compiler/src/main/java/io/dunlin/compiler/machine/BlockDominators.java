package io.dunlin.compiler.machine;

import java.util.Arrays;

/** Which blocks are on all ways from the entry to others; by iteration over a reverse postorder. */
final class BlockDominators {
  private static final int NONE = -1;

  private final MachineFunction function;
  private final int[] order; // a reverse postorder of what the entry leads to
  private final int[] places;
  private final int[] parents; // the nearest dominator, by places

  BlockDominators(MachineFunction function) {
    this.function = function;
    places = new int[function.blockCount()];
    Arrays.fill(places, NONE);
    order = reversePostorder();
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
    parents = new int[order.length];
    Arrays.fill(parents, NONE);
    boolean changed = order.length > 0;
    if (changed) {
      parents[0] = 0;
    }
    while (changed) {
      changed = false;
      for (int place = 1; place < order.length; place++) {
        int parent = commonOfPredecessors(order[place]);
        changed |= parents[place] != parent;
        parents[place] = parent;
      }
    }
  }

  private int[] reversePostorder() {
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

  private int commonOfPredecessors(int block) {
    int common = NONE;
    for (int i = 0; i < function.predecessorCount(block); i++) {
      int place = places[function.predecessor(block, i)];
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
    return places[block] != NONE;
  }

  /** Is the first of two reachable blocks on all ways to the second? */
  boolean dominates(int first, int second) {
    int place = places[second];
    while (place > places[first]) {
      place = parents[place];
    }
    return place == places[first];
  }
}
