package io.dunlin.compiler.ir;

/**
 * A tree that grows at its leaves, in which the common ancestor of two nodes is found in
 * logarithmic time: each node has, besides its parent, a shortcut to an ancestor, chosen so that
 * the lengths of shortcuts on a path are like the digits of a skew binary number.
 */
final class DominatorTree {
  private final int[] parents;
  private final int[] shortcuts;
  private final int[] depths;

  /** A tree of at most so many nodes, of which the root is 0. */
  DominatorTree(int nodes) {
    parents = new int[nodes];
    shortcuts = new int[nodes];
    depths = new int[nodes];
  }

  void add(int node, int parent) {
    parents[node] = parent;
    depths[node] = depths[parent] + 1;
    int far = shortcuts[parent];
    boolean areSameLength = depths[parent] - depths[far] == depths[far] - depths[shortcuts[far]];
    shortcuts[node] = areSameLength ? shortcuts[far] : parent;
  }

  int common(int first, int second) {
    int one = depths[first] < depths[second] ? first : second;
    int other = depths[first] < depths[second] ? second : first;
    while (depths[other] > depths[one]) {
      other = depths[shortcuts[other]] < depths[one] ? parents[other] : shortcuts[other];
    }
    while (one != other) {
      boolean isBelow = shortcuts[one] != shortcuts[other];
      one = isBelow ? shortcuts[one] : parents[one];
      other = isBelow ? shortcuts[other] : parents[other];
    }
    return one;
  }
}
