package io.dunlin.spi.store;

/** How a wait ended; the {@linkplain #ordinal() number} is what the instructions give. */
public enum WaitResult {
  /** Another thread notified this one. */
  OK,
  /** The memory did not hold the expected value. */
  NOT_EQUAL,
  /** The time passed. */
  TIMED_OUT
}
