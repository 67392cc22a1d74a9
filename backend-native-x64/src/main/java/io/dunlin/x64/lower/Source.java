package io.dunlin.x64.lower;

import io.dunlin.x64.emit.AddressMode;

/** What the operand in {@code rm} may be: a virtual register, or memory. */
sealed interface Source {

  /**
   * A virtual register.
   *
   * @param number which one
   */
  record Register(int number) implements Source {}

  /**
   * A place in memory whose address is made of virtual registers.
   *
   * @param mode which of the registers there are
   * @param base the first register, if there is one
   * @param index the index, if there is one beside the base
   * @param scale 1, 2, 4 or 8
   * @param displacement what is added
   * @param trapPosition where in the module the access comes from, if it is a trap when it faults,
   *     else {@link #NO_TRAP}
   */
  record Memory(
      AddressMode mode, int base, int index, int scale, int displacement, int trapPosition)
      implements Source {
    /** In place of a position: the access does not fault. */
    static final int NO_TRAP = -2;

    static Memory of(int base, int displacement) {
      return new Memory(AddressMode.BASE, base, -1, 1, displacement, NO_TRAP);
    }

    static Memory indexed(int base, int index, int scale, int displacement) {
      return new Memory(AddressMode.BASE_INDEX, base, index, scale, displacement, NO_TRAP);
    }

    Memory trapping(int position) {
      return new Memory(mode, base, index, scale, displacement, position);
    }

    boolean traps() {
      return trapPosition != NO_TRAP;
    }
  }

  /**
   * A constant behind the code.
   *
   * @param bytes its size
   * @param low its first 8 bytes
   * @param high the next 8 bytes
   */
  record Constant(int bytes, long low, long high) implements Source {}
}
