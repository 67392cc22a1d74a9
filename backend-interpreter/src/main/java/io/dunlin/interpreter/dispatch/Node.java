package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Words;
import io.dunlin.spi.trap.TrapCode;
import org.jspecify.annotations.Nullable;

/**
 * An instruction of lowered code in the form in which it is executed: an object that does it and
 * says which one is next.
 *
 * <p>Operands are as {@link io.dunlin.interpreter.code.Code} describes them. Nodes are linked
 * before they are published and do not change afterwards, so that threads may share them.
 */
abstract class Node {
  final int a;
  final int b;
  final int c;

  /** The node behind this one. */
  @Nullable Node next;

  /** The offset in the module's bytes of the instruction that this one comes from. */
  int offset;

  Node(long[] code, int at) {
    a = Words.a(code, at);
    b = Words.b(code, at);
    c = Words.c(code, at);
  }

  /** A node that has no operands of its own. */
  Node() {
    a = 0;
    b = 0;
    c = 0;
  }

  /** Connects the node to others, by their places in the lowered code. */
  void link(Node[] nodes, int at) {
    int behind = at + 2;
    if (behind < nodes.length) {
      next = nodes[behind];
    }
  }

  /**
   * The place behind the instruction in the lowered code, if it is one in which an exception of
   * WebAssembly may be thrown.
   */
  int placeBehind() {
    return 0;
  }

  /** Why code traps if the instruction leaves the bounds of a Java array. */
  TrapCode outOfBounds() {
    return TrapCode.MEMORY_OUT_OF_BOUNDS;
  }

  /**
   * Does the instruction.
   *
   * @param slots the stack's numbers, which are also the state's
   * @param fp the first slot of the frame, which is also the state's
   * @return the node to go on with, or null if the activation has been left
   */
  abstract @Nullable Node execute(ExecutionStack state, long[] slots, int fp);
}
