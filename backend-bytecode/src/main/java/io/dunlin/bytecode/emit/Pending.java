package io.dunlin.bytecode.emit;

/**
 * What is still to be done, at the place that is emitted, before something else can be done: a bit
 * for each thing, set until it is done. Where control arrives from several places, what one of them
 * has not done is to be done.
 */
final class Pending {
  /** The bits for arrays of memories that are to be read, by the index of the memory. */
  static final long MEMORIES = Long.MAX_VALUE >>> 1;

  /** The bit that says that the function has not looked whether to stop. */
  static final long LOOK = Long.MIN_VALUE >>> 1;

  /** The bit that says that it has not, and has already called. */
  static final long LOOK_AFTER_CALL = Long.MIN_VALUE;

  private long bits = LOOK;

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

  /** Whether something is to be done. */
  boolean has(long bit) {
    return (bits & bit) != 0;
  }

  /** Whether something is to be done, which the caller does now. */
  boolean take(long bit) {
    boolean pending = has(bit);
    bits &= ~bit;
    return pending;
  }
}
