package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import java.util.Arrays;

/** Sorts entries of three ints by the first one; of equal ones, the first stays first. */
final class UseOrder {
  private static final int FIELDS = 3;

  private long[] keys = new long[16];
  private int[] copy = new int[32];

  void sort(IntList entries) {
    int count = entries.size() / FIELDS;
    boolean inOrder = true;
    for (int i = 1; i < count && inOrder; i++) {
      inOrder = entries.get(FIELDS * i - FIELDS) <= entries.get(FIELDS * i);
    }
    if (inOrder) {
      return;
    }
    if (keys.length < count) {
      keys = new long[2 * count];
      copy = new int[4 * count];
    }
    for (int i = 0; i < count; i++) {
      keys[i] = (long) entries.get(FIELDS * i) << 32 | i;
      copy[2 * i] = entries.get(FIELDS * i + 1);
      copy[2 * i + 1] = entries.get(FIELDS * i + 2);
    }
    Arrays.sort(keys, 0, count);
    for (int i = 0; i < count; i++) {
      entries.set(FIELDS * i, (int) (keys[i] >> 32));
      entries.set(FIELDS * i + 1, copy[2 * (int) keys[i]]);
      entries.set(FIELDS * i + 2, copy[2 * (int) keys[i] + 1]);
    }
  }
}
