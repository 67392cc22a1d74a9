package io.dunlin.wat.parse;

/**
 * The grammar of numbers; their values are computed elsewhere.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html">Values</a>
 */
final class NumberSyntax {
  /** What is wrong with a constant that its type has no value for. */
  static final String OUT_OF_RANGE = "constant out of range";

  private static final int DECIMAL = 10;
  private static final int HEX = 16;

  private NumberSyntax() {}

  /** Whether a word is an integer, another number, or none ({@link Token#RESERVED}). */
  static Token classify(byte[] bytes, int start, int end) {
    int i = start;
    if (bytes[i] == '+' || bytes[i] == '-') {
      i++;
    }
    if (i == end) {
      return Token.RESERVED;
    }
    if (bytes[i] == 'i' || bytes[i] == 'n') {
      return isInfinityOrNan(bytes, i, end) ? Token.FLOAT : Token.RESERVED;
    }
    int radix = DECIMAL;
    if (isHex(bytes, i, end)) {
      radix = HEX;
      i += 2;
    }
    int whole = endOfDigits(bytes, i, end, radix);
    if (whole == i) {
      return Token.RESERVED;
    }
    if (whole == end) {
      return Token.INTEGER;
    }
    return isFractionAndExponent(bytes, whole, end, radix) ? Token.FLOAT : Token.RESERVED;
  }

  /** Whether {@code 0x} stands here. */
  static boolean isHex(byte[] bytes, int at, int end) {
    return end - at > 2 && bytes[at] == '0' && bytes[at + 1] == 'x';
  }

  private static boolean isInfinityOrNan(byte[] bytes, int start, int end) {
    if (matches(bytes, start, end, "inf") || matches(bytes, start, end, "nan")) {
      return true;
    }
    return end - start > 6
        && matches(bytes, start, start + 6, "nan:0x")
        && isHexNumber(bytes, start + 6, end);
  }

  /** Whether a range holds exactly these ASCII characters. */
  static boolean matches(byte[] bytes, int start, int end, String text) {
    if (end - start != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a range holds hexadecimal digits, with single underscores between digits. */
  static boolean isHexNumber(byte[] bytes, int start, int end) {
    return start < end && endOfDigits(bytes, start, end, HEX) == end;
  }

  private static boolean isFractionAndExponent(byte[] bytes, int from, int end, int radix) {
    int i = from;
    if (bytes[i] == '.') {
      i = endOfDigits(bytes, i + 1, end, radix);
    }
    if (i == end) {
      return true;
    }
    int lower = bytes[i] | 0x20;
    if (lower != (radix == HEX ? 'p' : 'e')) {
      return false;
    }
    i++;
    if (i < end && (bytes[i] == '+' || bytes[i] == '-')) {
      i++;
    }
    return i < end && endOfDigits(bytes, i, end, DECIMAL) == end;
  }

  /** The end of digits with single underscores between them; the start if no digit stands there. */
  private static int endOfDigits(byte[] bytes, int start, int end, int radix) {
    int i = start;
    while (i < end) {
      if (isDigit(bytes[i], radix)) {
        i++;
      } else if (bytes[i] == '_' && i > start && i + 1 < end && isDigit(bytes[i + 1], radix)) {
        i += 2;
      } else {
        break;
      }
    }
    return i;
  }

  private static boolean isDigit(byte character, int radix) {
    if (character >= '0' && character <= '9') {
      return true;
    }
    int lower = character | 0x20;
    return radix == HEX && lower >= 'a' && lower <= 'f';
  }
}
