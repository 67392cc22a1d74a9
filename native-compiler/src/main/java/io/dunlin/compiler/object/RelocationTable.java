package io.dunlin.compiler.object;

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
