package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;

/**
 * A part of a bundle's life that is in one location: ranges of points in order, each with the
 * virtual register that lives there, and the operands in it that want something of the location.
 */
final class Piece {
  /** The location of a piece that has got none yet. */
  static final int UNDECIDED = -2;

  private static final int FIELDS = 3;

  final int id;
  final Bundle bundle;
  final int[] ranges;
  final int[] uses;

  /** How many points it lives at. */
  final int length;

  /** What it costs to have no register, for each instruction that it lives through. */
  float weight;

  /** Is it so short that it cannot be split, and must have a register? */
  boolean minimal;

  int location = UNDECIDED;

  Piece(int id, Bundle bundle, IntList ranges, IntList uses) {
    this.id = id;
    this.bundle = bundle;
    this.ranges = ranges.toArray();
    this.uses = uses.toArray();
    int points = 0;
    for (int range = 0; range < rangeCount(); range++) {
      points += to(range) - from(range);
    }
    length = points;
  }

  int rangeCount() {
    return ranges.length / FIELDS;
  }

  int from(int range) {
    return ranges[FIELDS * range];
  }

  int to(int range) {
    return ranges[FIELDS * range + 1];
  }

  int virtualRegister(int range) {
    return ranges[FIELDS * range + 2];
  }

  int start() {
    return ranges[0];
  }

  int end() {
    return to(rangeCount() - 1);
  }

  int useCount() {
    return uses.length / FIELDS;
  }

  int usePosition(int use) {
    return uses[FIELDS * use];
  }

  /** The operand, or a negative number for block parameters and arguments. */
  int useOperand(int use) {
    return uses[FIELDS * use + 1];
  }

  int useVirtualRegister(int use) {
    return uses[FIELDS * use + 2];
  }

  /** The first use at a point or behind it. */
  int firstUseAt(int position) {
    int low = 0;
    int high = useCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (usePosition(middle) < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Appends a range to a list, as one with the last where they touch. */
  static void addRange(IntList ranges, int from, int to, int virtualRegister) {
    int size = ranges.size();
    if (size > 0 && ranges.get(size - 2) == from && ranges.get(size - 1) == virtualRegister) {
      ranges.set(size - 2, to);
    } else if (from < to) {
      addEntry(ranges, from, to, virtualRegister);
    }
  }

  static void addEntry(IntList list, int first, int second, int third) {
    list.add(first);
    list.add(second);
    list.add(third);
  }
}
