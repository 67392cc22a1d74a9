package io.dunlin.spi.store;

/**
 * What {@code i31ref} values refer to: an integer of 31 bits. Two are the same if they are equal;
 * small ones are the same object, so that most take no memory.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#values">Values</a>
 */
public final class I31 {
  private static final int LOWEST_SHARED = -128;
  private static final int HIGHEST_SHARED = 1023;
  private static final int MASK = Integer.MAX_VALUE;

  private static final I31[] SHARED = new I31[HIGHEST_SHARED - LOWEST_SHARED + 1];

  static {
    for (int i = 0; i < SHARED.length; i++) {
      SHARED[i] = new I31(LOWEST_SHARED + i);
    }
  }

  private final int value;

  private I31(int value) {
    this.value = value;
  }

  /** The low 31 bits of a number. */
  public static I31 wrapping(int number) {
    int value = number << 1 >> 1;
    return isShared(value) ? SHARED[value - LOWEST_SHARED] : new I31(value);
  }

  private static boolean isShared(int value) {
    return value >= LOWEST_SHARED && value <= HIGHEST_SHARED;
  }

  /** Whether all equal ones are this object. */
  public boolean isShared() {
    return isShared(value);
  }

  /** The number, between -2^30 and 2^30 - 1. */
  public int signed() {
    return value;
  }

  /** The number, between 0 and 2^31 - 1. */
  public int unsigned() {
    return value & MASK;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof I31 that && that.value == value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public String toString() {
    return "i31:" + value;
  }
}
