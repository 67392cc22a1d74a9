package io.dunlin.interpreter.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * A node that does the work of two, which have been linked by themselves.
 *
 * <p>What a node costs is mostly getting to it, so frequent pairs share one. Both keep their own
 * semantics, which HotSpot inlines because their classes are known in the pair's class; the second
 * one still has its own place in the code for those who jump there. At most one of a pair can trap
 * or stop, and the pair stands for that one in backtraces.
 */
abstract class Pair extends Node {
  /** A node that does both, or null if there is none for such a pair. */
  static @Nullable Node create(Node first, Node second) {
    @Nullable Node pair = AddConstantPairs.create(first, second);
    pair = pair != null ? pair : MovePairs.create(first, second);
    pair = pair != null ? pair : IntegerPairs.create(first, second);
    pair = pair != null ? pair : AccessPairs.create(first, second);
    pair = pair != null ? pair : VectorPairs.create(first, second);
    return pair != null ? pair : FloatPairs.create(first, second);
  }

  @Override
  void link(Node[] nodes, int at) {
    throw new AssertionError("a pair is linked already");
  }
}
