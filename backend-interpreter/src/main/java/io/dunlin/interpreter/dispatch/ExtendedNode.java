package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Form;

/** A node with four operands and one more in a word of its own. */
abstract class ExtendedNode extends WideNode {
  /** The fifth operand. */
  final int extra;

  private final int length;

  ExtendedNode(long[] code, int at, int operation) {
    super(code, at);
    extra = (int) code[at + 2];
    length = Form.of(operation).length();
  }

  @Override
  final void link(Node[] nodes, int at) {
    super.link(nodes, at + length - 2);
  }
}
