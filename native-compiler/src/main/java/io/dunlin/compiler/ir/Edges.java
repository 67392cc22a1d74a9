package io.dunlin.compiler.ir;

import java.util.Arrays;

/** The table of edges: from a terminator to a block, with arguments for the block's parameters. */
final class Edges {
  int[] source = new int[16];
  int[] target = new int[16];
  int[] next = new int[16];
  int[] previous = new int[16];
  final IntRanges arguments = new IntRanges();
  private int count;

  int count() {
    return count;
  }

  void clear() {
    count = 0;
    arguments.clear();
  }

  int add(int instruction, int newTarget, Blocks blocks) {
    if (count == source.length) {
      int length = 2 * count;
      source = Arrays.copyOf(source, length);
      target = Arrays.copyOf(target, length);
      next = Arrays.copyOf(next, length);
      previous = Arrays.copyOf(previous, length);
    }
    int edge = count++;
    source[edge] = instruction;
    arguments.add();
    link(edge, newTarget, blocks);
    return edge;
  }

  void link(int edge, int block, Blocks blocks) {
    target[edge] = block;
    int head = blocks.firstIncoming[block];
    next[edge] = head;
    previous[edge] = IrFunction.NONE;
    if (head != IrFunction.NONE) {
      previous[head] = edge;
    }
    blocks.firstIncoming[block] = edge;
  }

  /** Swaps targets and arguments of two edges to different blocks. */
  void swap(int one, int other, Blocks blocks) {
    int first = target[one];
    int second = target[other];
    unlink(one, blocks);
    unlink(other, blocks);
    link(one, second, blocks);
    link(other, first, blocks);
    arguments.swap(one, other);
  }

  void unlink(int edge, Blocks blocks) {
    int block = target[edge];
    int before = previous[edge];
    int behind = next[edge];
    if (before == IrFunction.NONE) {
      blocks.firstIncoming[block] = behind;
    } else {
      next[before] = behind;
    }
    if (behind != IrFunction.NONE) {
      previous[behind] = before;
    }
    target[edge] = IrFunction.NONE;
  }
}
