package io.dunlin.compiler.lower;

import io.dunlin.compiler.ir.IrFunction;
import java.util.Arrays;

/** Lists the machine blocks that terminators go to, each once. */
final class Successors {
  private final IrFunction function;
  private final BlockPlan plan;

  /** By machine blocks: the place in the list, if that is the one of {@link #terminators}. */
  private final int[] places;

  private final int[] terminators;
  private int[] list = new int[2];
  private int size;

  Successors(IrFunction function, BlockPlan plan) {
    this.function = function;
    this.plan = plan;
    places = new int[plan.count()];
    terminators = new int[plan.count()];
    Arrays.fill(terminators, IrFunction.NONE);
  }

  private void find(int terminator) {
    int edges = function.edgeCount(terminator);
    if (list.length < edges) {
      list = new int[edges];
    }
    size = 0;
    for (int i = 0; i < edges; i++) {
      int block = plan.successor(function.edge(terminator, i));
      if (terminators[block] != terminator) {
        terminators[block] = terminator;
        places[block] = size;
        list[size++] = block;
      }
    }
  }

  /** The successors of a terminator's machine block, in the order of the first edges to them. */
  int[] of(int terminator) {
    find(terminator);
    int[] successors = Arrays.copyOf(list, size);
    forget();
    return successors;
  }

  /** The place among the successors of what each edge leads to. */
  int[] indices(int terminator) {
    find(terminator);
    int[] indices = new int[function.edgeCount(terminator)];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = places[plan.successor(function.edge(terminator, i))];
    }
    forget();
    return indices;
  }

  private void forget() {
    for (int i = 0; i < size; i++) {
      terminators[list[i]] = IrFunction.NONE;
    }
  }
}
