package io.dunlin.compiler.ir;

/**
 * The type of a value.
 *
 * <p>References are numbers: those to functions are {@link #I64}, pointers to function descriptors,
 * all others are {@link #I32}; null is 0.
 */
public enum IrType {
  /** A 32-bit integer, or a reference that is not one to a function. */
  I32(4),
  /** A 64-bit integer, an address, or a reference to a function. */
  I64(8),
  /** A single precision number. */
  F32(4),
  /** A double precision number. */
  F64(8),
  /** A vector. */
  V128(16);

  private static final IrType[] VALUES = values();

  private final int bytes;
  private final String text = name().toLowerCase(java.util.Locale.ROOT);

  IrType(int bytes) {
    this.bytes = bytes;
  }

  /** The type with this ordinal. */
  public static IrType of(int ordinal) {
    return VALUES[ordinal];
  }

  /** The size of a value. */
  public int bytes() {
    return bytes;
  }

  /** Whether values are integers. */
  public boolean isInteger() {
    return this == I32 || this == I64;
  }

  /** Whether values are scalar floating-point numbers. */
  public boolean isFloat() {
    return this == F32 || this == F64;
  }

  /** The name in the text form. */
  @Override
  public String toString() {
    return text;
  }
}
