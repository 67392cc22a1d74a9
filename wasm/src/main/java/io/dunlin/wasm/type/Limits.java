package io.dunlin.wasm.type;

/**
 * The size range of a memory (in pages) or table (in elements), both unsigned 64-bit numbers.
 *
 * @param min the initial size
 * @param max the size that it may never exceed, or {@link #NO_MAX}
 * @param hasMax whether there is a maximum
 */
public record Limits(long min, long max, boolean hasMax) {
  /** Stands for the absent maximum: the largest unsigned number. */
  public static final long NO_MAX = -1L;

  /** Limits without a maximum. */
  public static Limits atLeast(long min) {
    return new Limits(min, NO_MAX, false);
  }

  /** Limits with a maximum. */
  public static Limits between(long min, long max) {
    return new Limits(min, max, true);
  }

  /** Whether something of these limits, now of this size, may be imported as {@code expected}. */
  public boolean matches(long currentSize, Limits expected) {
    return Long.compareUnsigned(currentSize, expected.min) >= 0
        && (!expected.hasMax || (hasMax && Long.compareUnsigned(max, expected.max) <= 0));
  }

  @Override
  public String toString() {
    String from = Long.toUnsignedString(min);
    return hasMax ? from + " " + Long.toUnsignedString(max) : from;
  }
}
