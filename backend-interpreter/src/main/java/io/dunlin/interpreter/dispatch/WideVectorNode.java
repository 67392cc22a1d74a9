package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Words;

/** A node with four operands whose result is a vector. */
abstract class WideVectorNode extends VectorNode {
  final int d;

  WideVectorNode(long[] code, int at) {
    super(code, at);
    d = Words.d(code, at);
  }
}
