package io.dunlin.wat.parse;

import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wasm.binary.ByteWriter;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over the tokens of a text, which can also see the token behind the one it stands on.
 *
 * <p>Comments, white space and unknown annotations are never seen. The cursor can be put back to an
 * earlier offset, so that a text can be read in several passes. Not thread-safe.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/lexical.html">Lexical format</a>
 */
public final class Lexer {
  private final Source source;
  private final byte[] bytes;
  private final Scanner scanner;
  private final Name name = new Name();

  private Token token = Token.END;
  private int start;
  private int end;

  private boolean hasNext;
  private Token nextToken = Token.END;
  private int nextStart;
  private int nextEnd;

  /** A cursor on the first token of a text. */
  public Lexer(Source source) {
    this.source = source;
    bytes = source.bytes();
    scanner = new Scanner(source);
    moveTo(0);
  }

  /** The kind of the token that the cursor stands on. */
  public Token token() {
    return token;
  }

  /** The offset of the token. */
  public int start() {
    return start;
  }

  /** The offset behind the token. */
  public int end() {
    return end;
  }

  /** Goes to the next token; at the end of the text, stays there. */
  public void advance() {
    if (hasNext) {
      token = nextToken;
      start = nextStart;
      end = nextEnd;
      hasNext = false;
    } else {
      moveTo(end);
    }
  }

  /** Goes to the first token at or behind an offset that is not inside a token. */
  public void moveTo(int offset) {
    scanner.scan(offset);
    token = scanner.kind;
    start = scanner.start;
    end = scanner.end;
    hasNext = false;
  }

  /** The kind of the token behind the one that the cursor stands on. */
  public Token peek() {
    if (!hasNext) {
      scanner.scan(end);
      nextToken = scanner.kind;
      nextStart = scanner.start;
      nextEnd = scanner.end;
      hasNext = true;
    }
    return nextToken;
  }

  /** Whether the cursor stands on this keyword. */
  public boolean isKeyword(String keyword) {
    return token == Token.KEYWORD && NumberSyntax.matches(bytes, start, end, keyword);
  }

  /** Whether the cursor stands on a keyword that begins so. */
  public boolean isKeywordWithPrefix(String prefix) {
    return token == Token.KEYWORD
        && end - start >= prefix.length()
        && NumberSyntax.matches(bytes, start, start + prefix.length(), prefix);
  }

  /** Whether the token behind the one that the cursor stands on is a keyword that begins so. */
  public boolean peeksKeywordWithPrefix(String prefix) {
    return peek() == Token.KEYWORD
        && nextEnd - nextStart >= prefix.length()
        && NumberSyntax.matches(bytes, nextStart, nextStart + prefix.length(), prefix);
  }

  /** Whether the cursor stands on the parenthesis in front of this keyword. */
  public boolean isForm(String keyword) {
    return token == Token.LEFT_PAREN
        && peek() == Token.KEYWORD
        && NumberSyntax.matches(bytes, nextStart, nextEnd, keyword);
  }

  /** Whether the cursor stands on the beginning of an annotation with this name. */
  public boolean isAnnotation(String id) {
    return token == Token.ANNOTATION && Annotations.hasId(bytes, start, end, id);
  }

  /** Goes on if the cursor stands on such a token, and says whether. */
  public boolean accept(Token expected) {
    if (token != expected) {
      return false;
    }
    advance();
    return true;
  }

  /** Goes on if the cursor stands on this keyword, and says whether. */
  public boolean acceptKeyword(String keyword) {
    if (!isKeyword(keyword)) {
      return false;
    }
    advance();
    return true;
  }

  /** Goes behind a parenthesis and this keyword if the cursor stands there, and says whether. */
  public boolean acceptForm(String keyword) {
    if (!isForm(keyword)) {
      return false;
    }
    advance();
    advance();
    return true;
  }

  /**
   * Goes on.
   *
   * @throws WatSyntaxException if the cursor stands on any other token
   */
  public void expect(Token expected) {
    if (token != expected) {
      throw unexpected(expected.toString());
    }
    advance();
  }

  /**
   * Goes on.
   *
   * @throws WatSyntaxException if the cursor stands on anything but this keyword
   */
  public void expectKeyword(String keyword) {
    if (!acceptKeyword(keyword)) {
      throw unexpected(keyword);
    }
  }

  /**
   * Goes behind a parenthesis and this keyword.
   *
   * @throws WatSyntaxException if something else stands there
   */
  public void expectForm(String keyword) {
    if (!acceptForm(keyword)) {
      throw unexpected("(" + keyword);
    }
  }

  /**
   * Goes from an opening parenthesis, or the beginning of an annotation, behind the one that closes
   * it.
   *
   * @throws WatSyntaxException if it is not closed
   */
  public void skipForm() {
    moveTo(scanner.endOfForm(start));
  }

  /** The token as it is written. */
  public String text() {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** The bytes that tokens are ranges of. Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Appends the bytes of the string that the cursor stands on, and goes on.
   *
   * @throws WatSyntaxException if it stands on no string
   */
  public void readString(ByteWriter out) {
    if (token != Token.STRING) {
      throw unexpected(Token.STRING.toString());
    }
    StringSyntax.decode(bytes, start + 1, end - 1, out);
    advance();
  }

  /**
   * The string that the cursor stands on, which must be UTF-8; goes on.
   *
   * @throws WatSyntaxException if it is not, or the cursor stands on no string
   */
  public String readName() {
    if (token != Token.STRING) {
      throw unexpected(Token.STRING.toString());
    }
    byte[] decoded = StringSyntax.decode(bytes, start + 1, end - 1);
    requireUtf8(decoded);
    advance();
    return new String(decoded, StandardCharsets.UTF_8);
  }

  /**
   * The name of the identifier that the cursor stands on, without {@code $} and quotes, whose
   * escapes are resolved. Holds until the next call.
   *
   * @throws WatSyntaxException if the cursor stands on no identifier, or its name is not UTF-8
   */
  public Name identifier() {
    if (token != Token.IDENTIFIER) {
      throw unexpected(Token.IDENTIFIER.toString());
    }
    if (bytes[start + 1] == '"') {
      byte[] decoded = StringSyntax.decode(bytes, start + 2, end - 1);
      requireUtf8(decoded);
      name.set(decoded, 0, decoded.length);
    } else {
      name.set(bytes, start + 1, end);
    }
    return name;
  }

  private void requireUtf8(byte[] decoded) {
    if (Utf8.findMalformed(decoded, 0, decoded.length) >= 0) {
      throw error("malformed UTF-8 encoding");
    }
  }

  /** The exception for a fault in the token that the cursor stands on. */
  public WatSyntaxException error(String reason) {
    return source.error(reason, start, end);
  }

  /** The exception for a fault in a range of the text. */
  public WatSyntaxException error(String reason, int from, int to) {
    return source.error(reason, from, to);
  }

  /**
   * The exception for a token that must not stand where it does.
   *
   * @param expected what should stand there
   */
  public WatSyntaxException unexpected(String expected) {
    return error(
        isUnknownWord() ? "unknown operator " + text() : "unexpected token, expected " + expected);
  }

  /** Whether the cursor stands on something that means nothing anywhere. */
  boolean isUnknownWord() {
    return token == Token.RESERVED || (token == Token.KEYWORD && !Keywords.isKnown(this));
  }
}
