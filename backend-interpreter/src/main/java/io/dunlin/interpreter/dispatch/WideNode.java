package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Words;

/** A node with four operands. */
abstract class WideNode extends Node {
  final int d;

  WideNode(long[] code, int at) {
    super(code, at);
    d = Words.d(code, at);
  }
}
