package io.dunlin.wat.parse;

import java.nio.charset.StandardCharsets;

/**
 * The annotations that mean something to the parser; all others are skipped.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html">Custom Sections and
 *     Annotations</a>
 */
final class Annotations {
  /** Names a part of the module. */
  static final String NAME = "name";

  /** Makes a custom section. */
  static final String CUSTOM = "custom";

  private static final String[] UNDERSTOOD = {NAME, CUSTOM};

  private Annotations() {}

  /** The offset behind {@code (@} and the id of the annotation that begins at an offset. */
  static int endOfId(Scanner scanner, int open) {
    int id = open + 2;
    if (scanner.isQuote(id)) {
      int end = scanner.isQuote(id + 1) ? id : endOfQuotedId(scanner, id);
      if (end > id) {
        return end;
      }
    }
    int i = id;
    while (scanner.isIdentifierCharacter(i)) {
      i++;
    }
    if (i == id) {
      throw scanner.error("empty annotation id", open, id);
    }
    return i;
  }

  /** The end of the string at an offset, or the offset if it does not end on its line. */
  private static int endOfQuotedId(Scanner scanner, int quote) {
    byte[] bytes = scanner.bytes();
    for (int i = quote + 1; i < bytes.length && bytes[i] != '\n' && bytes[i] != '\r'; i++) {
      if (bytes[i] == '"') {
        int end = scanner.endOfString(quote);
        byte[] id = StringSyntax.decode(bytes, quote + 1, end - 1);
        if (Utf8.findMalformed(id, 0, id.length) >= 0) {
          throw scanner.error("malformed UTF-8 encoding", quote, end);
        }
        return end;
      }
      i += bytes[i] == '\\' ? 1 : 0;
    }
    return quote;
  }

  /** Whether the annotation that begins at an offset is one of those named here. */
  static boolean isUnderstood(Scanner scanner, int open) {
    int end = endOfId(scanner, open);
    for (String each : UNDERSTOOD) {
      if (hasId(scanner.bytes(), open, end, each)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the annotation token in this range has this id. */
  static boolean hasId(byte[] bytes, int start, int end, String id) {
    if (bytes[start + 2] == '"') {
      byte[] decoded = StringSyntax.decode(bytes, start + 3, end - 1);
      return id.equals(new String(decoded, StandardCharsets.UTF_8));
    }
    return NumberSyntax.matches(bytes, start + 2, end, id);
  }
}
