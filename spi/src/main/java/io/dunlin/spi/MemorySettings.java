package io.dunlin.spi;

/**
 * How linear memories lie in the address space. Only native backends reserve any; others ignore all
 * of this.
 *
 * @param signalsBasedTraps whether faults of the hardware become traps, so that code needs no
 *     explicit checks
 * @param reservationBytes addresses that are kept for a memory to grow into, so that it does not
 *     move
 * @param guardBytes addresses after the reservation at which every access faults
 */
public record MemorySettings(Enabled signalsBasedTraps, long reservationBytes, long guardBytes) {
  /** What an index of 32 bits reaches: 4 GiB. */
  public static final long DEFAULT_RESERVATION = 4L << 30;

  /** What an instruction's offset of 32 bits adds, and 64 KiB more for the width of an access. */
  public static final long DEFAULT_GUARD = (4L << 30) + (64 << 10);

  /** The settings of an engine that is not configured otherwise. */
  public static final MemorySettings DEFAULT =
      new MemorySettings(Enabled.AUTO, DEFAULT_RESERVATION, DEFAULT_GUARD);

  /**
   * Whether every access that code with 32-bit addresses can make ends in the reservation or in the
   * guard. Where this is not so, code has to check addresses.
   */
  public boolean coverEveryAccess() {
    return reservationBytes >= DEFAULT_RESERVATION && guardBytes >= DEFAULT_GUARD;
  }
}
