package io.dunlin.compiler.regalloc;

import java.util.Arrays;

/**
 * The uses of all pieces of a function: operands that want something of a location, definitions
 * included. A piece has a stretch of these, in order of points, and parts of a piece share it.
 */
final class UsePool {
  private int[] positions = new int[64];
  private int[] operands = new int[64];

  /** What all uses before cost in slots. Sums of few powers of two, so they are exact. */
  private double[] costsBefore = new double[65];

  private int size;

  int size() {
    return size;
  }

  int position(int use) {
    return positions[use];
  }

  /** The operand, or the complement of a block whose parameter or argument it is. */
  int operand(int use) {
    return operands[use];
  }

  /** What it costs if a stretch of uses is in slots. */
  float cost(int first, int end) {
    return (float) (costsBefore[end] - costsBefore[first]);
  }

  void add(int position, int operand, float cost) {
    if (size == positions.length) {
      int length = 2 * size;
      positions = Arrays.copyOf(positions, length);
      operands = Arrays.copyOf(operands, length);
      costsBefore = Arrays.copyOf(costsBefore, length + 1);
    }
    positions[size] = position;
    operands[size] = operand;
    costsBefore[size + 1] = costsBefore[size] + cost;
    size++;
  }

  void addCopy(int use) {
    add(positions[use], operands[use], cost(use, use + 1));
  }

  /** Takes uses away that were added last. */
  void truncate(int newSize) {
    size = newSize;
  }

  /** The first use of a stretch that is at a point or behind it. */
  int firstAt(int first, int end, int position) {
    int low = first;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (positions[middle] < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
