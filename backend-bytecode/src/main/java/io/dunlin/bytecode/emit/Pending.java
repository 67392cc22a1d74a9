package io.dunlin.bytecode.emit;

/**
 * What is still to be done, at the place that is emitted, before something else can be done: a bit
 * for each thing, set until it is done. Where control arrives from several places, what one of them
 * has not done is to be done.
 */
final class Pending {
  /** The bits for arrays of memories that are to be read, by the index of the memory. */
  static final long MEMORIES = -1L >>> 8;

  /**
   * The bits that count what may take long and has been done since code has looked whether to stop:
   * each sets one more, from the highest on. All of them are set where a look has to come first.
   */
  static final long UNLOOKED = ~MEMORIES;

  /** At the beginning of a function one thing is done before the first look. */
  private long bits = UNLOOKED << 1;

  /** Everything that is to be done here. */
  long bits() {
    return bits;
  }

  /** Code goes on where this is to be done. */
  void set(long newBits) {
    bits = newBits;
  }

  void add(long more) {
    bits |= more;
  }

  /** Something that may take long is done next. */
  void countUnlooked() {
    bits |= Long.MIN_VALUE | ((bits & UNLOOKED) >> 1 & UNLOOKED);
  }

  /** Whether that has been done so often that a look has to come first. */
  boolean hasToLook() {
    return (bits & UNLOOKED) == UNLOOKED;
  }

  /** Code has looked. */
  void looked() {
    bits &= ~UNLOOKED;
  }

  /** Whether something is to be done, which the caller does now. */
  boolean take(long bit) {
    boolean pending = (bits & bit) != 0;
    bits &= ~bit;
    return pending;
  }
}
