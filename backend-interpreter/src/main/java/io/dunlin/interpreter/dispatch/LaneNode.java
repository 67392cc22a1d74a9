package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.VectorOperand;

/** A node of an instruction whose third operand names a lane, or a count. */
abstract class LaneNode extends VectorNode {
  final int lane;

  LaneNode(long[] code, int at) {
    super(code, at);
    lane = VectorOperand.lane(c);
  }
}
