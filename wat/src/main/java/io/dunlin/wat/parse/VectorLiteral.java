package io.dunlin.wat.parse;

import io.dunlin.wasm.op.LaneShape;

/**
 * The values of vectors, as two halves of 64 bits, the low one first.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/text/instructions.html#vector-instructions">
 *     Vector instructions</a>
 */
public final class VectorLiteral {
  private static final int BITS = 128;

  private VectorLiteral() {}

  /**
   * The shape that the cursor stands on, such as {@code i32x4}; goes on.
   *
   * @throws io.dunlin.wasm.WatSyntaxException if there is none
   */
  public static LaneShape readShape(Lexer lexer) {
    for (LaneShape shape : LaneShape.values()) {
      if (shape != LaneShape.NONE && lexer.acceptKeyword(shape.keyword())) {
        return shape;
      }
    }
    throw lexer.unexpected("the shape of a vector");
  }

  /**
   * The constant that the cursor stands on, shape first; goes on.
   *
   * @throws io.dunlin.wasm.WatSyntaxException if there is none, or it has too many or few lanes
   */
  public static long[] readConstant(Lexer lexer) {
    LaneShape shape = readShape(lexer);
    requireNumbers(lexer, shape.lanes(), "wrong number of lane literals");
    long[] halves = new long[2];
    for (int i = 0; i < shape.lanes(); i++) {
      setLane(halves, shape, i, readLane(lexer, shape));
    }
    return halves;
  }

  /**
   * The bits of a lane of this shape that the cursor stands on; goes on.
   *
   * @throws io.dunlin.wasm.WatSyntaxException if there is none, or it is out of range
   */
  public static long readLane(Lexer lexer, LaneShape shape) {
    switch (shape) {
      case F32X4:
        return FloatLiteral.readF32(lexer);
      case F64X2:
        return FloatLiteral.readF64(lexer);
      default:
        return IntegerLiteral.read(lexer, BITS / shape.lanes());
    }
  }

  /** Sets a lane; bits that do not fit are cut off. */
  private static void setLane(long[] halves, LaneShape shape, int lane, long bits) {
    int width = BITS / shape.lanes();
    int position = lane * width;
    long mask = -1L >>> (Long.SIZE - width);
    halves[position / Long.SIZE] |= (bits & mask) << (position % Long.SIZE);
  }

  /** The sixteen lane numbers of a shuffle. */
  static long[] readLaneNumbers(Lexer lexer) {
    int lanes = LaneShape.I8X16.lanes();
    requireNumbers(lexer, lanes, "invalid lane length");
    long[] halves = new long[2];
    for (int i = 0; i < lanes; i++) {
      byte first = lexer.bytes()[lexer.start()];
      if (lexer.token() != Token.INTEGER || first == '-' || first == '+') {
        throw lexer.error("i8 constant out of range: not the number of a lane");
      }
      setLane(halves, LaneShape.I8X16, i, IntegerLiteral.readUnsigned(lexer, Byte.SIZE));
    }
    return halves;
  }

  /** Requires a number of numbers; the cursor stays where it is. */
  private static void requireNumbers(Lexer lexer, int expected, String reason) {
    int start = lexer.start();
    int count = 0;
    while (lexer.token() == Token.INTEGER || lexer.token() == Token.FLOAT) {
      count++;
      lexer.advance();
    }
    if (lexer.isUnknownWord()) {
      throw lexer.unexpected("a number");
    }
    if (count != expected) {
      throw lexer.error(reason + ": " + count + ", expected " + expected);
    }
    lexer.moveTo(start);
  }
}
