package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Form;

/** A node of an instruction of more than two words whose result is a vector. */
abstract class ExtendedVectorNode extends WideVectorNode {
  private final int words;

  ExtendedVectorNode(long[] code, int at, int operation) {
    super(code, at);
    words = Form.of(operation).length();
  }

  @Override
  void link(Node[] nodes, int at) {
    super.link(nodes, at + words - 2);
  }
}
