package io.dunlin.compiler.ir;

import java.util.Locale;

/** What an instruction computes on: a scalar, a vector as a whole, or a vector's lanes. */
public enum Shape {
  /** A 32-bit integer. */
  I32(IrType.I32, IrType.I32, 1),
  /** A 64-bit integer. */
  I64(IrType.I64, IrType.I64, 1),
  /** A single precision number. */
  F32(IrType.F32, IrType.F32, 1),
  /** A double precision number. */
  F64(IrType.F64, IrType.F64, 1),
  /** A vector as a whole. */
  V128(IrType.V128, IrType.V128, 1),
  /** Sixteen 8-bit integers. */
  I8X16(IrType.V128, IrType.I32, 16),
  /** Eight 16-bit integers. */
  I16X8(IrType.V128, IrType.I32, 8),
  /** Four 32-bit integers. */
  I32X4(IrType.V128, IrType.I32, 4),
  /** Two 64-bit integers. */
  I64X2(IrType.V128, IrType.I64, 2),
  /** Four single precision numbers. */
  F32X4(IrType.V128, IrType.F32, 4),
  /** Two double precision numbers. */
  F64X2(IrType.V128, IrType.F64, 2);

  private static final Shape[] VALUES = values();
  private static final Shape[] SCALARS = {I32, I64, F32, F64, V128};

  private final IrType type;
  private final IrType laneType;
  private final int lanes;
  private final String text = name().toLowerCase(Locale.ROOT);

  Shape(IrType type, IrType laneType, int lanes) {
    this.type = type;
    this.laneType = laneType;
    this.lanes = lanes;
  }

  /** The shape with this ordinal. */
  public static Shape of(int ordinal) {
    return VALUES[ordinal];
  }

  /** The shape that is the whole of this type. */
  public static Shape of(IrType type) {
    return SCALARS[type.ordinal()];
  }

  /** The type of values of this shape. */
  public IrType type() {
    return type;
  }

  /** The type of a lane as a scalar; lanes of 8 and 16 bits are {@code I32}. */
  public IrType laneType() {
    return laneType;
  }

  /** The number of lanes; 1 for a scalar and for a vector as a whole. */
  public int lanes() {
    return lanes;
  }

  /** The size of a lane in bits; the size of the type if there is one lane. */
  public int laneBits() {
    return type.bytes() * 8 / lanes;
  }

  /** Whether values are vectors. */
  public boolean isVector() {
    return type == IrType.V128;
  }

  /** Whether this is a scalar or a vector of floating-point numbers. */
  public boolean isFloat() {
    return laneType.isFloat();
  }

  /** The name in the text form. */
  @Override
  public String toString() {
    return text;
  }
}
