package io.dunlin.wat.parse;

import io.dunlin.wasm.WatSyntaxException;

/**
 * Finds tokens in a text. White space, comments and the annotations that nobody here understands
 * stand between tokens.
 *
 * <p>A word is as long as possible: it ends only at white space, a parenthesis or a comment. Where
 * it has more than one part, as in {@code 0$x} or {@code "a""b"}, it is a reserved token.
 */
final class Scanner {
  /** Classes of characters. */
  private static final byte ILLEGAL = 0;

  private static final byte SPACE = 1;
  private static final byte IDENTIFIER = 2;
  private static final byte RESERVED = 3;
  private static final byte PAREN = 4;
  private static final byte QUOTE = 5;

  private static final byte[] CLASSES = new byte[256];

  static {
    for (int c = 0; c < CLASSES.length; c++) {
      CLASSES[c] = IdentifierSyntax.isCharacter(c) ? IDENTIFIER : ILLEGAL;
    }
    assign(" \t\n\r", SPACE);
    assign(",;[]{}", RESERVED);
    assign("()", PAREN);
    assign("\"", QUOTE);
  }

  private static void assign(String characters, byte characterClass) {
    for (int i = 0; i < characters.length(); i++) {
      CLASSES[characters.charAt(i)] = characterClass;
    }
  }

  private final Source source;
  private final byte[] bytes;

  /** The token that was found. */
  Token kind = Token.END;

  /** The offset of its first byte. */
  int start;

  /** The offset behind its last byte. */
  int end;

  Scanner(Source source) {
    this.source = source;
    bytes = source.bytes();
  }

  /** Finds the first token at or behind an offset that lies between tokens. */
  void scan(int from) {
    start = skipBetween(from);
    if (start == bytes.length) {
      found(Token.END, start);
      return;
    }
    switch (bytes[start]) {
      case '(':
        if (start + 1 < bytes.length && bytes[start + 1] == '@') {
          found(Token.ANNOTATION, Annotations.endOfId(this, start));
        } else {
          found(Token.LEFT_PAREN, start + 1);
        }
        break;
      case ')':
        found(Token.RIGHT_PAREN, start + 1);
        break;
      default:
        scanWord();
    }
  }

  private void found(Token token, int tokenEnd) {
    kind = token;
    end = tokenEnd;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Whether the byte at an offset exists and may be part of identifiers and keywords. */
  boolean isIdentifierCharacter(int at) {
    return at < bytes.length && CLASSES[bytes[at] & 0xFF] == IDENTIFIER;
  }

  /** Whether a string begins at the offset. */
  boolean isQuote(int at) {
    return at < bytes.length && bytes[at] == '"';
  }

  WatSyntaxException error(String reason, int from, int to) {
    return source.error(reason, from, to);
  }

  /** The offset of the next token. */
  private int skipBetween(int from) {
    int i = from;
    while (i < bytes.length) {
      byte each = bytes[i];
      if (CLASSES[each & 0xFF] == SPACE) {
        i++;
      } else if (each == ';' && isAt(i + 1, ';')) {
        i = skipLineComment(i);
      } else if (each == '(' && isAt(i + 1, ';')) {
        i = skipBlockComment(i);
      } else if (each == '(' && isAt(i + 1, '@') && !Annotations.isUnderstood(this, i)) {
        i = skipAnnotation(i);
      } else {
        break;
      }
    }
    return i;
  }

  private boolean isAt(int at, char wanted) {
    return at < bytes.length && bytes[at] == wanted;
  }

  private int skipLineComment(int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != '\n' && bytes[i] != '\r') {
      i++;
    }
    return i;
  }

  private int skipBlockComment(int from) {
    int depth = 0;
    int i = from;
    while (i + 1 < bytes.length) {
      if (bytes[i] == '(' && bytes[i + 1] == ';') {
        depth++;
        i += 2;
      } else if (bytes[i] == ';' && bytes[i + 1] == ')') {
        depth--;
        i += 2;
        if (depth == 0) {
          return i;
        }
      } else {
        i++;
      }
    }
    throw error("unclosed comment", from, from + 2);
  }

  /** Checks what must hold for the content of any annotation: characters, strings, parentheses. */
  private int skipAnnotation(int from) {
    int idEnd = Annotations.endOfId(this, from);
    int depth = 1;
    int i = idEnd;
    while (i < bytes.length) {
      byte each = bytes[i];
      if (each == ';' && isAt(i + 1, ';')) {
        i = skipLineComment(i);
      } else if (each == '(' && isAt(i + 1, ';')) {
        i = skipBlockComment(i);
      } else if (each == '"') {
        i = endOfString(i);
      } else {
        requireLegal(i);
        i++;
        depth += each == '(' ? 1 : each == ')' ? -1 : 0;
        if (depth == 0) {
          return i;
        }
      }
    }
    throw error("unclosed annotation", from, idEnd);
  }

  private void requireLegal(int at) {
    if (CLASSES[bytes[at] & 0xFF] == ILLEGAL) {
      throw error("illegal character", at, at + characterLength(at));
    }
  }

  /** The bytes of the character at an offset; the text is well-formed UTF-8. */
  private int characterLength(int at) {
    int first = bytes[at] & 0xFF;
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }

  /** Finds the end of a word, which may be anything but parentheses. */
  private void scanWord() {
    int i = start;
    while (isIdentifierCharacter(i)) {
      i++;
    }
    boolean plain = i > start;
    boolean quotedId = i == start + 1 && bytes[start] == '$' && isQuote(i);
    int firstPart = i;
    if (quotedId || (!plain && isQuote(i))) {
      firstPart = quotedId ? endOfQuotedId(i) : endOfString(i);
      i = firstPart;
    }
    i = extendReserved(i);
    if (i > firstPart) {
      found(Token.RESERVED, i);
    } else if (!plain) {
      found(Token.STRING, i);
    } else {
      end = i;
      found(quotedId ? Token.IDENTIFIER : classify(), i);
    }
  }

  /** The end of what makes a reserved token of a word, by following it without space. */
  private int extendReserved(int from) {
    int i = from;
    while (i < bytes.length) {
      byte characterClass = CLASSES[bytes[i] & 0xFF];
      if (characterClass == QUOTE) {
        i = endOfString(i);
      } else if (characterClass == IDENTIFIER
          || (characterClass == RESERVED && !(bytes[i] == ';' && isAt(i + 1, ';')))) {
        i++;
      } else {
        break;
      }
    }
    if (i == start) {
      requireLegal(i);
    }
    return i;
  }

  /** What a word of identifier characters is. */
  private Token classify() {
    byte first = bytes[start];
    if (first == '$') {
      if (end == start + 1) {
        throw error("empty identifier", start, end);
      }
      return Token.IDENTIFIER;
    }
    boolean letter = first >= 'a' && first <= 'z';
    if (letter && first != 'i' && first != 'n') {
      return Token.KEYWORD;
    }
    Token number = NumberSyntax.classify(bytes, start, end);
    return letter && number == Token.RESERVED ? Token.KEYWORD : number;
  }

  private int endOfQuotedId(int quote) {
    int i = quote + 1;
    while (i < bytes.length && bytes[i] != '"' && !isControl(bytes[i])) {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    if (i == quote + 1 || i >= bytes.length || bytes[i] != '"') {
      throw error("empty identifier: a name or a string must follow", start, quote);
    }
    return endOfString(quote);
  }

  private static boolean isControl(byte each) {
    return (each >= 0 && each < ' ') || each == 0x7F;
  }

  /** The offset behind a string, which is checked. */
  int endOfString(int quote) {
    int i = quote + 1;
    while (i < bytes.length && bytes[i] != '"') {
      if (bytes[i] == '\\') {
        i = StringSyntax.endOfEscape(this, i);
      } else if (isControl(bytes[i])) {
        String reason =
            bytes[i] == '\n' || bytes[i] == '\r'
                ? "unclosed string"
                : "illegal control character in string";
        throw error(reason, bytes[i] == '\n' || bytes[i] == '\r' ? quote : i, i + 1);
      } else {
        i++;
      }
    }
    if (i >= bytes.length) {
      throw error("unclosed string", quote, bytes.length);
    }
    return i + 1;
  }

  /**
   * The offset behind the parenthesis that closes the one at an offset. What is between is not
   * checked further than is needed to find it.
   */
  int endOfForm(int open) {
    int depth = 0;
    int i = open;
    while (i < bytes.length) {
      byte each = bytes[i];
      if (each == '(') {
        if (isAt(i + 1, ';')) {
          i = skipBlockComment(i);
          continue;
        }
        depth++;
      } else if (each == ')') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      } else if (each == '"') {
        i = endOfString(i);
        continue;
      } else if (each == ';' && isAt(i + 1, ';')) {
        i = skipLineComment(i);
        continue;
      }
      i++;
    }
    throw error("unexpected token: a parenthesis is not closed", open, open + 1);
  }
}
