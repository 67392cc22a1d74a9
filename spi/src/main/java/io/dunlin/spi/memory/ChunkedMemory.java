package io.dunlin.spi.memory;

import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.store.SharedMemoryInstance;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.op.AtomicOperator;
import io.dunlin.wasm.type.MemoryType;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A shared memory in chunks of 64 KiB, so that it can grow while others use it: growth appends
 * chunks and leaves the others where they are.
 *
 * <p>Chunks are direct buffers, because only those offer atomic access on every Java from 17 on.
 * They are allocated when the memory grows, several at once, and not ahead of it; the virtual
 * machine bounds their sum ({@code -XX:MaxDirectMemorySize}) and frees them when the memory is no
 * longer reachable.
 */
public final class ChunkedMemory extends SharedMemoryInstance {
  private static final int CHUNK_LOG2 = 16;

  /** The size of a chunk in bytes. */
  static final int CHUNK = 1 << CHUNK_LOG2;

  private static final int MASK = CHUNK - 1;

  /** The most chunks that an array can hold. */
  private static final long MAX_CHUNKS = Integer.MAX_VALUE - 8;

  /** The most chunks that are allocated as one: 1 GiB. */
  private static final int BLOCK = 1 << 14;

  /** The most bytes that a fill writes at a time. */
  private static final int FILL = 1 << 13;

  private static final ChunkAtomics FENCE = ChunkAtomics.create();

  private final ChunkAtomics atomics;

  /** Replaced by a longer array when the memory grows; never written. */
  private volatile ByteBuffer[] chunks = {};

  /** Never more than the chunks hold. */
  private volatile long size;

  /**
   * A memory of its initial size, all zero.
   *
   * @param store the store whose limits are asked about the initial size, or null if the memory is
   *     made outside of stores
   * @param type a shared type, which has a maximum
   * @throws ResourceLimitException if it may not or cannot be that large
   */
  public ChunkedMemory(@Nullable StoreState store, MemoryType type) {
    this(store, type, ChunkAtomics.create());
  }

  ChunkedMemory(@Nullable StoreState store, MemoryType type, ChunkAtomics atomics) {
    super(store, type, (MAX_CHUNKS << CHUNK_LOG2) >>> type.pageSizeLog2());
    this.atomics = atomics;
    long bytes = type.limits().min() << type.pageSizeLog2();
    if (resize(0, bytes) < 0) {
      throw new ResourceLimitException(
          "memory minimum size of " + bytes + " bytes does not fit into Java's direct memory");
    }
  }

  /** Orders all accesses of this thread before it and all behind it, in every memory. */
  public static void fence() {
    FENCE.fence();
  }

  @Override
  protected synchronized long resize(long expected, long bytes) {
    long found = size;
    if (found != expected) {
      return found;
    }
    ByteBuffer[] old = chunks;
    int count = (int) ((bytes + MASK) >>> CHUNK_LOG2);
    if (count > old.length) {
      try {
        ByteBuffer[] all = Arrays.copyOf(old, count);
        allocate(all, old.length);
        chunks = all;
      } catch (OutOfMemoryError e) {
        return -1;
      }
    }
    // Who sees the new size must find the chunks that it promises.
    size = bytes;
    return found;
  }

  private static void allocate(ByteBuffer[] chunks, int from) {
    for (int first = from; first < chunks.length; first += BLOCK) {
      int end = Math.min(first + BLOCK, chunks.length);
      ByteBuffer block = ByteBuffer.allocateDirect((end - first) << CHUNK_LOG2);
      for (int i = first; i < end; i++) {
        ByteBuffer part = part(block, (i - first) << CHUNK_LOG2, CHUNK);
        chunks[i] = part.slice().order(ByteOrder.LITTLE_ENDIAN);
      }
    }
  }

  /** Another buffer for the same bytes, whose position and limit are those of a part. */
  private static ByteBuffer part(ByteBuffer whole, int start, int length) {
    ByteBuffer part = whole.duplicate();
    ((Buffer) part).limit(start + length);
    ((Buffer) part).position(start);
    return part;
  }

  @Override
  public long size() {
    return size;
  }

  private ByteBuffer chunk(long address) {
    return chunks[(int) (address >>> CHUNK_LOG2)];
  }

  private void check(long address, int bytes) {
    if (address < 0 || address > size - bytes) {
      throw outOfBounds();
    }
  }

  /** As many bytes of a range as lie in its first chunk, as what remains of a buffer. */
  private ByteBuffer first(long address, long length) {
    int at = (int) address & MASK;
    return part(chunk(address), at, (int) Math.min(length, CHUNK - at));
  }

  @Override
  public ByteBuffer view(long address, long length) {
    checkRange(address, length);
    ByteBuffer view = length == 0 ? ByteBuffer.allocate(0) : first(address, length);
    return view.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void read(long address, byte[] target, int start, int length) {
    checkRange(address, length);
    for (int done = 0; done < length; ) {
      ByteBuffer source = first(address + done, length - done);
      int count = source.remaining();
      source.get(target, start + done, count);
      done += count;
    }
  }

  @Override
  public void write(long address, byte[] source, int start, int length) {
    checkRange(address, length);
    for (int done = 0; done < length; ) {
      ByteBuffer target = first(address + done, length - done);
      int count = target.remaining();
      target.put(source, start + done, count);
      done += count;
    }
  }

  @Override
  public void fill(long address, byte value, long length) {
    checkRange(address, length);
    byte[] bytes = new byte[(int) Math.min(length, FILL)];
    Arrays.fill(bytes, value);
    for (long done = 0; done < length; ) {
      ByteBuffer target = first(address + done, length - done);
      while (target.hasRemaining()) {
        int count = Math.min(target.remaining(), bytes.length);
        target.put(bytes, 0, count);
        done += count;
      }
    }
  }

  @Override
  public void copy(long address, MemoryInstance source, long sourceAddress, long length) {
    source.checkRange(sourceAddress, length);
    checkRange(address, length);
    if (!(source instanceof ChunkedMemory other)) {
      copyFromOther(address, source, sourceAddress, length);
    } else if (other != this || Long.compareUnsigned(address, sourceAddress) <= 0) {
      copyForward(address, other, sourceAddress, length);
    } else {
      copyBackward(address, sourceAddress, length);
    }
  }

  private void copyForward(long address, ChunkedMemory source, long sourceAddress, long length) {
    for (long done = 0; done < length; ) {
      ByteBuffer target = first(address + done, length - done);
      ByteBuffer piece = source.first(sourceAddress + done, target.remaining());
      done += piece.remaining();
      target.put(piece);
    }
  }

  /** From the end on, so that bytes that are still to be copied are not overwritten. */
  private void copyBackward(long address, long sourceAddress, long length) {
    for (long left = length; left > 0; ) {
      int targetRoom = ((int) (address + left - 1) & MASK) + 1;
      int sourceRoom = ((int) (sourceAddress + left - 1) & MASK) + 1;
      int count = (int) Math.min(left, Math.min(targetRoom, sourceRoom));
      left -= count;
      first(address + left, count).put(first(sourceAddress + left, count));
    }
  }

  private void copyFromOther(long address, MemoryInstance source, long sourceAddress, long length) {
    byte[] bytes = new byte[(int) Math.min(length, CHUNK)];
    for (long done = 0; done < length; ) {
      int count = (int) Math.min(length - done, bytes.length);
      source.read(sourceAddress + done, bytes, 0, count);
      write(address + done, bytes, 0, count);
      done += count;
    }
  }

  @Override
  public byte getByte(long address) {
    check(address, Byte.BYTES);
    return chunk(address).get((int) address & MASK);
  }

  @Override
  public short getShort(long address) {
    check(address, Short.BYTES);
    int at = (int) address & MASK;
    return at <= CHUNK - Short.BYTES
        ? chunk(address).getShort(at)
        : (short) getAcross(address, Short.BYTES);
  }

  @Override
  public int getInt(long address) {
    check(address, Integer.BYTES);
    int at = (int) address & MASK;
    return at <= CHUNK - Integer.BYTES
        ? chunk(address).getInt(at)
        : (int) getAcross(address, Integer.BYTES);
  }

  @Override
  public long getLong(long address) {
    check(address, Long.BYTES);
    int at = (int) address & MASK;
    return at <= CHUNK - Long.BYTES ? chunk(address).getLong(at) : getAcross(address, Long.BYTES);
  }

  /** Reads from two chunks. */
  private long getAcross(long address, int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << Byte.SIZE | (getByte(address + i) & 0xFF);
    }
    return value;
  }

  @Override
  public void setByte(long address, byte value) {
    check(address, Byte.BYTES);
    chunk(address).put((int) address & MASK, value);
  }

  @Override
  public void setShort(long address, short value) {
    check(address, Short.BYTES);
    int at = (int) address & MASK;
    if (at <= CHUNK - Short.BYTES) {
      chunk(address).putShort(at, value);
    } else {
      setAcross(address, Short.BYTES, value);
    }
  }

  @Override
  public void setInt(long address, int value) {
    check(address, Integer.BYTES);
    int at = (int) address & MASK;
    if (at <= CHUNK - Integer.BYTES) {
      chunk(address).putInt(at, value);
    } else {
      setAcross(address, Integer.BYTES, value);
    }
  }

  @Override
  public void setLong(long address, long value) {
    check(address, Long.BYTES);
    int at = (int) address & MASK;
    if (at <= CHUNK - Long.BYTES) {
      chunk(address).putLong(at, value);
    } else {
      setAcross(address, Long.BYTES, value);
    }
  }

  /** Writes to two chunks. */
  private void setAcross(long address, int bytes, long value) {
    for (int i = 0; i < bytes; i++) {
      setByte(address + i, (byte) (value >>> (i * Byte.SIZE)));
    }
  }

  @Override
  public long atomicLoad(long address, int bytes) {
    checkAtomic(address, bytes);
    return atomics.load(chunk(address), (int) address & MASK, bytes);
  }

  @Override
  public void atomicStore(long address, int bytes, long value) {
    checkAtomic(address, bytes);
    atomics.store(chunk(address), (int) address & MASK, bytes, value);
  }

  @Override
  public long atomicReadModifyWrite(
      AtomicOperator operator, long address, int bytes, long operand) {
    checkAtomic(address, bytes);
    return atomics.readModifyWrite(operator, chunk(address), (int) address & MASK, bytes, operand);
  }

  @Override
  public long atomicCompareExchange(long address, int bytes, long expected, long replacement) {
    checkAtomic(address, bytes);
    return atomics.compareExchange(
        chunk(address), (int) address & MASK, bytes, lowBytes(expected, bytes), replacement);
  }
}
