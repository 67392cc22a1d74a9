package io.dunlin.compiler.ir;

import java.util.Arrays;

/**
 * The order and dominance of a function's blocks, as they were when this was made.
 *
 * <p>Blocks that control cannot reach are in no order and dominate nothing. In reverse postorder,
 * the paths to the root from a block's predecessors are intersected. Where all edges backward lead
 * to a block that dominates their source, as in the code of structured programs, they change
 * nothing, and once is enough; shortcuts in the tree keep the time for long paths down. Otherwise
 * that is repeated until nothing changes, after Cooper, Harvey and Kennedy.
 */
public final class Dominators {
  private final int[] order;
  private final int[] numbers;
  private final int[] immediate;
  private final int[] enter;
  private final int[] leave;

  /** Computes them. */
  public Dominators(IrFunction function) {
    numbers = new int[function.blockCount()];
    Arrays.fill(numbers, IrFunction.NONE);
    order = reversePostorder(function, numbers);
    immediate = new int[function.blockCount()];
    Arrays.fill(immediate, IrFunction.NONE);
    compute(function);
    enter = new int[function.blockCount()];
    leave = new int[function.blockCount()];
    numberTree();
    if (!isReducible(function)) {
      iterate(function);
      numberTree();
    }
  }

  private static int[] reversePostorder(IrFunction function, int[] numbers) {
    int[] stack = new int[function.blockCount()];
    int[] nextEdge = new int[function.blockCount()];
    boolean[] seen = new boolean[function.blockCount()];
    int[] postorder = new int[function.blockCount()];
    int count = 0;
    int depth = 0;
    stack[depth++] = function.entry();
    seen[function.entry()] = true;
    while (depth > 0) {
      int block = stack[depth - 1];
      int terminator = function.lastInstruction(block);
      int edges = terminator == IrFunction.NONE ? 0 : function.edgeCount(terminator);
      if (nextEdge[block] == edges) {
        postorder[count++] = block;
        depth--;
        continue;
      }
      // The last edge first, so that the first one's target stands first in the reverse order.
      int target = function.target(function.edge(terminator, edges - 1 - nextEdge[block]++));
      if (!seen[target]) {
        seen[target] = true;
        stack[depth++] = target;
      }
    }
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = postorder[count - 1 - i];
      numbers[order[i]] = i;
    }
    return order;
  }

  private void compute(IrFunction function) {
    DominatorTree tree = new DominatorTree(order.length);
    for (int i = 1; i < order.length; i++) {
      int dominator = IrFunction.NONE;
      for (int edge = function.firstIncoming(order[i]);
          edge != IrFunction.NONE;
          edge = function.nextIncoming(edge)) {
        int source = place(function, edge);
        if (source != IrFunction.NONE && source < i) {
          dominator = dominator == IrFunction.NONE ? source : tree.common(source, dominator);
        }
      }
      tree.add(i, dominator);
      immediate[order[i]] = order[dominator];
    }
  }

  private int place(IrFunction function, int edge) {
    int block = function.block(function.source(edge));
    return block == IrFunction.NONE ? IrFunction.NONE : numbers[block];
  }

  /** Whether each edge backward leads to a block that dominates its source. */
  private boolean isReducible(IrFunction function) {
    for (int i = 0; i < order.length; i++) {
      for (int edge = function.firstIncoming(order[i]);
          edge != IrFunction.NONE;
          edge = function.nextIncoming(edge)) {
        int source = place(function, edge);
        if (source >= i && !dominates(order[i], order[source])) {
          return false;
        }
      }
    }
    return true;
  }

  private void iterate(IrFunction function) {
    immediate[order[0]] = order[0];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 1; i < order.length; i++) {
        int block = order[i];
        int dominator = IrFunction.NONE;
        for (int edge = function.firstIncoming(block);
            edge != IrFunction.NONE;
            edge = function.nextIncoming(edge)) {
          int source = function.block(function.source(edge));
          if (source != IrFunction.NONE && immediate[source] != IrFunction.NONE) {
            dominator = dominator == IrFunction.NONE ? source : common(source, dominator);
          }
        }
        if (immediate[block] != dominator) {
          immediate[block] = dominator;
          changed = true;
        }
      }
    }
    immediate[order[0]] = IrFunction.NONE;
  }

  private int common(int first, int second) {
    int one = first;
    int other = second;
    while (one != other) {
      if (numbers[one] > numbers[other]) {
        one = immediate[one];
      } else {
        other = immediate[other];
      }
    }
    return one;
  }

  /** Gives each block the interval of the numbers of those it dominates. */
  private void numberTree() {
    int[] sizes = new int[immediate.length];
    for (int i = order.length - 1; i >= 0; i--) {
      sizes[order[i]]++;
      if (i > 0) {
        sizes[immediate[order[i]]] += sizes[order[i]];
      }
    }
    int[] free = new int[immediate.length];
    for (int i = 0; i < order.length; i++) {
      int block = order[i];
      if (i > 0) {
        int parent = immediate[block];
        enter[block] = free[parent];
        free[parent] += sizes[block];
      }
      leave[block] = enter[block] + sizes[block];
      free[block] = enter[block] + 1;
    }
  }

  /** The number of blocks that control can reach. */
  public int reachableCount() {
    return order.length;
  }

  /** The reachable block at this place of the reverse postorder; the entry is at 0. */
  public int blockAt(int place) {
    return order[place];
  }

  /** The place of a block in the reverse postorder, or {@link IrFunction#NONE}. */
  public int place(int block) {
    return numbers[block];
  }

  /** Whether control can reach a block. */
  public boolean isReachable(int block) {
    return numbers[block] != IrFunction.NONE;
  }

  /** The immediate dominator of a reachable block; {@link IrFunction#NONE} for the entry. */
  public int immediateDominator(int block) {
    return immediate[block];
  }

  /** Whether every way to the second block leads through the first, or they are the same. */
  public boolean dominates(int first, int second) {
    return isReachable(first)
        && isReachable(second)
        && enter[first] <= enter[second]
        && leave[second] <= leave[first];
  }
}
