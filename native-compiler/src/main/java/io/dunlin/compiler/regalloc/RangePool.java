package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import java.util.Arrays;

/**
 * The ranges of all pieces of a function: points, and the virtual register that lives there. A
 * piece has a stretch of these, in order of points, and parts of a piece share it.
 */
final class RangePool {
  /** A range in a list takes so many ints: from, to and the virtual register. */
  static final int FIELDS = 3;

  private int[] froms = new int[64];
  private int[] tos = new int[64];
  private int[] registers = new int[64];

  /** How many points there are in all the ranges before; may wrap around. */
  private int[] pointsBefore = new int[65];

  private int size;

  int size() {
    return size;
  }

  int from(int range) {
    return froms[range];
  }

  int to(int range) {
    return tos[range];
  }

  int virtualRegister(int range) {
    return registers[range];
  }

  /** How many points a stretch of ranges has. */
  int points(int first, int end) {
    return pointsBefore[end] - pointsBefore[first];
  }

  void add(int from, int to, int virtualRegister) {
    if (size == froms.length) {
      int length = 2 * size;
      froms = Arrays.copyOf(froms, length);
      tos = Arrays.copyOf(tos, length);
      registers = Arrays.copyOf(registers, length);
      pointsBefore = Arrays.copyOf(pointsBefore, length + 1);
    }
    froms[size] = from;
    tos[size] = to;
    registers[size] = virtualRegister;
    pointsBefore[size + 1] = pointsBefore[size] + to - from;
    size++;
  }

  /** Adds a range, as one with the last where they touch, unless that is before an index. */
  void addTouching(int first, int from, int to, int virtualRegister) {
    int last = size - 1;
    if (last >= first && tos[last] == from && registers[last] == virtualRegister) {
      tos[last] = to;
      pointsBefore[size] += to - from;
    } else if (from < to) {
      add(from, to, virtualRegister);
    }
  }

  void addAll(IntList list) {
    for (int i = 0; i < list.size(); i += FIELDS) {
      add(list.get(i), list.get(i + 1), list.get(i + 2));
    }
  }

  /** Adds ranges, by threes, and says where the first one is. */
  int addAll(int[] list) {
    int first = size;
    for (int i = 0; i < list.length; i += FIELDS) {
      add(list[i], list[i + 1], list[i + 2]);
    }
    return first;
  }

  /** A stretch of ranges, by threes. */
  int[] toArray(int first, int end) {
    int[] list = new int[FIELDS * (end - first)];
    for (int range = first, at = 0; range < end; range++, at += FIELDS) {
      list[at] = froms[range];
      list[at + 1] = tos[range];
      list[at + 2] = registers[range];
    }
    return list;
  }

  /** The first range of a stretch that ends behind a point. */
  int firstEndingAfter(int first, int end, int position) {
    int low = first;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tos[middle] <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Appends a range to a list, as one with the last where they touch. */
  static void append(IntList ranges, int from, int to, int virtualRegister) {
    int size = ranges.size();
    if (size > 0 && ranges.get(size - 2) == from && ranges.get(size - 1) == virtualRegister) {
      ranges.set(size - 2, to);
    } else if (from < to) {
      ranges.add(from);
      ranges.add(to);
      ranges.add(virtualRegister);
    }
  }
}
