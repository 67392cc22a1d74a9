package io.dunlin.wat.print;

import io.dunlin.wat.parse.IdentifierSyntax;

/**
 * Writes strings and identifiers.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#strings">Strings</a>
 */
final class StringPrinter {
  private static final String DIGITS = "0123456789abcdef";

  private StringPrinter() {}

  /** Writes bytes as a string, of which only printable ASCII stands for itself. */
  static void writeBytes(TextWriter out, byte[] bytes, int start, int end) {
    out.write('"');
    for (int i = start; i < end; i++) {
      char each = (char) (bytes[i] & 0xFF);
      if (each == '"' || each == '\\') {
        out.write('\\').write(each);
      } else if (each >= ' ' && each <= '~') {
        out.write(each);
      } else {
        out.write('\\').write(DIGITS.charAt(each >> 4)).write(DIGITS.charAt(each & 0xF));
      }
    }
    out.write('"');
  }

  /** A name as a string, in which all characters stand for themselves that can be seen. */
  static String quote(String name) {
    StringBuilder quoted = new StringBuilder(name.length() + 2).append('"');
    name.codePoints().forEach(each -> appendEscaped(quoted, each));
    return quoted.append('"').toString();
  }

  private static void appendEscaped(StringBuilder quoted, int codePoint) {
    if (codePoint == '"' || codePoint == '\\') {
      quoted.append('\\').appendCodePoint(codePoint);
    } else if (isVisible(codePoint)) {
      quoted.appendCodePoint(codePoint);
    } else {
      quoted.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
    }
  }

  /** Whether a reader can see what it is; some characters change how those around them look. */
  private static boolean isVisible(int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.PRIVATE_USE:
      case Character.UNASSIGNED:
        return false;
      default:
        return true;
    }
  }

  /** A name as an identifier; it must not be empty. */
  static String identifier(String name) {
    return "$" + (name.chars().allMatch(IdentifierSyntax::isCharacter) ? name : quote(name));
  }
}
