package io.dunlin.interpreter.dispatch;

import org.jspecify.annotations.Nullable;

/** A node that may go on somewhere else. */
abstract class Branch extends Node {
  private @Nullable Node target;

  Branch(long[] code, int at) {
    super(code, at);
  }

  @Override
  void link(Node[] nodes, int at) {
    super.link(nodes, at);
    target = nodes[at + 2 + c];
  }

  /** The branch is taken. Every loop comes by here, so this is where execution can be stopped. */
  final @Nullable Node taken(ExecutionStack state) {
    state.checkStop();
    return target;
  }
}
