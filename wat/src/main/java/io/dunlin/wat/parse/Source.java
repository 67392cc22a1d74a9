package io.dunlin.wat.parse;

import io.dunlin.wasm.WatSyntaxException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A text in UTF-8, and the positions in it that errors name. Immutable. */
public final class Source {
  /** The bytes of an offending text that a message quotes at most. */
  private static final int QUOTED_BYTES = 40;

  private final byte[] bytes;

  private Source(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A text in UTF-8.
   *
   * @param bytes the text, not copied; must not change
   * @throws WatSyntaxException if it is not UTF-8
   */
  public static Source of(byte[] bytes) {
    Source source = new Source(bytes);
    int malformed = Utf8.findMalformed(bytes, 0, bytes.length);
    if (malformed >= 0) {
      throw source.error("malformed UTF-8 encoding", malformed, malformed + 1);
    }
    return source;
  }

  /**
   * A text.
   *
   * @throws WatSyntaxException if it has half a surrogate pair
   */
  public static Source of(CharSequence text) {
    try {
      ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      if (buffer.hasArray() && buffer.arrayOffset() == 0 && buffer.limit() == buffer.capacity()) {
        return new Source(buffer.array());
      }
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return new Source(bytes);
    } catch (CharacterCodingException e) {
      // Replacing the halves lets the error say where the first one is.
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      int half = loneSurrogate(text);
      int offset = text.subSequence(0, half).toString().getBytes(StandardCharsets.UTF_8).length;
      throw new Source(bytes).error("malformed UTF-8 encoding", offset, offset + 1);
    }
  }

  private static int loneSurrogate(CharSequence text) {
    int i = 0;
    while (i < text.length()) {
      char each = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(each)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (Character.isSurrogate(each) && !pair) {
        return i;
      }
      i += pair ? 2 : 1;
    }
    return text.length();
  }

  /** The bytes. Not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * The exception for a fault in a range of the bytes.
   *
   * @param reason what is wrong, beginning with the wording of the specification's tests
   */
  public WatSyntaxException error(String reason, int start, int end) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < start; i++) {
      boolean lineEnd =
          bytes[i] == '\n' || (bytes[i] == '\r' && !(i + 1 < start && bytes[i + 1] == '\n'));
      if (lineEnd) {
        line++;
        lineStart = i + 1;
      }
    }
    int column = 1;
    for (int i = lineStart; i < start; i++) {
      if (!isContinuation(bytes[i])) {
        column++;
      }
    }
    return new WatSyntaxException(reason, start, line, column, quote(start, end));
  }

  private static boolean isContinuation(byte each) {
    return (each & 0xC0) == 0x80;
  }

  private String quote(int start, int end) {
    int length = Math.min(end - start, QUOTED_BYTES);
    // A character that the limit would cut is left out.
    while (length > 0 && start + length < bytes.length && isContinuation(bytes[start + length])) {
      length--;
    }
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .forEach(
            each -> {
              if (Character.isISOControl(each)) {
                printable.append(String.format("\\u{%x}", each));
              } else {
                printable.appendCodePoint(each);
              }
            });
    return length < end - start ? printable + "..." : printable.toString();
  }
}
