package io.dunlin.wasm.op;

/** The flags in the last column of {@link Op}. */
final class OpFlags {
  /** May trap or throw. */
  static final int TRAPS = 1;

  /** May stand in a constant expression. */
  static final int CONSTANT = 2;

  /** Takes no fuel. */
  static final int FREE = 4;

  private OpFlags() {}
}
