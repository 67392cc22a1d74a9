package io.dunlin.bytecode.runtime;

import io.dunlin.spi.memory.ArrayMemory;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.type.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A memory of one store; compiled code works on its array. As long as all of that code allows it,
 * growth leaves room in the array for more growth.
 */
public final class ByteMemory extends ArrayMemory {
  /** An instance that grows a little must not take what one took that did something else. */
  private static final int MAX_TIMES_EXPECTED = 8;

  /** The size in bytes, which is at most the length of the array. */
  public int limit;

  private MemoryArrays arrays = MemoryArrays.WITH_ROOM;

  /** In bytes, as far as is known from earlier instances; or 0. */
  private int expectedSize;

  private final long created = System.nanoTime();
  private long nanosCopying;
  private long bytesCopied;

  ByteMemory(StoreState store, MemoryType type) {
    super(store, type);
    limit = bytes.length;
  }

  /** From now on this code uses the memory. */
  void use(ModuleCode code) {
    if (code.arrays() == MemoryArrays.WITH_ROOM) {
      expectedSize = Math.max(expectedSize, code.sizeGrownTo());
      return;
    }
    arrays = MemoryArrays.EXACT;
    if (bytes.length > limit) {
      bytes = Arrays.copyOf(bytes, limit);
    }
  }

  /** Whether so much time goes into growth that code that leaves room would be faster. */
  boolean isGrowthCostly() {
    return bytesCopied >= (long) MemoryArrays.MIN_TIMES_COPIED * limit
        && nanosCopying >= MemoryArrays.MIN_SHARE_OF_TIME * (System.nanoTime() - created);
  }

  @Override
  protected long resize(long expected, long size) {
    int newLimit = (int) size;
    try {
      if (newLimit < limit || newLimit > bytes.length) {
        move(newLimit);
      } else {
        // A view's array may have been written to behind the view.
        Arrays.fill(bytes, limit, newLimit, (byte) 0);
      }
    } catch (OutOfMemoryError e) {
      return -1;
    }
    limit = newLimit;
    return expected;
  }

  /** Copies what there is to another array that holds so many bytes. */
  private void move(int size) {
    long start = System.nanoTime();
    bytesCopied += Math.min(limit, size);
    bytes = copy(size);
    nanosCopying += System.nanoTime() - start;
  }

  private byte[] copy(int size) {
    if (arrays == MemoryArrays.WITH_ROOM) {
      try {
        return Arrays.copyOf(bytes, lengthWithRoom(size));
      } catch (OutOfMemoryError e) {
        // There may still be enough without room.
      }
    }
    return Arrays.copyOf(bytes, size);
  }

  /**
   * At least half as much again, so that what is copied is in proportion to what there is in the
   * end; and what an earlier instance needed, unless that is many times as much.
   */
  private int lengthWithRoom(int size) {
    int log2 = type().pageSizeLog2();
    long max = type().limits().max();
    long longest = Long.compareUnsigned(max, MAX_BYTES >> log2) < 0 ? max << log2 : MAX_BYTES;
    long expected = Math.min(expectedSize, MAX_TIMES_EXPECTED * (long) size);
    return (int) Math.min(Math.max(size + (long) size / 2, expected), longest);
  }

  @Override
  public long size() {
    return limit;
  }

  @Override
  public ByteBuffer view() {
    return ByteBuffer.wrap(bytes, 0, limit).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public short getShort(long address) {
    return (short) MemoryAccess.SHORT.get(bytes, checked(address, Short.BYTES));
  }

  @Override
  public int getInt(long address) {
    return (int) MemoryAccess.INT.get(bytes, checked(address, Integer.BYTES));
  }

  @Override
  public long getLong(long address) {
    return (long) MemoryAccess.LONG.get(bytes, checked(address, Long.BYTES));
  }

  @Override
  public void setShort(long address, short value) {
    MemoryAccess.SHORT.set(bytes, checked(address, Short.BYTES), value);
  }

  @Override
  public void setInt(long address, int value) {
    MemoryAccess.INT.set(bytes, checked(address, Integer.BYTES), value);
  }

  @Override
  public void setLong(long address, long value) {
    MemoryAccess.LONG.set(bytes, checked(address, Long.BYTES), value);
  }
}
