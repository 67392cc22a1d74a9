package io.dunlin.bytecode.form;

import java.util.Arrays;

/** Where fuel is taken, and how much. */
final class Charges {
  private int[] at = new int[4];
  private int[] costs = new int[4];
  private int[] offsets = new int[4];
  private int count;

  /** A segment begins in front of an instruction that comes next; its cost becomes known later. */
  void begin(int instruction, int offset) {
    if (count == at.length) {
      at = Arrays.copyOf(at, 2 * count);
      costs = Arrays.copyOf(costs, 2 * count);
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    at[count] = instruction;
    offsets[count] = offset;
    count++;
  }

  /** The cost of the segment that began last. */
  void setCost(int cost) {
    costs[count - 1] = cost;
  }

  int cost(int instruction) {
    int found = find(instruction);
    return found < 0 ? 0 : costs[found];
  }

  int offset(int instruction) {
    return offsets[find(instruction)];
  }

  private int find(int instruction) {
    return Arrays.binarySearch(at, 0, count, instruction);
  }
}
