package io.dunlin.compiler.build;

import java.util.Arrays;

/** The values of variables at the ends of blocks: a hash table from both to a value. */
final class DefinitionTable {
  private static final long EMPTY = -1;
  private static final int NONE = -1;

  private long[] keys = newKeys(64);
  private int[] values = new int[64];
  private int count;

  private static long[] newKeys(int length) {
    long[] keys = new long[length];
    Arrays.fill(keys, EMPTY);
    return keys;
  }

  private static long key(int block, int variable) {
    return (long) block << 32 | variable;
  }

  private int find(long key) {
    int mask = keys.length - 1;
    long mixed = key * 0x9E3779B97F4A7C15L;
    int at = (int) (mixed ^ (mixed >>> 32)) & mask;
    while (keys[at] != EMPTY && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /** The value, or -1. */
  int get(int block, int variable) {
    long key = key(block, variable);
    int at = find(key);
    return keys[at] == key ? values[at] : NONE;
  }

  void put(int block, int variable, int value) {
    if (2 * count >= keys.length) {
      grow();
    }
    long key = key(block, variable);
    int at = find(key);
    if (keys[at] == EMPTY) {
      keys[at] = key;
      count++;
    }
    values[at] = value;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = newKeys(2 * oldKeys.length);
    values = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int at = find(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }
}
