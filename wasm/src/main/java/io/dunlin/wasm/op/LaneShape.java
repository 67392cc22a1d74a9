package io.dunlin.wasm.op;

import java.util.Locale;

/** How a vector is divided into lanes. */
public enum LaneShape {
  /** No vector instruction, or one on the vector as a whole. */
  NONE(1),
  /** Sixteen 8-bit integers. */
  I8X16(16),
  /** Eight 16-bit integers. */
  I16X8(8),
  /** Four 32-bit integers. */
  I32X4(4),
  /** Two 64-bit integers. */
  I64X2(2),
  /** Four single precision numbers. */
  F32X4(4),
  /** Two double precision numbers. */
  F64X2(2);

  private final int lanes;

  LaneShape(int lanes) {
    this.lanes = lanes;
  }

  /** The number of lanes. */
  public int lanes() {
    return lanes;
  }

  /** The shape's name in the text format, such as {@code i8x16}. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LaneShape ofMnemonic(String mnemonic) {
    int dot = mnemonic.indexOf('.');
    if (dot == 5) {
      for (LaneShape shape : values()) {
        if (shape.name().regionMatches(true, 0, mnemonic, 0, dot)) {
          return shape;
        }
      }
    }
    return NONE;
  }
}
