package io.dunlin.nativeruntime.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.dunlin.wasm.op.AtomicOperator;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Accesses to bytes outside of Java's heap, in the byte order of WebAssembly. Whether an access is
 * in bounds of the memory has been checked before.
 */
final class MemoryBytes {
  /** The longest buffer that shows memory outside of Java's heap. */
  private static final long MAX_VIEW = Integer.MAX_VALUE - 8;

  private static final VarHandle INT = JAVA_INT.varHandle();
  private static final VarHandle LONG = JAVA_LONG.varHandle();

  private MemoryBytes() {}

  /** A view of a range, as far as a buffer can show it. */
  static ByteBuffer view(MemorySegment bytes, long address, long length) {
    long shown = Math.min(length, MAX_VIEW);
    return bytes.asSlice(address, shown).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  static void read(MemorySegment bytes, long address, byte[] target, int start, int length) {
    MemorySegment.copy(bytes, JAVA_BYTE, address, target, start, length);
  }

  static void write(MemorySegment bytes, long address, byte[] source, int start, int length) {
    MemorySegment.copy(source, start, bytes, JAVA_BYTE, address, length);
  }

  static void fill(MemorySegment bytes, long address, byte value, long length) {
    bytes.asSlice(address, length).fill(value);
  }

  static byte getByte(MemorySegment bytes, long address) {
    return bytes.get(JAVA_BYTE, address);
  }

  static short getShort(MemorySegment bytes, long address) {
    return bytes.get(JAVA_SHORT_UNALIGNED, address);
  }

  static int getInt(MemorySegment bytes, long address) {
    return bytes.get(JAVA_INT_UNALIGNED, address);
  }

  static long getLong(MemorySegment bytes, long address) {
    return bytes.get(JAVA_LONG_UNALIGNED, address);
  }

  static void setByte(MemorySegment bytes, long address, byte value) {
    bytes.set(JAVA_BYTE, address, value);
  }

  static void setShort(MemorySegment bytes, long address, short value) {
    bytes.set(JAVA_SHORT_UNALIGNED, address, value);
  }

  static void setInt(MemorySegment bytes, long address, int value) {
    bytes.set(JAVA_INT_UNALIGNED, address, value);
  }

  static void setLong(MemorySegment bytes, long address, long value) {
    bytes.set(JAVA_LONG_UNALIGNED, address, value);
  }

  static long atomicLoad(MemorySegment bytes, long address, int width) {
    return width == Long.BYTES
        ? (long) LONG.getVolatile(bytes, address)
        : narrow((int) INT.getVolatile(bytes, word(address)), address, width);
  }

  static void atomicStore(MemorySegment bytes, long address, int width, long value) {
    atomicReadModifyWrite(AtomicOperator.XCHG, bytes, address, width, value);
  }

  /** Gives what was read. */
  static long atomicReadModifyWrite(
      AtomicOperator operator, MemorySegment bytes, long address, int width, long operand) {
    while (true) {
      long read = atomicLoad(bytes, address, width);
      if (replace(bytes, address, width, read, operator.apply(read, operand))) {
        return read;
      }
    }
  }

  /** Gives what was read; {@code expected} is zero-extended. */
  static long atomicCompareExchange(
      MemorySegment bytes, long address, int width, long expected, long replacement) {
    while (true) {
      long read = atomicLoad(bytes, address, width);
      if (read != expected || replace(bytes, address, width, read, replacement)) {
        return read;
      }
    }
  }

  /** Writes a value unless another one than the one that was read is there now, or by bad luck. */
  private static boolean replace(
      MemorySegment bytes, long address, int width, long read, long value) {
    if (width == Long.BYTES) {
      return LONG.weakCompareAndSet(bytes, address, read, value);
    }
    // Of one or two bytes the word is exchanged, if nobody has changed the rest of it meanwhile.
    long at = word(address);
    int word = (int) INT.getVolatile(bytes, at);
    return narrow(word, address, width) == read
        && INT.weakCompareAndSet(bytes, at, word, with(word, address, width, (int) value));
  }

  /** Where the word begins that holds a byte. */
  private static long word(long address) {
    return address & -Integer.BYTES;
  }

  private static int shift(long address) {
    return (int) (address & (Integer.BYTES - 1)) * Byte.SIZE;
  }

  private static long mask(int width) {
    return (1L << (width * Byte.SIZE)) - 1;
  }

  private static long narrow(int word, long address, int width) {
    return (word >>> shift(address)) & mask(width);
  }

  /** The word with some of its bytes replaced. */
  private static int with(int word, long address, int width, int value) {
    int mask = (int) mask(width) << shift(address);
    return (word & ~mask) | ((value << shift(address)) & mask);
  }
}
