package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import java.util.Arrays;

/** Sorts entries of three ints by the first one. */
final class UseOrder {
  private static final int FIELDS = 3;

  private UseOrder() {}

  static IntList sorted(IntList entries) {
    int count = entries.size() / FIELDS;
    long[] keys = new long[count];
    boolean inOrder = true;
    for (int i = 0; i < count; i++) {
      keys[i] = (long) entries.get(FIELDS * i) << 32 | i;
      inOrder &= i == 0 || keys[i - 1] <= keys[i];
    }
    if (inOrder) {
      return entries;
    }
    Arrays.sort(keys);
    IntList sorted = new IntList();
    for (long key : keys) {
      int at = FIELDS * (int) key;
      Piece.addEntry(sorted, entries.get(at), entries.get(at + 1), entries.get(at + 2));
    }
    return sorted;
  }
}
