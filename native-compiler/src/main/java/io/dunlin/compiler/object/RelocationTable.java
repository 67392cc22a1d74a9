package io.dunlin.compiler.object;

import java.util.Arrays;

/**
 * Places in code that the address of something else is to be written to.
 *
 * @param offsets where, in bytes from the beginning of the code, ascending
 * @param kinds ordinals of {@link RelocationKind}
 * @param targets ordinals of {@link RelocationTarget}
 * @param indices which of the targets
 * @param addends what to add to the target's address
 */
@SuppressWarnings("ArrayRecordComponent") // compact tables; nobody compares them
public record RelocationTable(
    int[] offsets, byte[] kinds, byte[] targets, int[] indices, int[] addends) {
  private static final RelocationKind[] KINDS = RelocationKind.values();
  private static final RelocationTarget[] TARGETS = RelocationTarget.values();

  /** Those in a part of the code, from whose beginning they then count. */
  RelocationTable between(int start, int end) {
    int from = firstFrom(offsets, start);
    int to = firstFrom(offsets, end);
    int[] shifted = Arrays.copyOfRange(offsets, from, to);
    Arrays.setAll(shifted, i -> shifted[i] - start);
    return new RelocationTable(
        shifted,
        Arrays.copyOfRange(kinds, from, to),
        Arrays.copyOfRange(targets, from, to),
        Arrays.copyOfRange(indices, from, to),
        Arrays.copyOfRange(addends, from, to));
  }

  /** The index of the first of ascending offsets that is not less. */
  static int firstFrom(int[] offsets, int offset) {
    int index = Arrays.binarySearch(offsets, offset);
    while (index > 0 && offsets[index - 1] == offset) {
      index--;
    }
    return index < 0 ? -index - 1 : index;
  }

  /** How many there are. */
  public int size() {
    return offsets.length;
  }

  /** How the address is written. */
  public RelocationKind kind(int relocation) {
    return KINDS[kinds[relocation]];
  }

  /** What is referred to. */
  public RelocationTarget target(int relocation) {
    return TARGETS[targets[relocation]];
  }
}
