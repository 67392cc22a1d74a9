package io.dunlin.wasm.binary;

import io.dunlin.wasm.module.ConstExpr;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer that the primitive values of the binary format are written to. Not thread-safe.
 */
public final class ByteWriter {
  private static final int FIRST_CAPACITY = 64;

  private byte[] bytes;
  private int size;

  /** Creates an empty buffer. */
  public ByteWriter() {
    this(FIRST_CAPACITY);
  }

  /** Creates an empty buffer with room for so many bytes before it grows. */
  ByteWriter(int capacity) {
    bytes = new byte[Math.max(capacity, FIRST_CAPACITY)];
  }

  /** The number of bytes written. */
  public int size() {
    return size;
  }

  /** Forgets what was written. */
  public void clear() {
    size = 0;
  }

  /** A copy of the bytes written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /**
   * The bytes written, which are forgotten here; the buffer is given up before it is needed again.
   */
  public byte[] takeBytes() {
    byte[] taken = toByteArray();
    bytes = new byte[FIRST_CAPACITY];
    size = 0;
    return taken;
  }

  private void reserve(int count) {
    if (count > bytes.length - size) {
      long wanted = Math.max((long) size + count, bytes.length * 2L);
      if ((long) size + count > Integer.MAX_VALUE - 8) {
        throw new IllegalStateException("more than 2 GiB written");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
  }

  /** Writes the low eight bits. */
  public void writeByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  /** Writes a range of bytes. */
  public void writeBytes(byte[] source, int start, int length) {
    reserve(length);
    System.arraycopy(source, start, bytes, size, length);
    size += length;
  }

  /** Writes all bytes of an array. */
  public void writeBytes(byte[] source) {
    writeBytes(source, 0, source.length);
  }

  /** Writes what another writer holds. */
  public void writeBytes(ByteWriter source) {
    writeBytes(source.bytes, 0, source.size);
  }

  /**
   * Appends what was written from an offset on to another buffer, and forgets it here.
   *
   * @param from at most {@link #size()}
   */
  public void moveTail(int from, ByteWriter target) {
    target.writeBytes(bytes, from, size - from);
    size = from;
  }

  /** Writes an unsigned 32-bit number. */
  public void writeU32(int value) {
    writeU64(value & 0xFFFFFFFFL);
  }

  /** Writes an unsigned 64-bit number. */
  public void writeU64(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    writeByte((int) rest);
  }

  /** Writes a signed number of 32, 33 or 64 bits: the encoding is the same. */
  public void writeS64(long value) {
    long rest = value;
    while (rest < -64 || rest > 63) {
      writeByte((int) (rest & 0x7F) | 0x80);
      rest >>= 7;
    }
    writeByte((int) (rest & 0x7F));
  }

  /** Writes four bytes, the least significant first. */
  public void writeInt(int value) {
    reserve(4);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /** Writes eight bytes, the least significant first. */
  public void writeLong(long value) {
    writeInt((int) value);
    writeInt((int) (value >>> 32));
  }

  /** Writes a name: its length and its bytes in UTF-8. */
  public void writeName(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    writeU32(utf8.length);
    writeBytes(utf8);
  }

  /** Writes the instructions of an expression, the final {@code end} included. */
  void writeExpression(ConstExpr expression) {
    writeBytes(expression.bytes(), expression.start(), expression.end() - expression.start());
  }

  /** Puts a section's id and length in front of its content, which begins at an offset. */
  void insertSectionHeader(int id, int start) {
    int length = size - start;
    writeByte(id);
    writeU32(length);
    int headerLength = size - start - length;
    byte[] header = Arrays.copyOfRange(bytes, size - headerLength, size);
    System.arraycopy(bytes, start, bytes, start + headerLength, length);
    System.arraycopy(header, 0, bytes, start, headerLength);
  }

  /** Writes the length of what another writer holds, and its bytes. */
  public void writeSized(ByteWriter content) {
    writeU32(content.size);
    writeBytes(content);
  }
}
