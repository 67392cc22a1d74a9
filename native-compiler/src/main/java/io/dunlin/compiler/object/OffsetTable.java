package io.dunlin.compiler.object;

import java.nio.ByteBuffer;

/**
 * Numbers for places in code. What belongs to one range of the code is packed and stands together,
 * so that nothing is unpacked but the range that somebody asks about.
 *
 * <p>A row is how much further its place is than that of the row before, and how much its number
 * differs from that row's, both in LEB128. Whatever the bytes are, they can be asked. Immutable.
 */
public final class OffsetTable {
  /** What is found where there is nothing. */
  public static final int NONE = -1;

  private final int[] ends;
  private final ByteBuffer rows;

  /**
   * A table from its parts.
   *
   * @param ends where the rows of each range end, ascending; the last where {@code rows} ends
   * @param rows the rows of all ranges, from position 0 on
   */
  OffsetTable(int[] ends, ByteBuffer rows) {
    this.ends = ends;
    this.rows = rows;
  }

  /**
   * Packs a table.
   *
   * @param ranges what is in the code
   * @param offsets the places, from the beginning of all code, ascending; each in a range
   * @param values a number for each, at least -1
   */
  public static OffsetTable of(CodeRanges ranges, int[] offsets, int[] values) {
    PackedWriter rows = new PackedWriter();
    int[] ends = new int[ranges.size()];
    int row = 0;
    for (int range = 0; range < ends.length; range++) {
      int offset = ranges.starts()[range];
      int value = 0;
      for (; row < offsets.length && offsets[row] < ranges.ends()[range]; row++) {
        rows.putNumber(offsets[row] - offset);
        rows.putSigned(values[row] - value);
        offset = offsets[row];
        value = values[row];
      }
      ends[range] = rows.size();
    }
    return new OffsetTable(ends, ByteBuffer.wrap(rows.toBytes()));
  }

  /** Where the rows of each range end; not to be changed. */
  int[] ends() {
    return ends;
  }

  /** The rows of all ranges. */
  ByteBuffer bytes() {
    return rows.duplicate();
  }

  /**
   * The number of a place, or {@link #NONE}.
   *
   * @param offset from the beginning of the range
   */
  public int at(int range, int offset) {
    Rows each = rows(range);
    while (each.next() && each.offset <= offset) {
      if (each.offset == offset) {
        return each.value;
      }
    }
    return NONE;
  }

  /**
   * The number of a place, or of the last one before it that has one, or {@link #NONE}.
   *
   * @param offset from the beginning of the range
   */
  public int upTo(int range, int offset) {
    int found = NONE;
    for (Rows each = rows(range); each.next() && each.offset <= offset; ) {
      found = each.value;
    }
    return found;
  }

  /** The rows of a range. */
  public Rows rows(int range) {
    return new Rows(range == 0 ? 0 : ends[range - 1], ends[range]);
  }

  /** Goes from row to row, by ascending offsets. Serves one thread. */
  public final class Rows {
    private final int end;
    private int position;
    private int offset;
    private int value;

    private Rows(int start, int end) {
      position = start;
      this.end = end;
    }

    /** Goes to the next row, if there is one. */
    public boolean next() {
      if (position >= end) {
        return false;
      }
      offset += number();
      value += PackedWriter.signed(number());
      return true;
    }

    /** The place, from the beginning of the range. */
    public int offset() {
      return offset;
    }

    /** Its number. */
    public int value() {
      return value;
    }

    /** Of bytes that are no number some is made. */
    private int number() {
      int number = 0;
      for (int shift = 0; position < end; shift += 7) {
        byte next = rows.get(position++);
        number |= (next & 0x7f) << shift;
        if (next >= 0) {
          break;
        }
      }
      return number;
    }
  }
}
