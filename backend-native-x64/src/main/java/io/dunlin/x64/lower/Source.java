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
   * @param traps whether an access that faults is a trap
   */
  record Memory(AddressMode mode, int base, int index, int scale, int displacement, boolean traps)
      implements Source {

    static Memory of(int base, int displacement) {
      return new Memory(AddressMode.BASE, base, -1, 1, displacement, false);
    }

    Memory trapping() {
      return new Memory(mode, base, index, scale, displacement, true);
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
