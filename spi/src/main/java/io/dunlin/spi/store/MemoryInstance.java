package io.dunlin.spi.store;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.MemoryType;
import java.nio.ByteBuffer;

/**
 * A linear memory of a store.
 *
 * <p>Addresses and lengths are unsigned 64-bit numbers of bytes; numbers are little endian. A range
 * outside of the memory is a {@link TrapException} with {@link TrapCode#MEMORY_OUT_OF_BOUNDS},
 * before anything is written.
 */
public abstract class MemoryInstance {
  private final StoreState store;
  private final MemoryType type;
  private final long implementationPages;

  /**
   * Creates a memory of this type; the subclass gives it its bytes.
   *
   * @param implementationPages the most pages that the backend can hold of a memory of this type
   */
  protected MemoryInstance(StoreState store, MemoryType type, long implementationPages) {
    this.store = store;
    this.type = type;
    this.implementationPages = implementationPages;
    long min = type.limits().min();
    if (Long.compareUnsigned(min, implementationPages) > 0) {
      throw new ResourceLimitException(
          "memory minimum size of "
              + Long.toUnsignedString(min)
              + " pages exceeds what this backend can hold, "
              + implementationPages
              + " pages");
    }
    store.addMemory(min << type.pageSizeLog2(), maximumPages() << type.pageSizeLog2());
  }

  /** Changes the size in bytes; the bytes that are added are zero. */
  protected abstract boolean resize(long bytes);

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
   * @return the number of pages before, or -1 if the memory stays as it is
   */
  public final long grow(long delta) {
    long before = pages();
    long maximum = maximumPages();
    if (Long.compareUnsigned(delta, maximum - before) > 0) {
      return -1;
    }
    long after = before + delta;
    if (delta == 0) {
      return before;
    }
    int log2 = type.pageSizeLog2();
    if (Long.compareUnsigned(after, implementationPages) > 0
        || !store.limiter().memoryGrowing(before << log2, after << log2, maximum << log2)) {
      return -1;
    }
    return resize(after << log2) ? before : -1;
  }

  /** Gives the memory its initial size again; all bytes are zero. */
  public final void reset() {
    resize(0);
    resize(type.limits().min() << type.pageSizeLog2());
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

  private static TrapException outOfBounds() {
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
}
