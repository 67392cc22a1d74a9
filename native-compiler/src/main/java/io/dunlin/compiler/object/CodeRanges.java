package io.dunlin.compiler.object;

import java.util.Arrays;

/**
 * The functions and thunks in a code object, in the order of their code.
 *
 * @param kinds ordinals of {@link CodeKind}
 * @param indices which function or type
 * @param starts where the code begins, in bytes from the beginning of all code, ascending
 * @param ends where it ends, constants included
 * @param frameSizes how far below the frame pointer the stack pointer is after the prologue, in
 *     bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compact tables; nobody compares them
public record CodeRanges(byte[] kinds, int[] indices, int[] starts, int[] ends, int[] frameSizes) {
  private static final CodeKind[] KINDS = CodeKind.values();

  /** How many there are. */
  public int size() {
    return starts.length;
  }

  /** What a range is. */
  public CodeKind kind(int range) {
    return KINDS[kinds[range]];
  }

  /** The range that the code at this offset belongs to, or -1. */
  public int find(int offset) {
    int index = Arrays.binarySearch(starts, offset);
    int range = index < 0 ? -index - 2 : index;
    return range >= 0 && offset < ends[range] ? range : -1;
  }
}
