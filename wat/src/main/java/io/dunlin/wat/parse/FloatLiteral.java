package io.dunlin.wat.parse;

/**
 * The values of floating-point numbers, rounded once, to the nearest, ties to even.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#floating-point">Floating
 *     point</a>
 */
public final class FloatLiteral {
  /** Beyond what any exponent can make up for with the digits of a text that fits in memory. */
  private static final long EXPONENT_LIMIT = 1L << 40;

  /**
   * Digits are added to a significand as long as it is smaller; more only decide about rounding.
   */
  private static final long SIGNIFICAND_LIMIT = 1L << 58;

  private FloatLiteral() {}

  /**
   * The bits of the single precision number that the cursor stands on; goes on.
   *
   * @throws io.dunlin.wasm.WatSyntaxException if there is none, or it is out of range
   */
  public static int readF32(Lexer lexer) {
    return (int) read(lexer, Format.SINGLE);
  }

  /**
   * The bits of the double precision number that the cursor stands on; goes on.
   *
   * @throws io.dunlin.wasm.WatSyntaxException if there is none, or it is out of range
   */
  public static long readF64(Lexer lexer) {
    return read(lexer, Format.DOUBLE);
  }

  private static long read(Lexer lexer, Format format) {
    if (lexer.token() != Token.FLOAT && lexer.token() != Token.INTEGER) {
      throw lexer.unexpected("an " + format.name + " constant");
    }
    byte[] bytes = lexer.bytes();
    int start = lexer.start();
    boolean negative = bytes[start] == '-';
    if (negative || bytes[start] == '+') {
      start++;
    }
    long magnitude = magnitude(bytes, start, lexer.end(), format);
    if (magnitude < 0) {
      throw lexer.error(NumberSyntax.OUT_OF_RANGE);
    }
    lexer.advance();
    return negative ? magnitude | format.sign() : magnitude;
  }

  /** The bits of an unsigned number, negative if it is out of range. */
  private static long magnitude(byte[] bytes, int start, int end, Format format) {
    switch (bytes[start]) {
      case 'i':
        return format.infinity();
      case 'n':
        return nan(bytes, start, end, format);
      default:
        long bits =
            NumberSyntax.isHex(bytes, start, end)
                ? hexadecimal(bytes, start + 2, end, format)
                : decimal(bytes, start, end, format);
        return bits >= format.infinity() ? -1 : bits;
    }
  }

  private static long nan(byte[] bytes, int start, int end, Format format) {
    if (end - start == "nan".length()) {
      return format.infinity() | 1L << (format.fractionBits - 1);
    }
    long payload = 0;
    for (int i = start + "nan:0x".length(); i < end; i++) {
      if (bytes[i] != '_') {
        payload = payload << 4 | Character.digit(bytes[i], 16);
        if (payload >>> format.fractionBits != 0) {
          return -1;
        }
      }
    }
    return payload == 0 ? -1 : format.infinity() | payload;
  }

  private static long decimal(byte[] bytes, int start, int end, Format format) {
    StringBuilder digits = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      if (bytes[i] != '_') {
        digits.append((char) bytes[i]);
      }
    }
    String text = digits.toString();
    return format == Format.SINGLE
        ? Float.floatToRawIntBits(Float.parseFloat(text))
        : Double.doubleToRawLongBits(Double.parseDouble(text));
  }

  private static long hexadecimal(byte[] bytes, int start, int end, Format format) {
    long significand = 0;
    boolean inexact = false;
    boolean fraction = false;
    long exponent = 0;
    int i = start;
    for (; i < end && (bytes[i] | 0x20) != 'p'; i++) {
      if (bytes[i] == '.') {
        fraction = true;
      } else if (bytes[i] != '_') {
        int digit = Character.digit(bytes[i], 16);
        if (significand < SIGNIFICAND_LIMIT) {
          significand = significand << 4 | digit;
          exponent -= fraction ? 4 : 0;
        } else {
          inexact |= digit != 0;
          exponent += fraction ? 0 : 4;
        }
      }
    }
    return format.round(significand, exponent + exponent(bytes, i + 1, end), inexact);
  }

  /** The exponent in a range that may be empty. */
  private static long exponent(byte[] bytes, int start, int end) {
    long value = 0;
    for (int i = start; i < end; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '9') {
        value = Math.min(value * 10 + bytes[i] - '0', EXPONENT_LIMIT);
      }
    }
    return start < end && bytes[start] == '-' ? -value : value;
  }

  /** A format of IEEE 754. */
  private enum Format {
    SINGLE("f32", 23, 127),
    DOUBLE("f64", 52, 1023);

    private final String name;
    private final int fractionBits;

    /** The exponent of the lowest bit of subnormal numbers. */
    private final int lowestExponent;

    private final int bias;

    Format(String name, int fractionBits, int bias) {
      this.name = name;
      this.fractionBits = fractionBits;
      this.bias = bias;
      this.lowestExponent = 1 - bias - fractionBits;
    }

    /** The bits of infinity, which are above those of all finite numbers. */
    long infinity() {
      return (2L * bias + 1) << fractionBits;
    }

    /** The bit that makes numbers negative. */
    long sign() {
      return infinity() + (1L << fractionBits);
    }

    /**
     * The bits of the number nearest to {@code significand * 2^exponent}.
     *
     * @param significand less than 2^62
     * @param inexact whether the number is a little larger
     */
    long round(long significand, long exponent, boolean inexact) {
      if (significand == 0) {
        return 0;
      }
      int length = Long.SIZE - Long.numberOfLeadingZeros(significand);
      long lowest = Math.max(exponent + length - 1 - fractionBits, lowestExponent);
      if (lowest > bias) {
        return infinity();
      }
      long rounded = shift(significand, lowest - exponent, inexact);
      // The leading bit of a normal number, or one that rounding carried, adds to the exponent.
      return ((lowest - lowestExponent) << fractionBits) + rounded;
    }

    private static long shift(long significand, long right, boolean inexact) {
      if (right <= 0) {
        return significand << -right;
      }
      if (right >= Long.SIZE - 1) {
        return 0;
      }
      long kept = significand >>> right;
      long half = 1L << (right - 1);
      long rest = significand & (half * 2 - 1);
      boolean up = rest > half || (rest == half && (inexact || (kept & 1) != 0));
      return up ? kept + 1 : kept;
    }
  }
}
