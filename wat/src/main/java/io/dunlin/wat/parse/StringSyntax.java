package io.dunlin.wat.parse;

import io.dunlin.wasm.binary.ByteWriter;

/**
 * Strings and their escapes.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#strings">Strings</a>
 */
final class StringSyntax {
  private static final int HEX = 16;

  private StringSyntax() {}

  /** The offset behind the escape at an offset, which is checked. */
  static int endOfEscape(Scanner scanner, int backslash) {
    byte[] bytes = scanner.bytes();
    int i = backslash + 1;
    if (i < bytes.length) {
      switch (bytes[i]) {
        case 't':
        case 'n':
        case 'r':
        case '"':
        case '\'':
        case '\\':
          return i + 1;
        case 'u':
          return endOfCodePoint(scanner, backslash);
        default:
          if (digit(bytes[i]) >= 0 && i + 1 < bytes.length && digit(bytes[i + 1]) >= 0) {
            return i + 2;
          }
      }
    }
    throw scanner.error("illegal escape", backslash, Math.min(i + 1, bytes.length));
  }

  private static int endOfCodePoint(Scanner scanner, int backslash) {
    byte[] bytes = scanner.bytes();
    int open = backslash + 2;
    int i = open;
    if (i < bytes.length && bytes[i] == '{') {
      i++;
      while (i < bytes.length && (digit(bytes[i]) >= 0 || bytes[i] == '_')) {
        i++;
      }
      if (i < bytes.length
          && bytes[i] == '}'
          && NumberSyntax.isHexNumber(bytes, open + 1, i)
          && isScalarValue(codePoint(bytes, open + 1, i))) {
        return i + 1;
      }
    }
    throw scanner.error("illegal escape", backslash, Math.min(i + 1, bytes.length));
  }

  private static boolean isScalarValue(int codePoint) {
    return codePoint < Character.MIN_SURROGATE
        || (codePoint > Character.MAX_SURROGATE && codePoint <= Character.MAX_CODE_POINT);
  }

  /** The number, or one beyond all code points if it is too large for one. */
  private static int codePoint(byte[] bytes, int start, int end) {
    int value = 0;
    for (int i = start; i < end; i++) {
      if (bytes[i] != '_') {
        value = Math.min(value * HEX + digit(bytes[i]), Character.MAX_CODE_POINT + 1);
      }
    }
    return value;
  }

  private static int digit(byte character) {
    return Character.digit(character, HEX);
  }

  /** The bytes of a string, whose escapes have been checked, between its quotes. */
  static byte[] decode(byte[] bytes, int start, int end) {
    ByteWriter out = new ByteWriter();
    decode(bytes, start, end, out);
    return out.toByteArray();
  }

  /** Appends the bytes of a string, whose escapes have been checked, between its quotes. */
  static void decode(byte[] bytes, int start, int end, ByteWriter out) {
    int i = start;
    while (i < end) {
      int run = i;
      while (i < end && bytes[i] != '\\') {
        i++;
      }
      out.writeBytes(bytes, run, i - run);
      if (i < end) {
        i = decodeEscape(bytes, i + 1, out);
      }
    }
  }

  /** Decodes what follows a backslash, and returns the offset behind it. */
  private static int decodeEscape(byte[] bytes, int at, ByteWriter out) {
    switch (bytes[at]) {
      case 't':
        out.writeByte('\t');
        return at + 1;
      case 'n':
        out.writeByte('\n');
        return at + 1;
      case 'r':
        out.writeByte('\r');
        return at + 1;
      case '"':
      case '\'':
      case '\\':
        out.writeByte(bytes[at]);
        return at + 1;
      case 'u':
        int close = at + 2;
        while (bytes[close] != '}') {
          close++;
        }
        writeUtf8(out, codePoint(bytes, at + 2, close));
        return close + 1;
      default:
        out.writeByte(digit(bytes[at]) * HEX + digit(bytes[at + 1]));
        return at + 2;
    }
  }

  private static void writeUtf8(ByteWriter out, int codePoint) {
    if (codePoint < 0x80) {
      out.writeByte(codePoint);
      return;
    }
    int shift = codePoint < 0x800 ? 6 : codePoint < 0x10000 ? 12 : 18;
    int mark = codePoint < 0x800 ? 0xC0 : codePoint < 0x10000 ? 0xE0 : 0xF0;
    out.writeByte(mark | codePoint >>> shift);
    while (shift > 0) {
      shift -= 6;
      out.writeByte(0x80 | (codePoint >>> shift & 0x3F));
    }
  }
}
