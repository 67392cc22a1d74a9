package io.dunlin.compiler.lower;

import io.dunlin.compiler.ir.IrFunction;
import java.util.Arrays;

/** Finds edges that lead to the same block with the same arguments: a hash table. */
final class EdgeTable {
  private static final int NONE = IrFunction.NONE;

  private final IrFunction function;
  private final int[] edges;

  /** A table with room for so many edges. */
  EdgeTable(IrFunction function, int count) {
    this.function = function;
    edges = new int[Integer.highestOneBit(count) * 4];
    Arrays.fill(edges, NONE);
  }

  /** An edge that leads to the same place, or, if there is none, the one that is now added. */
  int findOrAdd(int edge) {
    int mask = edges.length - 1;
    int at = hash(edge) & mask;
    while (edges[at] != NONE && !areSame(edges[at], edge)) {
      at = at + 1 & mask;
    }
    if (edges[at] == NONE) {
      edges[at] = edge;
    }
    return edges[at];
  }

  private int hash(int edge) {
    int code = function.target(edge);
    for (int i = 0; i < function.argumentCount(edge); i++) {
      code = code * 0x9E3779B1 + function.argument(edge, i);
    }
    code *= 0x9E3779B1;
    return code ^ code >>> 15;
  }

  private boolean areSame(int one, int other) {
    if (function.target(one) != function.target(other)) {
      return false;
    }
    for (int i = 0; i < function.argumentCount(one); i++) {
      if (function.argument(one, i) != function.argument(other, i)) {
        return false;
      }
    }
    return true;
  }
}
