package io.dunlin.wat.print;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The text that is being written: a buffer in front of an {@link Appendable}, and the indentation
 * of lines. Whatever the target throws comes out of every method as {@link UncheckedIOException}.
 */
final class TextWriter {
  private static final int BUFFER_CHARS = 1 << 13;

  /** Spaces per level. */
  private static final int INDENTATION = 2;

  /** Deeper levels are indented no further: the text of deep nesting stays in proportion. */
  private static final int DEEPEST_INDENTATION = 50;

  private final Appendable target;
  private final char[] buffer = new char[BUFFER_CHARS];
  private int size;
  private int level;
  private int lines;

  /** Whether the line is still empty. */
  private boolean fresh;

  TextWriter(Appendable target) {
    this.target = target;
  }

  TextWriter write(char character) {
    if (size == BUFFER_CHARS) {
      flush();
    }
    buffer[size++] = character;
    fresh = false;
    return this;
  }

  TextWriter write(String text) {
    int start = 0;
    while (text.length() - start > BUFFER_CHARS - size) {
      int end = start + BUFFER_CHARS - size;
      text.getChars(start, end, buffer, size);
      size = BUFFER_CHARS;
      flush();
      start = end;
    }
    text.getChars(start, text.length(), buffer, size);
    size += text.length() - start;
    fresh = false;
    return this;
  }

  /** Writes an unsigned number. */
  TextWriter writeUnsigned(int number) {
    return write(Integer.toUnsignedString(number));
  }

  /** Writes a signed number. */
  TextWriter writeSigned(long number) {
    return write(Long.toString(number));
  }

  /** Writes an unsigned number with eight hexadecimal digits. */
  TextWriter writeHex(int number) {
    String digits = Integer.toHexString(number);
    return write("0x00000000".substring(0, 2 + Integer.BYTES * 2 - digits.length())).write(digits);
  }

  /** Begins a line. */
  TextWriter newLine() {
    lines++;
    write('\n');
    for (int i = Math.min(level, DEEPEST_INDENTATION) * INDENTATION; i > 0; i--) {
      write(' ');
    }
    fresh = true;
    return this;
  }

  /** Writes a space, except at the beginning of a line. */
  TextWriter separate() {
    return fresh ? this : write(' ');
  }

  /** The number of lines begun so far, but for the first one; wraps around. */
  int lines() {
    return lines;
  }

  /** Indents the lines that begin from now on further. */
  void indent() {
    level++;
  }

  /** Takes the last {@link #indent} back. */
  void outdent() {
    level--;
  }

  /** Hands what has been written to the target. */
  void flush() {
    try {
      target.append(new String(buffer, 0, size));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    size = 0;
  }
}
