package io.dunlin.compiler.machine;

/**
 * Where a value is, packed into an int: a register, or a slot, a place in the spill area of the
 * frame.
 *
 * <p>The spill area consists of units of 8 bytes. Values of 4 or 8 bytes take one of them, values
 * of 16 bytes an even one and the next, so that they are aligned where the area is.
 */
public final class Location {
  /** No location. */
  public static final int NONE = -1;

  /** The size of a unit of the spill area in bytes. */
  public static final int UNIT_BYTES = 8;

  private Location() {}

  /** The location that is this register. */
  public static int ofRegister(int register) {
    return register;
  }

  /** The location that begins at this unit of the spill area. */
  public static int ofSlot(int unit) {
    return RegisterFile.REGISTERS + unit;
  }

  /** Is it a register? */
  public static boolean isRegister(int location) {
    return location >= 0 && location < RegisterFile.REGISTERS;
  }

  /** Is it in the spill area? */
  public static boolean isSlot(int location) {
    return location >= RegisterFile.REGISTERS;
  }

  /** The register that a location is. */
  public static int register(int location) {
    return location;
  }

  /** The unit of the spill area that a location begins at. */
  public static int slot(int location) {
    return location - RegisterFile.REGISTERS;
  }
}
