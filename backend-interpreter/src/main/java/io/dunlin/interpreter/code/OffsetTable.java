package io.dunlin.interpreter.code;

import java.util.Arrays;

/**
 * From places in lowered code to offsets in the binary: what backtraces need.
 *
 * <p>Entries are for instructions at which execution can stop: the place behind the instruction,
 * and the offset, both as differences to the entry before, in bytes of seven bits. Immutable.
 */
public final class OffsetTable {
  private final byte[] entries;

  private OffsetTable(byte[] entries) {
    this.entries = entries;
  }

  /** The offset at the first entry at or behind this place, or that of the last entry. */
  public int offset(int pc) {
    int position = 0;
    int place = 0;
    int offset = 0;
    while (position < entries.length) {
      int[] result = new int[2];
      for (int i = 0; i < 2; i++) {
        int shift = 0;
        int next;
        do {
          next = entries[position++];
          result[i] |= (next & 0x7F) << shift;
          shift += 7;
        } while (next < 0);
      }
      place += result[0];
      offset += (result[1] >>> 1) ^ -(result[1] & 1);
      if (place >= pc) {
        break;
      }
    }
    return offset;
  }

  /** Collects entries in the order of the code. */
  public static final class Builder {
    private byte[] entries = new byte[64];
    private int size;
    private int lastPlace;
    private int lastOffset;

    /** Creates an empty table. */
    public Builder() {}

    /** Adds an instruction. */
    public void add(int pc, int offset) {
      append(pc - lastPlace);
      int difference = offset - lastOffset;
      append((difference << 1) ^ (difference >> 31));
      lastPlace = pc;
      lastOffset = offset;
    }

    private void append(int value) {
      if (size + 5 > entries.length) {
        entries = Arrays.copyOf(entries, 2 * entries.length);
      }
      int rest = value;
      while (rest >>> 7 != 0) {
        entries[size++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      entries[size++] = (byte) rest;
    }

    /** The table. */
    public OffsetTable build() {
      return new OffsetTable(Arrays.copyOf(entries, size));
    }
  }
}
