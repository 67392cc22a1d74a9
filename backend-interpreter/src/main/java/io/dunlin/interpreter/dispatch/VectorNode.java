package io.dunlin.interpreter.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * A node whose result is a vector.
 *
 * <p>The result may take the place of an operand, or of a part of one, so that nodes read all their
 * operands before they write.
 */
abstract class VectorNode extends Node {
  VectorNode(long[] code, int at) {
    super(code, at);
  }

  /** A node that has no operands of its own. */
  VectorNode() {}

  /** Writes the result, and gives the node to go on with. */
  final @Nullable Node put(long[] slots, int fp, long low, long high) {
    slots[fp + a] = low;
    slots[fp + a + 1] = high;
    return next;
  }
}
