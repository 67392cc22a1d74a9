package io.dunlin.interpreter.code;

/** The forms of loads and stores, which differ in how they compute their address. */
public final class MemoryForms {
  /** A base plus an offset. */
  public static final int PLAIN = 0;

  /** A base plus a constant, modulo 2^32. */
  public static final int WRAP = 1;

  /** A base plus a scaled index, and an offset. */
  public static final int INDEXED = 2;

  /** A scaled index plus a constant, and an offset. */
  public static final int SCALED = 3;

  /** From a store to the one of a constant. */
  public static final int STORE_CONSTANT = Code.STORE8_C - Code.STORE8;

  /**
   * Of an operand that names a slot and a shift, how many bits are the slot's: as few as {@link
   * Words#MAX_FRAME_SLOTS} takes, for the five bits of the shift must fit into operand a as well.
   */
  public static final int SHIFT = 17;

  private static final int LOADS = Code.LOAD8_S_WRAP - Code.LOAD8_S;
  private static final int STORES = Code.STORE8_INDEXED - Code.STORE8_WRAP;

  private MemoryForms() {}

  /** The operation that does what a plain load does in another form. */
  public static int load(int operation, int form) {
    return operation + (operation == Code.LOAD_V128 ? form : form * LOADS);
  }

  /** The operation that does what a plain store does in another form. */
  public static int store(int operation, int form) {
    if (form == PLAIN || operation == Code.STORE_V128) {
      return operation + form;
    }
    return operation + Code.STORE8_WRAP - Code.STORE8 + (form - WRAP) * STORES;
  }

  /** The operand that names a slot and by how much its content is shifted to the left. */
  public static int index(int slot, int shift) {
    return (shift << SHIFT) | slot;
  }
}
