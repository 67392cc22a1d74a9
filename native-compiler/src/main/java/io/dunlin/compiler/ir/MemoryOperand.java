package io.dunlin.compiler.ir;

/**
 * The packing of what a memory instruction knows of its access into the instruction's immediate:
 * offset, {@link Access}, lane, {@link Region} with a number, and whether it may trap.
 *
 * <p>The number tells places of the same region apart. In regions that may be imported, number 0
 * stands for all imported places, which may be the same one.
 */
public final class MemoryOperand {
  /** The greatest number of a place; it stands for all places with this or a greater number. */
  public static final int MAX_NUMBER = 0xFFF;

  private static final long OFFSET_MASK = 0xFFFFFFFFL;
  private static final int ACCESS_SHIFT = 32;
  private static final int LANE_SHIFT = 40;
  private static final int REGION_SHIFT = 44;
  private static final int NUMBER_SHIFT = 48;
  private static final long TRAPS = 1L << 60;

  private MemoryOperand() {}

  /**
   * Packs an access that never traps.
   *
   * @param offset what is added to the address, from 0 to 2^32 - 1
   * @param number which place of the region; capped to {@link #MAX_NUMBER}
   */
  public static long of(long offset, Access access, Region region, int number) {
    if (offset != (offset & OFFSET_MASK)) {
      throw new IllegalArgumentException("offset " + offset);
    }
    return offset
        | (long) access.ordinal() << ACCESS_SHIFT
        | (long) region.ordinal() << REGION_SHIFT
        | (long) Math.min(number, MAX_NUMBER) << NUMBER_SHIFT;
  }

  /** The same operand of an access that traps when it meets a guard page. */
  public static long trapping(long operand) {
    return operand | TRAPS;
  }

  /** The same operand with a lane. */
  public static long withLane(long operand, int lane) {
    return (operand & ~(0xFL << LANE_SHIFT)) | (long) lane << LANE_SHIFT;
  }

  /** The same operand with another offset, from 0 to 2^32 - 1. */
  public static long withOffset(long operand, long offset) {
    return (operand & ~OFFSET_MASK) | offset;
  }

  /** What is added to the address, from 0 to 2^32 - 1. */
  public static long offset(long operand) {
    return operand & OFFSET_MASK;
  }

  /** How bytes become a value. */
  public static Access access(long operand) {
    return Access.of((int) (operand >>> ACCESS_SHIFT) & 0xFF);
  }

  /** The lane that is loaded or stored by {@code LOAD_LANE} and {@code STORE_LANE}. */
  public static int lane(long operand) {
    return (int) (operand >>> LANE_SHIFT) & 0xF;
  }

  /** What kind of place is accessed. */
  public static Region region(long operand) {
    return Region.of((int) (operand >>> REGION_SHIFT) & 0xF);
  }

  /** Which of the region's places is accessed. */
  public static int number(long operand) {
    return (int) (operand >>> NUMBER_SHIFT) & MAX_NUMBER;
  }

  /** Whether the access may meet a guard page, which is a trap. */
  public static boolean traps(long operand) {
    return (operand & TRAPS) != 0;
  }

  /** Whether the two may go to the same place, as far as their regions and numbers say. */
  public static boolean mayMeet(long first, long second) {
    return ((first ^ second) & (0xFFFFL << REGION_SHIFT)) == 0;
  }
}
