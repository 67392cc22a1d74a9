package io.dunlin.spi.store;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.op.AtomicOperator;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.MemoryType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A linear memory, of a store or {@linkplain SharedMemoryInstance shared by several}.
 *
 * <p>Addresses and lengths are unsigned 64-bit numbers of bytes; numbers are little endian. A range
 * outside of the memory is a {@link TrapException} with {@link TrapCode#MEMORY_OUT_OF_BOUNDS},
 * before anything is written.
 *
 * <p>Atomic accesses are of 1, 2, 4 or 8 bytes, and values of fewer than 8 bytes are zero-extended;
 * an address that is no multiple of the width is a {@link TrapException} with {@link
 * TrapCode#HEAP_MISALIGNED}. The implementations here are those of a memory that only one thread
 * uses.
 */
public abstract class MemoryInstance {
  private final MemoryType type;
  private final long implementationPages;
  private final long addressMask;

  /**
   * Creates a memory of this type; the subclass gives it its bytes.
   *
   * @param store the store whose limits are asked about the initial size, or null to ask none
   * @param implementationPages the most pages that the backend can hold of a memory of this type
   * @throws ResourceLimitException if the initial size is more than that, or than a limit
   */
  protected MemoryInstance(@Nullable StoreState store, MemoryType type, long implementationPages) {
    this.type = type;
    this.addressMask = type.addressType() == AddressType.I64 ? -1 : 0xFFFFFFFFL;
    this.implementationPages = implementationPages;
    long min = type.limits().min();
    if (Long.compareUnsigned(min, type.limits().max()) > 0) {
      throw new IllegalArgumentException("minimum size above the maximum: " + type);
    }
    if (Long.compareUnsigned(min, implementationPages) > 0) {
      throw new ResourceLimitException(
          "memory minimum size of "
              + Long.toUnsignedString(min)
              + " pages exceeds what this backend can hold, "
              + implementationPages
              + " pages");
    }
    if (store != null) {
      store.addMemory(min << type.pageSizeLog2(), maximumPages() << type.pageSizeLog2());
    }
  }

  /**
   * Changes the size, if it is still the expected one; the bytes that are added are zero.
   *
   * @param expected the size in bytes that the caller knows
   * @param bytes the size in bytes to change it to
   * @return the size in bytes that there was: {@code expected} if the change was made; or -1 if
   *     there is no room for so many bytes
   */
  protected abstract long resize(long expected, long bytes);

  /** The size in bytes. */
  public abstract long size();

  /** The bytes as they are now, little endian; after growth another buffer has to be asked for. */
  public abstract ByteBuffer view();

  /** The memory's type as declared. */
  public final MemoryType type() {
    return type;
  }

  /** The size in pages. */
  public final long pages() {
    return size() >>> type.pageSizeLog2();
  }

  private long maximumPages() {
    long bound = 1L << ((type.addressType() == AddressType.I64 ? 64 : 32) - type.pageSizeLog2());
    long max = type.limits().max();
    // The shift gives 1 where pages are bytes and addresses 64 bits wide: no bound but the type's.
    return bound != 1 && Long.compareUnsigned(max, bound) > 0 ? bound : max;
  }

  /**
   * Adds pages, if type, backend and limits allow it.
   *
   * @param limiter the limits of whoever asks for it
   * @return the number of pages before, or -1 if the memory stays as it is
   */
  public final long grow(long delta, ResourceLimiter limiter) {
    int log2 = type.pageSizeLog2();
    while (true) {
      long before = pages();
      if (Long.compareUnsigned(delta, maximumPages() - before) > 0) {
        return -1;
      }
      if (delta == 0) {
        return before;
      }
      long after = before + delta;
      if (Long.compareUnsigned(after, implementationPages) > 0
          || !limiter.memoryGrowing(before << log2, after << log2, maximumPages() << log2)) {
        return -1;
      }
      long found = resize(before << log2, after << log2);
      if (found < 0) {
        return -1;
      }
      if (found == before << log2) {
        return before;
      }
      // Another thread was faster: the limits have to be asked about another size.
    }
  }

  /** Gives the memory, which must not be shared, its initial size again; all bytes are zero. */
  final void reset() {
    resize(size(), 0);
    resize(0, type.limits().min() << type.pageSizeLog2());
  }

  /** The address that an operand means: an {@code i32} stands for an unsigned number. */
  public final long address(long operand) {
    return operand & addressMask;
  }

  /** Where an instruction's access begins: at an operand plus the offset of the instruction. */
  public final long effectiveAddress(long operand, long offset) {
    long address = operand & addressMask;
    long sum = address + offset;
    if (Long.compareUnsigned(sum, address) < 0) {
      throw outOfBounds();
    }
    return sum;
  }

  /** Traps unless the range lies in the memory. */
  public final void checkRange(long address, long length) {
    if (!inRange(address, length, size())) {
      throw outOfBounds();
    }
  }

  /** Whether a range lies within a size; all unsigned, the size below 2^63. */
  protected static boolean inRange(long start, long length, long size) {
    return Long.compareUnsigned(length, size) <= 0
        && Long.compareUnsigned(start, size - length) <= 0;
  }

  /** What to throw for an access outside of the memory. */
  protected static TrapException outOfBounds() {
    return new TrapException(TrapCode.MEMORY_OUT_OF_BOUNDS);
  }

  /** Copies bytes out. */
  public abstract void read(long address, byte[] target, int start, int length);

  /** Copies bytes in. */
  public abstract void write(long address, byte[] source, int start, int length);

  /** Sets all bytes of a range. */
  public abstract void fill(long address, byte value, long length);

  /** Copies a range of a memory, which may be this one. */
  public abstract void copy(long address, MemoryInstance source, long sourceAddress, long length);

  /**
   * Copies a range of a data segment.
   *
   * @param segmentStart where the segment's bytes begin in {@code source}
   * @param segmentLength the segment's length, 0 if it was dropped
   * @param from where to begin within the segment, unsigned
   */
  public final void init(
      long address, byte[] source, int segmentStart, int segmentLength, long from, long length) {
    if (!inRange(from, length, segmentLength)) {
      throw outOfBounds();
    }
    checkRange(address, length);
    write(address, source, segmentStart + (int) from, (int) length);
  }

  /** Reads a byte, sign-extended. */
  public abstract byte getByte(long address);

  /** Reads two bytes, sign-extended. */
  public abstract short getShort(long address);

  /** Reads four bytes. */
  public abstract int getInt(long address);

  /** Reads eight bytes. */
  public abstract long getLong(long address);

  /** Writes a byte. */
  public abstract void setByte(long address, byte value);

  /** Writes two bytes. */
  public abstract void setShort(long address, short value);

  /** Writes four bytes. */
  public abstract void setInt(long address, int value);

  /** Writes eight bytes. */
  public abstract void setLong(long address, long value);

  /**
   * The {@linkplain #effectiveAddress effective address} of an atomic access. That it is not
   * aligned is said even of an address that is beyond all memories.
   */
  public final long atomicAddress(long operand, long offset, int bytes) {
    if ((operand + offset & bytes - 1) != 0) {
      throw new TrapException(TrapCode.HEAP_MISALIGNED);
    }
    return effectiveAddress(operand, offset);
  }

  /** Traps unless an atomic access may be made here. */
  public final void checkAtomic(long address, int bytes) {
    if ((address & (bytes - 1)) != 0) {
      throw new TrapException(TrapCode.HEAP_MISALIGNED);
    }
    checkRange(address, bytes);
  }

  /** Reads atomically. */
  public long atomicLoad(long address, int bytes) {
    checkAtomic(address, bytes);
    switch (bytes) {
      case Byte.BYTES:
        return getByte(address) & 0xFF;
      case Short.BYTES:
        return getShort(address) & 0xFFFF;
      case Integer.BYTES:
        return getInt(address) & 0xFFFFFFFFL;
      default:
        return getLong(address);
    }
  }

  /** Writes the low bytes of a value atomically. */
  public void atomicStore(long address, int bytes, long value) {
    checkAtomic(address, bytes);
    switch (bytes) {
      case Byte.BYTES:
        setByte(address, (byte) value);
        break;
      case Short.BYTES:
        setShort(address, (short) value);
        break;
      case Integer.BYTES:
        setInt(address, (int) value);
        break;
      default:
        setLong(address, value);
    }
  }

  /**
   * Reads, computes and writes in one step.
   *
   * @return what was read
   */
  public long atomicReadModifyWrite(
      AtomicOperator operator, long address, int bytes, long operand) {
    long read = atomicLoad(address, bytes);
    atomicStore(address, bytes, operator.apply(read, operand));
    return read;
  }

  /**
   * Writes a value if the memory holds the expected one, in one step. Of both values the low bytes
   * count.
   *
   * @return what was read
   */
  public long atomicCompareExchange(long address, int bytes, long expected, long replacement) {
    long read = atomicLoad(address, bytes);
    if (read == lowBytes(expected, bytes)) {
      atomicStore(address, bytes, replacement);
    }
    return read;
  }

  /** The low bytes of a value, zero-extended. */
  protected static long lowBytes(long value, int bytes) {
    return bytes == Long.BYTES ? value : value & ((1L << (bytes * Byte.SIZE)) - 1);
  }

  /**
   * Waits until another thread notifies this one, if the memory holds the expected value.
   *
   * @param bytes 4 or 8
   * @param expected the value, of which the low bytes count
   * @param timeout how many nanoseconds to wait; as long as it takes if negative
   * @param epoch what the deadline is compared with
   * @param deadline the epoch at which waiting ends at the latest
   * @throws TrapException {@link TrapCode#ATOMIC_WAIT_NON_SHARED_MEMORY} if the memory is not
   *     shared; {@link TrapCode#INTERRUPT} if the thread is interrupted, or the deadline comes
   */
  public WaitResult atomicWait(
      long address, int bytes, long expected, long timeout, Epoch epoch, long deadline) {
    checkAtomic(address, bytes);
    throw new TrapException(TrapCode.ATOMIC_WAIT_NON_SHARED_MEMORY);
  }

  /**
   * Wakes threads that wait at an address, those first that have waited longest.
   *
   * @param address a multiple of 4
   * @param count the most threads to wake, unsigned
   * @return how many are woken
   */
  public int atomicNotify(long address, int count) {
    checkAtomic(address, Integer.BYTES);
    return 0;
  }
}
