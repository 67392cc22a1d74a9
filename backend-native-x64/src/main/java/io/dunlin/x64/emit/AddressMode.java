package io.dunlin.x64.emit;

/**
 * What the operand in {@code rm} of a machine instruction is, and which operands it consists of.
 */
public enum AddressMode {
  /** An operand: a register, or a slot of the frame. */
  OPERAND(0),
  /** Memory: an operand that is the base; the displacement follows the immediate. */
  BASE(1),
  /** Memory: operands that are base and index; displacement and scale follow the immediate. */
  BASE_INDEX(2),
  /** Memory: an operand that is the index; displacement and scale follow the immediate. */
  INDEX(1),
  /** A constant behind the code; its size and two halves follow the immediate. */
  CONSTANT(0);

  private static final AddressMode[] ALL = values();

  private final int registers;

  AddressMode(int registers) {
    this.registers = registers;
  }

  static AddressMode of(int ordinal) {
    return ALL[ordinal];
  }

  /** How many operands the address has. */
  public int registers() {
    return registers;
  }
}
