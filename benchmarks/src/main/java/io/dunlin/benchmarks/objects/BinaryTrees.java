package io.dunlin.benchmarks.objects;

import org.jspecify.annotations.Nullable;

/** Allocation: perfect trees, most of which are dropped as soon as their nodes are counted. */
final class BinaryTrees {
  private static final int LONG_LIVED_DEPTH = 14;
  private static final int DEPTH = 10;

  private BinaryTrees() {}

  private static final class Node {
    private final @Nullable Node left;
    private final @Nullable Node right;

    private Node(@Nullable Node left, @Nullable Node right) {
      this.left = left;
      this.right = right;
    }

    static Node ofDepth(int depth) {
      return depth == 0 ? new Node(null, null) : new Node(ofDepth(depth - 1), ofDepth(depth - 1));
    }

    int count() {
      return 1 + (left == null ? 0 : left.count()) + (right == null ? 0 : right.count());
    }
  }

  /** The nodes of a number of trees. */
  static int run(int trees) {
    Node kept = Node.ofDepth(LONG_LIVED_DEPTH);
    int sum = 0;
    for (int i = 0; i < trees; i++) {
      sum += Node.ofDepth(DEPTH).count();
    }
    return sum + kept.count();
  }
}
