package io.dunlin.compiler.machine;

/** The two kinds of registers that values live in. */
public enum RegisterClass {
  /** Integers, addresses and references. */
  GENERAL,
  /** Floats and vectors. */
  VECTOR
}
