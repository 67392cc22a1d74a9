package io.dunlin.compiler.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes numbers as bytes. Serves one thread. */
final class PackedWriter {
  private byte[] bytes = new byte[1024];
  private int size;

  /** How many bytes have been written. */
  int size() {
    return size;
  }

  /** A copy of all bytes that have been written. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** All bytes that have been written. */
  ByteBuffer toBuffer() {
    return ByteBuffer.wrap(bytes, 0, size);
  }

  /** A number without a sign, in LEB128. */
  void putNumber(int value) {
    reserve(5);
    int rest = value;
    for (; (rest & ~0x7f) != 0; rest >>>= 7) {
      bytes[size++] = (byte) (rest | 0x80);
    }
    bytes[size++] = (byte) rest;
  }

  /** A number with a sign, which is not far from zero. */
  void putSigned(int value) {
    putNumber(value << 1 ^ value >> 31);
  }

  /** What {@link #putSigned} has made a number without a sign of. */
  static int signed(int number) {
    return number >>> 1 ^ -(number & 1);
  }

  /** Eight bytes. */
  void putLong(long value) {
    reserve(Long.BYTES);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(size, value);
    size += Long.BYTES;
  }

  /** Numbers of four bytes each. */
  void putAll(int[] values) {
    reserve(Math.multiplyExact(Integer.BYTES, values.length));
    ByteBuffer.wrap(bytes, size, bytes.length - size)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .put(values);
    size += Integer.BYTES * values.length;
  }

  /** Bytes as they are, without their number. */
  void put(ByteBuffer values) {
    int count = values.remaining();
    reserve(count);
    values.duplicate().get(bytes, size, count);
    size += count;
  }

  private void reserve(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.addExact(Math.max(2 * size, size + count), 16));
    }
  }
}
