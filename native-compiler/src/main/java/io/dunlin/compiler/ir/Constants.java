package io.dunlin.compiler.ir;

import java.util.Arrays;

/** The constants of a function, each of which is there once; finds the value of one by its bits. */
final class Constants {
  private static final int NONE = -1;

  private long[] low = new long[16];
  private long[] high = new long[16];
  private int[] value = new int[16];
  private byte[] type = new byte[16];
  private int[] buckets = newBuckets(32);
  private int count;

  private static int[] newBuckets(int length) {
    int[] buckets = new int[length];
    Arrays.fill(buckets, NONE);
    return buckets;
  }

  /** The index of a constant, or -1 if it has not been added. */
  int find(IrType wanted, long lowBits, long highBits) {
    int mask = buckets.length - 1;
    int at = hash(wanted.ordinal(), lowBits, highBits) & mask;
    while (buckets[at] != NONE) {
      int index = buckets[at];
      if (low[index] == lowBits && high[index] == highBits && type[index] == wanted.ordinal()) {
        return index;
      }
      at = at + 1 & mask;
    }
    return NONE;
  }

  /** Adds a constant that is not there yet, and gives its index. */
  int add(IrType newType, long lowBits, long highBits, int newValue) {
    if (count == low.length) {
      int length = 2 * count;
      low = Arrays.copyOf(low, length);
      high = Arrays.copyOf(high, length);
      value = Arrays.copyOf(value, length);
      type = Arrays.copyOf(type, length);
    }
    low[count] = lowBits;
    high[count] = highBits;
    value[count] = newValue;
    type[count] = (byte) newType.ordinal();
    if (2 * count >= buckets.length) {
      buckets = newBuckets(2 * buckets.length);
      for (int i = 0; i < count; i++) {
        insert(i);
      }
    }
    insert(count);
    return count++;
  }

  private void insert(int index) {
    int mask = buckets.length - 1;
    int at = hash(type[index], low[index], high[index]) & mask;
    while (buckets[at] != NONE) {
      at = at + 1 & mask;
    }
    buckets[at] = index;
  }

  private static int hash(int type, long low, long high) {
    long mixed = (low * 31 + high * 17 + type) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  int value(int index) {
    return value[index];
  }

  long low(int index) {
    return low[index];
  }

  long high(int index) {
    return high[index];
  }
}
