package io.dunlin.wat.print;

/**
 * Writes floating-point numbers in hexadecimal, which is exact, with the decimal number in a
 * comment.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#floating-point">Floating
 *     point</a>
 */
final class FloatPrinter {
  private static final int SINGLE_FRACTION_BITS = 23;
  private static final int DOUBLE_FRACTION_BITS = 52;
  private static final int SINGLE_BIAS = 127;
  private static final int DOUBLE_BIAS = 1023;

  private FloatPrinter() {}

  /** Writes the single precision number with these bits. */
  static void writeF32(TextWriter out, int bits) {
    out.write(toString(bits & 0xFFFFFFFFL, SINGLE_FRACTION_BITS, SINGLE_BIAS));
    float number = Float.intBitsToFloat(bits);
    if (Float.isFinite(number)) {
      writeDecimal(out, Float.toString(number));
    }
  }

  /** Writes the double precision number with these bits. */
  static void writeF64(TextWriter out, long bits) {
    out.write(toString(bits, DOUBLE_FRACTION_BITS, DOUBLE_BIAS));
    double number = Double.longBitsToDouble(bits);
    if (Double.isFinite(number)) {
      writeDecimal(out, Double.toString(number));
    }
  }

  private static void writeDecimal(TextWriter out, String number) {
    String shown = number.replace(".0E", "e").replace('E', 'e');
    if (shown.endsWith(".0")) {
      shown = shown.substring(0, shown.length() - ".0".length());
    }
    out.write(" (;=").write(shown).write(";)");
  }

  private static String toString(long bits, int fractionBits, int bias) {
    long fraction = bits & ((1L << fractionBits) - 1);
    int exponent = (int) (bits >>> fractionBits) & (2 * bias + 1);
    boolean negative = (bits >>> fractionBits & (2L * bias + 2)) != 0;
    return (negative ? "-" : "") + magnitude(fraction, exponent, fractionBits, bias);
  }

  private static String magnitude(long fraction, int exponent, int fractionBits, int bias) {
    if (exponent == 2 * bias + 1) {
      return special(fraction, fractionBits);
    }
    if (exponent != 0) {
      return finite(fraction, exponent - bias, fractionBits);
    }
    if (fraction == 0) {
      return "0x0p+0";
    }
    // A subnormal number is written like any other, with its leading bit in front of the point.
    int shift = fractionBits + 1 - (Long.SIZE - Long.numberOfLeadingZeros(fraction));
    long rest = (fraction << shift) & ((1L << fractionBits) - 1);
    return finite(rest, 1 - bias - shift, fractionBits);
  }

  private static String special(long fraction, int fractionBits) {
    if (fraction == 0) {
      return "inf";
    }
    boolean canonical = fraction == 1L << (fractionBits - 1);
    return canonical ? "nan" : "nan:0x" + Long.toHexString(fraction);
  }

  /** The number {@code 1.fraction * 2^exponent}. */
  private static String finite(long fraction, int exponent, int fractionBits) {
    StringBuilder text = new StringBuilder("0x1");
    if (fraction != 0) {
      text.append('.');
      // Digit by digit, the first one in the highest bits.
      for (long rest = fraction << (Long.SIZE - fractionBits); rest != 0; rest <<= 4) {
        text.append(Character.forDigit((int) (rest >>> (Long.SIZE - 4)), 16));
      }
    }
    return text.append('p').append(exponent < 0 ? "" : "+").append(exponent).toString();
  }
}
