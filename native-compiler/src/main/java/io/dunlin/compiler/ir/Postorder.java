package io.dunlin.compiler.ir;

import java.util.Arrays;

/** Orders blocks so that each comes behind those that it dominates. */
public final class Postorder {
  private final IrFunction function;
  private final int[] order;
  private final int[] nextEdges;
  private final int[] stack;
  private int size;

  private Postorder(IrFunction function) {
    this.function = function;
    order = new int[function.blockCount()];
    nextEdges = new int[function.blockCount()];
    stack = new int[function.blockCount()];
  }

  /** The blocks that can be reached from the entry. */
  public static int[] of(IrFunction function) {
    Postorder postorder = new Postorder(function);
    postorder.walk();
    return Arrays.copyOf(postorder.order, postorder.size);
  }

  /** A walk in depth first order, with a stack of its own, since nesting has no limit. */
  private void walk() {
    boolean[] seen = new boolean[function.blockCount()];
    int depth = 0;
    stack[depth++] = function.entry();
    seen[function.entry()] = true;
    while (depth > 0) {
      int block = stack[depth - 1];
      int terminator = function.lastInstruction(block);
      if (nextEdges[block] == function.edgeCount(terminator)) {
        order[size++] = block;
        depth--;
      } else {
        int target = function.target(function.edge(terminator, nextEdges[block]++));
        if (!seen[target]) {
          seen[target] = true;
          stack[depth++] = target;
        }
      }
    }
  }
}
