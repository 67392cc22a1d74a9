package io.dunlin.compiler.regalloc;

import java.util.Arrays;

/** Moves in the order in which they are made, four ints for each. */
final class MoveList {
  private static final int FIELDS = 4;

  private int[] fields = new int[16 * FIELDS];
  private int size;

  int size() {
    return size;
  }

  void add(int before, int from, int to, int width) {
    int at = size * FIELDS;
    if (at == fields.length) {
      fields = Arrays.copyOf(fields, 2 * at);
    }
    fields[at] = before;
    fields[at + 1] = from;
    fields[at + 2] = to;
    fields[at + 3] = width;
    size++;
  }

  int before(int move) {
    return fields[move * FIELDS];
  }

  int from(int move) {
    return fields[move * FIELDS + 1];
  }

  int to(int move) {
    return fields[move * FIELDS + 2];
  }

  int width(int move) {
    return fields[move * FIELDS + 3];
  }
}
