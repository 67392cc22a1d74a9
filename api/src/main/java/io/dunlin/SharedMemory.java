package io.dunlin;

import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.store.ResourceLimiter;
import io.dunlin.spi.store.SharedMemoryInstance;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.store.WaitResult;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.MemoryType;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A linear memory that all stores of an engine may import, on any number of threads. Thread-safe.
 *
 * <p>Reading and writing race with other threads unless something orders them; then bytes of
 * several writes may be mixed, and nothing worse happens. The {@code atomic} methods do what the
 * instructions of that name do: they are sequentially consistent, order everything else, and demand
 * addresses that are multiples of their width. The memory never becomes smaller and its bytes never
 * move.
 *
 * <p>Numbers are little endian, addresses unsigned byte offsets. Access outside of the memory
 * throws {@link IndexOutOfBoundsException}, misaligned atomic access {@link
 * IllegalArgumentException}, and changes nothing.
 *
 * <p>On the portable backends the bytes are those of direct buffers: the virtual machine bounds all
 * of them together ({@code -XX:MaxDirectMemorySize}), and frees them some time after the memory has
 * become unreachable.
 *
 * @see <a href="https://github.com/WebAssembly/threads">Threads proposal</a>
 */
public final class SharedMemory implements Extern {
  private final Engine engine;
  private final SharedMemoryInstance instance;

  SharedMemory(Engine engine, SharedMemoryInstance instance) {
    this.engine = engine;
    this.instance = instance;
  }

  /**
   * A memory of its initial size, all zero. It belongs to no store, and no store's limits count.
   *
   * @param type a shared type, which must have a maximum
   * @throws IllegalArgumentException if the type is not that of a shared memory, or the engine does
   *     not have the feature {@link Feature#THREADS}
   * @throws ResourceLimitException if it cannot be that large
   */
  public static SharedMemory of(Engine engine, MemoryType type) {
    if (!engine.features().has(Feature.THREADS)) {
      throw new IllegalArgumentException("the engine has no feature " + Feature.THREADS);
    }
    return new SharedMemory(engine, engine.runtime().newSharedMemory(type));
  }

  @Override
  public ExternKind kind() {
    return ExternKind.MEMORY;
  }

  @Override
  public boolean isUsableIn(Store<?> store) {
    return store.engine() == engine;
  }

  SharedMemoryInstance instance() {
    return instance;
  }

  /** The engine whose stores may use the memory. */
  public Engine engine() {
    return engine;
  }

  /** The memory's type as declared. */
  public MemoryType type() {
    return instance.type();
  }

  /** The size in pages. */
  public long pages() {
    return instance.pages();
  }

  /** The size in bytes. */
  public long size() {
    return instance.size();
  }

  /**
   * Adds pages. The limits of a store count only when its own code grows the memory.
   *
   * @return the number of pages before, or -1 if the type forbids it or there is no room
   */
  public long grow(long pages) {
    return instance.grow(pages, ResourceLimiter.UNLIMITED);
  }

  private void check(long address, long length) {
    try {
      instance.checkRange(address, length);
    } catch (TrapException e) {
      throw new IndexOutOfBoundsException(
          length
              + " bytes at address "
              + Long.toUnsignedString(address)
              + " are not within the memory's "
              + instance.size());
    }
  }

  private void checkAtomic(long address, int bytes) {
    if ((address & (bytes - 1)) != 0) {
      throw new IllegalArgumentException(
          "the address " + Long.toUnsignedString(address) + " is no multiple of " + bytes);
    }
    check(address, bytes);
  }

  /**
   * Bytes from an address on, without copying: as many of a range as one buffer can show, at least
   * one of a range that is not empty. The buffer stays valid.
   */
  public ByteBuffer view(long address, long length) {
    check(address, length);
    return instance.view(address, length);
  }

  /** Copies bytes out of the memory. */
  public void read(long address, byte[] target, int start, int length) {
    check(address, length);
    instance.read(address, target, start, length);
  }

  /** A copy of bytes of the memory. */
  public byte[] read(long address, int length) {
    check(address, length);
    byte[] bytes = new byte[length];
    instance.read(address, bytes, 0, length);
    return bytes;
  }

  /** Copies bytes into the memory. */
  public void write(long address, byte[] source, int start, int length) {
    check(address, length);
    instance.write(address, source, start, length);
  }

  /** Copies bytes into the memory. */
  public void write(long address, byte[] source) {
    write(address, source, 0, source.length);
  }

  /** Sets all bytes of a range. */
  public void fill(long address, byte value, long length) {
    check(address, length);
    instance.fill(address, value, length);
  }

  /** Reads a byte. */
  public byte getByte(long address) {
    check(address, Byte.BYTES);
    return instance.getByte(address);
  }

  /** Reads two bytes. */
  public short getShort(long address) {
    check(address, Short.BYTES);
    return instance.getShort(address);
  }

  /** Reads four bytes. */
  public int getInt(long address) {
    check(address, Integer.BYTES);
    return instance.getInt(address);
  }

  /** Reads eight bytes. */
  public long getLong(long address) {
    check(address, Long.BYTES);
    return instance.getLong(address);
  }

  /** Writes a byte. */
  public void setByte(long address, byte value) {
    check(address, Byte.BYTES);
    instance.setByte(address, value);
  }

  /** Writes two bytes. */
  public void setShort(long address, short value) {
    check(address, Short.BYTES);
    instance.setShort(address, value);
  }

  /** Writes four bytes. */
  public void setInt(long address, int value) {
    check(address, Integer.BYTES);
    instance.setInt(address, value);
  }

  /** Writes eight bytes. */
  public void setLong(long address, long value) {
    check(address, Long.BYTES);
    instance.setLong(address, value);
  }

  /** Reads four bytes atomically. */
  public int atomicLoad32(long address) {
    checkAtomic(address, Integer.BYTES);
    return (int) instance.atomicLoad(address, Integer.BYTES);
  }

  /** Reads eight bytes atomically. */
  public long atomicLoad64(long address) {
    checkAtomic(address, Long.BYTES);
    return instance.atomicLoad(address, Long.BYTES);
  }

  /** Writes four bytes atomically. */
  public void atomicStore32(long address, int value) {
    checkAtomic(address, Integer.BYTES);
    instance.atomicStore(address, Integer.BYTES, value);
  }

  /** Writes eight bytes atomically. */
  public void atomicStore64(long address, long value) {
    checkAtomic(address, Long.BYTES);
    instance.atomicStore(address, Long.BYTES, value);
  }

  /**
   * Writes four bytes if the memory holds the expected value, in one step.
   *
   * @return what the memory held
   */
  public int atomicCompareExchange32(long address, int expected, int replacement) {
    checkAtomic(address, Integer.BYTES);
    return (int) instance.atomicCompareExchange(address, Integer.BYTES, expected, replacement);
  }

  /**
   * Writes eight bytes if the memory holds the expected value, in one step.
   *
   * @return what the memory held
   */
  public long atomicCompareExchange64(long address, long expected, long replacement) {
    checkAtomic(address, Long.BYTES);
    return instance.atomicCompareExchange(address, Long.BYTES, expected, replacement);
  }

  /**
   * Wakes threads that wait at an address, those first that have waited longest.
   *
   * @param address a multiple of 4
   * @param count the most threads to wake, unsigned: -1 wakes all
   * @return how many are woken
   */
  public int atomicNotify(long address, int count) {
    checkAtomic(address, Integer.BYTES);
    return instance.atomicNotify(address, count);
  }

  /**
   * Waits until a thread notifies this one, if the memory holds these four bytes.
   *
   * @throws InterruptedException if this thread is interrupted before that
   */
  public WaitResult atomicWait32(long address, int expected) throws InterruptedException {
    return await(address, Integer.BYTES, expected & 0xFFFFFFFFL, -1);
  }

  /**
   * Waits until a thread notifies this one, if the memory holds these four bytes, but no longer
   * than {@code timeout}.
   *
   * @throws InterruptedException if this thread is interrupted before that
   */
  public WaitResult atomicWait32(long address, int expected, Duration timeout)
      throws InterruptedException {
    return await(address, Integer.BYTES, expected & 0xFFFFFFFFL, nanos(timeout));
  }

  /**
   * Waits until a thread notifies this one, if the memory holds these eight bytes.
   *
   * @throws InterruptedException if this thread is interrupted before that
   */
  public WaitResult atomicWait64(long address, long expected) throws InterruptedException {
    return await(address, Long.BYTES, expected, -1);
  }

  /**
   * Waits until a thread notifies this one, if the memory holds these eight bytes, but no longer
   * than {@code timeout}.
   *
   * @throws InterruptedException if this thread is interrupted before that
   */
  public WaitResult atomicWait64(long address, long expected, Duration timeout)
      throws InterruptedException {
    return await(address, Long.BYTES, expected, nanos(timeout));
  }

  private static long nanos(Duration timeout) {
    if (timeout.isNegative()) {
      return 0;
    }
    boolean fits = timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0;
    return fits ? timeout.toNanos() : Long.MAX_VALUE;
  }

  private WaitResult await(long address, int bytes, long expected, long timeout)
      throws InterruptedException {
    checkAtomic(address, bytes);
    try {
      return instance.atomicWait(
          address, bytes, expected, timeout, engine.epoch(), StoreState.NO_DEADLINE);
    } catch (TrapException e) {
      // Without a deadline only interruption ends a wait so.
      Thread.interrupted();
      throw new InterruptedException();
    }
  }

  /** How many threads wait at an address now. */
  public int waiting(long address) {
    return instance.waiting(address);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SharedMemory that && that.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }

  @Override
  public String toString() {
    return "memory " + type();
  }
}
