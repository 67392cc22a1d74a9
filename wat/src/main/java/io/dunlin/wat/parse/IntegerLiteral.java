package io.dunlin.wat.parse;

import io.dunlin.wasm.WatSyntaxException;

/**
 * The values of integers.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#integers">Integers</a>
 */
public final class IntegerLiteral {
  private static final int DECIMAL = 10;
  private static final int HEX = 16;

  private IntegerLiteral() {}

  /**
   * The unsigned 32-bit number that the cursor stands on; goes on.
   *
   * @throws WatSyntaxException if there is none, it has a sign or is too large
   */
  public static int readU32(Lexer lexer) {
    return (int) readUnsigned(lexer, 32);
  }

  /**
   * The unsigned 64-bit number that the cursor stands on; goes on.
   *
   * @throws WatSyntaxException if there is none, it has a sign or is too large
   */
  public static long readU64(Lexer lexer) {
    return readUnsigned(lexer, 64);
  }

  static long readUnsigned(Lexer lexer, int bits) {
    if (lexer.token() != Token.INTEGER || isSign(lexer.bytes()[lexer.start()])) {
      throw lexer.unexpected("an unsigned integer");
    }
    String outOfRange = unsignedOutOfRange(bits);
    long value = magnitude(lexer, lexer.start(), outOfRange);
    if (bits < 64 && value >>> bits != 0) {
      throw lexer.error(outOfRange);
    }
    lexer.advance();
    return value;
  }

  /**
   * The integer that the cursor stands on; goes on.
   *
   * @param bits the size of its type, 8 to 64; signed and unsigned numbers of this size are allowed
   * @return the number, unsigned or sign-extended as it is written
   * @throws WatSyntaxException if there is none, or it is out of range
   */
  public static long read(Lexer lexer, int bits) {
    if (lexer.token() != Token.INTEGER) {
      throw lexer.unexpected("an i" + bits + " constant");
    }
    byte first = lexer.bytes()[lexer.start()];
    long magnitude =
        magnitude(lexer, lexer.start() + (isSign(first) ? 1 : 0), NumberSyntax.OUT_OF_RANGE);
    boolean negative = first == '-';
    long most = negative ? 1L << (bits - 1) : -1L >>> (64 - bits);
    if (Long.compareUnsigned(magnitude, most) > 0) {
      throw lexer.error(NumberSyntax.OUT_OF_RANGE);
    }
    lexer.advance();
    return negative ? -magnitude : magnitude;
  }

  private static boolean isSign(byte character) {
    return character == '+' || character == '-';
  }

  /** The specification's tests have another wording for constants than for indices and sizes. */
  private static String unsignedOutOfRange(int bits) {
    switch (bits) {
      case Byte.SIZE:
        return "i8 constant out of range";
      case Integer.SIZE:
        return "i32 constant out of range";
      default:
        return "i64 constant out of range";
    }
  }

  private static long magnitude(Lexer lexer, int start, String outOfRange) {
    byte[] bytes = lexer.bytes();
    int end = lexer.end();
    boolean hex = NumberSyntax.isHex(bytes, start, end);
    int radix = hex ? HEX : DECIMAL;
    long limit = hex ? -1L >>> 4 : Long.divideUnsigned(-1L, DECIMAL);
    long value = 0;
    for (int i = hex ? start + 2 : start; i < end; i++) {
      if (bytes[i] != '_') {
        long next = value * radix + Character.digit(bytes[i], radix);
        if (Long.compareUnsigned(value, limit) > 0 || Long.compareUnsigned(next, value) < 0) {
          throw lexer.error(outOfRange);
        }
        value = next;
      }
    }
    return value;
  }

  /**
   * The unsigned 64-bit number that ends a keyword, such as {@code align=8}; goes on.
   *
   * @param prefix what stands in front of the number
   */
  static long readAssigned(Lexer lexer, String prefix) {
    int start = lexer.start() + prefix.length();
    byte[] bytes = lexer.bytes();
    boolean number =
        start < lexer.end()
            && !isSign(bytes[start])
            && NumberSyntax.classify(bytes, start, lexer.end()) == Token.INTEGER;
    if (!number) {
      throw lexer.error("unknown operator " + lexer.text());
    }
    long value = magnitude(lexer, start, unsignedOutOfRange(Long.SIZE));
    lexer.advance();
    return value;
  }
}
