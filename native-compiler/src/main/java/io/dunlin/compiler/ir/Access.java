package io.dunlin.compiler.ir;

import java.util.Locale;

/** How a load or store moves between bytes in memory and a value. */
public enum Access {
  /** All bytes of the value. */
  WHOLE(0),
  /** One byte, sign-extended. */
  S8(1),
  /** One byte, zero-extended; a store writes the low byte. */
  U8(1),
  /** Two bytes, sign-extended. */
  S16(2),
  /** Two bytes, zero-extended; a store writes the low bytes. */
  U16(2),
  /** Four bytes, sign-extended to 64 bits. */
  S32(4),
  /** Four bytes, zero-extended to 64 bits; a store writes the low bytes. */
  U32(4),
  /** Eight bytes, each sign-extended to a lane of 16 bits. */
  S8X8(8),
  /** Eight bytes, each zero-extended to a lane of 16 bits. */
  U8X8(8),
  /** Four numbers of 16 bits, each sign-extended to a lane of 32 bits. */
  S16X4(8),
  /** Four numbers of 16 bits, each zero-extended to a lane of 32 bits. */
  U16X4(8),
  /** Two numbers of 32 bits, each sign-extended to a lane of 64 bits. */
  S32X2(8),
  /** Two numbers of 32 bits, each zero-extended to a lane of 64 bits. */
  U32X2(8),
  /** One byte, which becomes every lane. */
  SPLAT8(1),
  /** Two bytes, which become every lane. */
  SPLAT16(2),
  /** Four bytes, which become every lane. */
  SPLAT32(4),
  /** Eight bytes, which become every lane. */
  SPLAT64(8),
  /** Four bytes, which become the lowest lane; the others are zero. */
  ZERO32(4),
  /** Eight bytes, which become the lower lane; the other is zero. */
  ZERO64(8);

  private static final Access[] VALUES = values();

  private final int bytes;
  private final String text = name().toLowerCase(Locale.ROOT);

  Access(int bytes) {
    this.bytes = bytes;
  }

  /** The access with this ordinal. */
  public static Access of(int ordinal) {
    return VALUES[ordinal];
  }

  /** The number of bytes in memory, for a value of this type. */
  public int bytes(IrType type) {
    return this == WHOLE ? type.bytes() : bytes;
  }

  /** Whether a load of this type may have this access. */
  public boolean fitsLoad(IrType type) {
    return switch (this) {
      case WHOLE -> true;
      case S8, U8, S16, U16 -> type.isInteger();
      case S32, U32 -> type == IrType.I64;
      default -> type == IrType.V128;
    };
  }

  /** Whether a store of this type may have this access. */
  public boolean fitsStore(IrType type) {
    return switch (this) {
      case WHOLE -> true;
      case U8, U16 -> type.isInteger();
      case U32 -> type == IrType.I64;
      default -> false;
    };
  }

  /** Whether a load extends the sign. */
  public boolean isSigned() {
    return switch (this) {
      case S8, S16, S32, S8X8, S16X4, S32X2 -> true;
      default -> false;
    };
  }

  /** The name in the text form. */
  @Override
  public String toString() {
    return text;
  }
}
