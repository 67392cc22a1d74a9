package io.dunlin.nativeruntime.memory;

import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.store.SharedMemoryInstance;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.op.AtomicOperator;
import io.dunlin.wasm.type.MemoryType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A shared memory, which never moves. Thread-safe. The collector gives its addresses back when
 * neither the memory nor a view of it is reachable.
 */
public final class NativeSharedMemory extends SharedMemoryInstance {
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private final MemorySegment structure =
      Arena.ofAuto().allocate(ContextLayout.Memory.SIZE, 2 * Long.BYTES);
  private final Mapping mapping;

  /** The bytes up to a whole page; never fewer than the size promises. */
  private volatile MemorySegment bytes;

  private volatile long size;

  /**
   * A memory of its initial size, all zero.
   *
   * @param store the store whose limits are asked about the initial size, or null if the memory is
   *     made outside of stores
   * @param type a shared type, which has a maximum
   * @param reservations finds addresses for it
   * @throws ResourceLimitException if it may not or cannot be that large
   */
  public NativeSharedMemory(
      @Nullable StoreState store, MemoryType type, Reservations reservations) {
    super(store, type, Reservations.maximumPages(type));
    mapping = reservations.reserve(type);
    bytes = mapping.segment();
    structure.set(ValueLayout.JAVA_LONG, ContextLayout.Memory.BASE, mapping.start());
    setSize(type.limits().min() << type.pageSizeLog2());
  }

  private void setSize(long newSize) {
    // Who sees the new size must find the bytes that it promises.
    size = newSize;
    LONG.setVolatile(structure, (long) ContextLayout.Memory.BYTE_SIZE, newSize);
  }

  /**
   * The address of the {@link ContextLayout.Memory} by which code finds it, valid as long as the
   * memory is reachable.
   */
  public long address() {
    return structure.address();
  }

  @Override
  protected synchronized long resize(long expected, long newSize) {
    long found = size;
    if (found != expected) {
      return found;
    }
    if (!mapping.grow(newSize)) {
      return -1;
    }
    bytes = mapping.segment();
    setSize(newSize);
    return found;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public ByteBuffer view(long address, long length) {
    return MemoryBytes.view(checked(address, length), address, length);
  }

  /** The bytes, and some behind them up to a whole page. */
  MemorySegment bytes() {
    return bytes;
  }

  private MemorySegment checked(long address, long length) {
    checkRange(address, length);
    return bytes;
  }

  private MemorySegment checkedAtomic(long address, int width) {
    checkAtomic(address, width);
    return bytes;
  }

  @Override
  public void read(long address, byte[] target, int start, int length) {
    MemoryBytes.read(checked(address, length), address, target, start, length);
  }

  @Override
  public void write(long address, byte[] source, int start, int length) {
    MemoryBytes.write(checked(address, length), address, source, start, length);
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

  @Override
  public long atomicLoad(long address, int width) {
    return MemoryBytes.atomicLoad(checkedAtomic(address, width), address, width);
  }

  @Override
  public void atomicStore(long address, int width, long value) {
    MemoryBytes.atomicStore(checkedAtomic(address, width), address, width, value);
  }

  @Override
  public long atomicReadModifyWrite(
      AtomicOperator operator, long address, int width, long operand) {
    MemorySegment checked = checkedAtomic(address, width);
    return MemoryBytes.atomicReadModifyWrite(operator, checked, address, width, operand);
  }

  @Override
  public long atomicCompareExchange(long address, int width, long expected, long replacement) {
    MemorySegment checked = checkedAtomic(address, width);
    return MemoryBytes.atomicCompareExchange(
        checked, address, width, lowBytes(expected, width), replacement);
  }
}
