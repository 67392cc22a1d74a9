package io.dunlin.wasi.p1;

import io.dunlin.SharedMemory;
import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.ErrnoException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The guest's memory during one call. Addresses and lengths are unsigned 32-bit numbers; whatever
 * lies outside of the memory is a FAULT.
 *
 * <p>Other threads may write to a shared memory meanwhile, so that what has been checked in it may
 * be another value when it is read again: what decides something is read once.
 */
public abstract class GuestMemory {
  /** For the memories of this package. */
  GuestMemory() {}

  /** The memory as it is now; {@code view} is not changed. */
  public static GuestMemory of(ByteBuffer view) {
    return new BufferMemory(view);
  }

  /** A memory that other guests use at the same time. */
  public static GuestMemory of(SharedMemory memory) {
    return new SharedGuestMemory(memory);
  }

  /** The size in bytes. */
  abstract long size();

  /** Reads one byte, unsigned. */
  public abstract int getByte(int address);

  /** Reads two bytes, unsigned. */
  public abstract int getShort(int address);

  /** Reads four bytes. */
  public abstract int getInt(int address);

  /** Reads eight bytes. */
  public abstract long getLong(int address);

  /** Writes one byte. */
  public abstract void putByte(int address, int value);

  /** Writes two bytes. */
  public abstract void putShort(int address, int value);

  /** Writes four bytes. */
  public abstract void putInt(int address, int value);

  /** Writes eight bytes. */
  public abstract void putLong(int address, long value);

  /**
   * Bytes from an address on, not copied, little endian: as many of a range as lie behind each
   * other, at least one of a range that is not empty. All of it must lie in the memory.
   *
   * @param length at most 2^32
   */
  public abstract ByteBuffer range(int address, long length);

  /** Reads bytes. */
  abstract void read(int address, byte[] target);

  /** Writes bytes, all of them or none. */
  public abstract void putBytes(int address, byte[] source, int start, int length);

  /** Writes bytes, all of them or none. */
  public final void putBytes(int address, byte[] source) {
    putBytes(address, source, 0, source.length);
  }

  /** Sets a range to zero. */
  public final void clear(int address, int length) {
    checkArray(address, length, 1);
    putBytes(address, new byte[length]);
  }

  /** Requires a range of {@code count} elements of {@code elementSize} bytes. */
  public final void checkArray(int address, int count, int elementSize) {
    check(address, (count & 0xFFFF_FFFFL) * elementSize);
  }

  /**
   * Reads a string.
   *
   * @param limit the most bytes that it may have
   * @throws ErrnoException NAMETOOLONG if it has more, ILSEQ if it is not UTF-8
   */
  public final String getString(int address, int length, int limit) {
    checkArray(address, length, 1);
    if (Integer.compareUnsigned(length, limit) > 0) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    byte[] encoded = new byte[length];
    read(address, encoded);
    try {
      CharBuffer decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(encoded));
      return decoded.toString();
    } catch (CharacterCodingException e) {
      throw new ErrnoException(Errno.ILSEQ);
    }
  }

  /** Requires a range, and gives its address as a number that is not negative. */
  final long check(int address, long length) {
    long start = address & 0xFFFF_FFFFL;
    if (start + length > size()) {
      throw new ErrnoException(Errno.FAULT);
    }
    return start;
  }
}
