package io.dunlin.nativeruntime.memory;

import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.type.MemoryType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;

/**
 * A memory of one store. A guarded one never moves; another one moves when it has outgrown the
 * addresses that were reserved for it.
 *
 * <p>Buffers that {@link #view} gives show at most the first 2 GiB. They end, so that every access
 * throws {@link IllegalStateException}, when the memory moves, is reset or closed.
 */
public final class NativeMemory extends MemoryInstance implements AutoCloseable {
  private final Reservations reservations;
  private final MemorySegment structure;
  private Mapping mapping;
  private long size;

  /** How many bytes have been written by ranges, as segments are: a hint of what is in use. */
  private long written;

  /**
   * A memory of its initial size, all zero.
   *
   * @param store the store whose limits are asked
   * @param type its type, which is not shared
   * @param reservations finds addresses for it
   * @param structure where code finds it: a {@link ContextLayout.Memory}
   * @throws ResourceLimitException if it may not or cannot be that large
   */
  public NativeMemory(
      StoreState store, MemoryType type, Reservations reservations, MemorySegment structure) {
    super(store, type, Reservations.maximumPages(type));
    this.reservations = reservations;
    this.structure = structure;
    mapping = reservations.reserve(type);
    setSize(type.limits().min() << type.pageSizeLog2());
  }

  private void setSize(long bytes) {
    size = bytes;
    structure.set(ValueLayout.JAVA_LONG, ContextLayout.Memory.BASE, mapping.start());
    structure.set(ValueLayout.JAVA_LONG, ContextLayout.Memory.BYTE_SIZE, bytes);
  }

  @Override
  protected long resize(long expected, long bytes) {
    if (bytes == 0) {
      mapping.clear();
    } else if (bytes > mapping.reserved() ? !move(bytes) : !mapping.grow(bytes)) {
      return -1;
    }
    setSize(bytes);
    return expected;
  }

  /** Finds more addresses, with as much room again, so that growth in small steps is not slow. */
  private boolean move(long bytes) {
    Mapping larger = reservations.reserve(bytes, 2 * bytes);
    if (larger == null) {
      return false;
    }
    MemorySegment.copy(mapping.segment(), 0, larger.segment(), 0, size);
    Mapping old = mapping;
    mapping = larger;
    old.close();
    return true;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public ByteBuffer view() {
    return MemoryBytes.view(mapping.segment(), 0, size);
  }

  /** Gives the bytes back; every later access fails. */
  @Override
  public void close() {
    boolean mostIsInUse = written >= size / 2;
    size = 0;
    if (mostIsInUse) {
      mapping.recycle();
    } else {
      mapping.close();
    }
  }

  /** The address of the structure by which code finds it. */
  long address() {
    return structure.address();
  }

  /** The bytes, and some behind them up to a whole page. */
  MemorySegment bytes() {
    return mapping.segment();
  }

  private MemorySegment checked(long address, long length) {
    checkRange(address, length);
    return mapping.segment();
  }

  @Override
  public void read(long address, byte[] target, int start, int length) {
    MemoryBytes.read(checked(address, length), address, target, start, length);
  }

  @Override
  public void write(long address, byte[] source, int start, int length) {
    MemoryBytes.write(checked(address, length), address, source, start, length);
    written += length;
  }

  @Override
  public void fill(long address, byte value, long length) {
    MemoryBytes.fill(checked(address, length), address, value, length);
  }

  @Override
  public void copy(long address, MemoryInstance source, long sourceAddress, long length) {
    source.checkRange(sourceAddress, length);
    MemorySegment target = checked(address, length);
    MemorySegment from = NativeMemories.bytes(source);
    MemorySegment.copy(from, sourceAddress, target, address, length);
  }

  @Override
  public byte getByte(long address) {
    return MemoryBytes.getByte(checked(address, Byte.BYTES), address);
  }

  @Override
  public short getShort(long address) {
    return MemoryBytes.getShort(checked(address, Short.BYTES), address);
  }

  @Override
  public int getInt(long address) {
    return MemoryBytes.getInt(checked(address, Integer.BYTES), address);
  }

  @Override
  public long getLong(long address) {
    return MemoryBytes.getLong(checked(address, Long.BYTES), address);
  }

  @Override
  public void setByte(long address, byte value) {
    MemoryBytes.setByte(checked(address, Byte.BYTES), address, value);
  }

  @Override
  public void setShort(long address, short value) {
    MemoryBytes.setShort(checked(address, Short.BYTES), address, value);
  }

  @Override
  public void setInt(long address, int value) {
    MemoryBytes.setInt(checked(address, Integer.BYTES), address, value);
  }

  @Override
  public void setLong(long address, long value) {
    MemoryBytes.setLong(checked(address, Long.BYTES), address, value);
  }
}
