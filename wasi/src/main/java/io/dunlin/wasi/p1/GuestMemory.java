package io.dunlin.wasi.p1;

import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.ErrnoException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The guest's memory during one call. Addresses and lengths are unsigned 32-bit numbers; whatever
 * lies outside of the memory is a FAULT.
 */
public final class GuestMemory {
  private final ByteBuffer bytes;

  /** The memory as it is now; {@code view} is not changed. */
  public GuestMemory(ByteBuffer view) {
    bytes = view.order() == ByteOrder.LITTLE_ENDIAN ? view : view.duplicate();
    bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads one byte, unsigned. */
  public int getByte(int address) {
    return bytes.get(check(address, 1)) & 0xFF;
  }

  /** Reads two bytes, unsigned. */
  public int getShort(int address) {
    return bytes.getShort(check(address, 2)) & 0xFFFF;
  }

  /** Reads four bytes. */
  public int getInt(int address) {
    return bytes.getInt(check(address, 4));
  }

  /** Reads eight bytes. */
  public long getLong(int address) {
    return bytes.getLong(check(address, 8));
  }

  /** Writes one byte. */
  public void putByte(int address, int value) {
    bytes.put(check(address, 1), (byte) value);
  }

  /** Writes two bytes. */
  public void putShort(int address, int value) {
    bytes.putShort(check(address, 2), (short) value);
  }

  /** Writes four bytes. */
  public void putInt(int address, int value) {
    bytes.putInt(check(address, 4), value);
  }

  /** Writes eight bytes. */
  public void putLong(int address, long value) {
    bytes.putLong(check(address, 8), value);
  }

  /** The bytes of a range, not copied: from position 0 to the limit, little endian. */
  public ByteBuffer slice(int address, int length) {
    int start = check(address, length & 0xFFFF_FFFFL);
    ByteBuffer range = bytes.duplicate();
    ((Buffer) range).limit(start + length);
    ((Buffer) range).position(start);
    return range.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Sets a range to zero. */
  public void clear(int address, int length) {
    slice(address, length).put(new byte[length]);
  }

  /** Writes bytes, all of them or none. */
  public void putBytes(int address, byte[] source) {
    slice(address, source.length).put(source);
  }

  /** Requires a range of {@code count} elements of {@code elementSize} bytes. */
  public void checkArray(int address, int count, int elementSize) {
    check(address, (count & 0xFFFF_FFFFL) * elementSize);
  }

  /**
   * Reads a string.
   *
   * @param limit the most bytes that it may have
   * @throws ErrnoException NAMETOOLONG if it has more, ILSEQ if it is not UTF-8
   */
  public String getString(int address, int length, int limit) {
    ByteBuffer encoded = slice(address, length);
    if (encoded.remaining() > limit) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    try {
      CharBuffer decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(encoded);
      return decoded.toString();
    } catch (CharacterCodingException e) {
      throw new ErrnoException(Errno.ILSEQ);
    }
  }

  private int check(int address, long length) {
    long start = address & 0xFFFF_FFFFL;
    if (start + length > bytes.limit()) {
      throw new ErrnoException(Errno.FAULT);
    }
    return (int) start;
  }
}
