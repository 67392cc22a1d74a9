package io.dunlin.compiler.ir;

import java.util.Locale;

/**
 * What kind of place a memory access goes to. Accesses of different kinds never meet; those of the
 * same kind do not meet if their numbers differ.
 */
public enum Region {
  /** What does not change while code of the instance runs; only loaded. */
  CONSTANT,
  /** The bytes of a linear memory. */
  MEMORY,
  /** Address and size of a linear memory that may move or grow. */
  MEMORY_STATE,
  /** The elements of a table. */
  TABLE,
  /** Address and size of a table. */
  TABLE_STATE,
  /** The value of a global. */
  GLOBAL,
  /** Structures, arrays and exceptions of the store's heap. */
  HEAP,
  /** The state of the store and of the running activation. */
  STORE;

  private static final Region[] VALUES = values();

  private final String text = name().toLowerCase(Locale.ROOT);

  /** The region with this ordinal. */
  public static Region of(int ordinal) {
    return VALUES[ordinal];
  }

  /** The name in the text form. */
  @Override
  public String toString() {
    return text;
  }
}
