package io.dunlin.interpreter.code;

/** The forms of loads and stores, as distances from the code of the simplest form. */
public final class MemoryForms {
  /** From a load to the one at a base plus a constant, modulo 2^32. */
  public static final int LOAD_WRAP = Code.LOAD8_S_WRAP - Code.LOAD8_S;

  /** From a load to the one at a base plus a scaled index. */
  public static final int LOAD_INDEXED = Code.LOAD8_S_INDEXED - Code.LOAD8_S;

  /** From a load to the one at a scaled index plus a constant. */
  public static final int LOAD_SCALED = Code.LOAD8_S_SCALED - Code.LOAD8_S;

  /** From a store to the one of a constant. */
  public static final int STORE_CONSTANT = Code.STORE8_C - Code.STORE8;

  /** From a store to the one at a base plus a constant, modulo 2^32. */
  public static final int STORE_WRAP = Code.STORE8_WRAP - Code.STORE8;

  /** From a store to the one at a base plus a scaled index. */
  public static final int STORE_INDEXED = Code.STORE8_INDEXED - Code.STORE8;

  /** From a store to the one at a scaled index plus a constant. */
  public static final int STORE_SCALED = Code.STORE8_SCALED - Code.STORE8;

  /**
   * Of an operand that names a slot and a shift, how many bits are the slot's: as few as {@link
   * Words#MAX_FRAME_SLOTS} takes, for the five bits of the shift must fit into operand a as well.
   */
  public static final int SHIFT = 17;

  private MemoryForms() {}

  /** The operand that names a slot and by how much its content is shifted to the left. */
  public static int index(int slot, int shift) {
    return (shift << SHIFT) | slot;
  }
}
