package io.dunlin;

import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.MemoryType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A linear memory of one store; one that several share is a {@link SharedMemory}. Numbers in it are
 * little endian.
 *
 * <p>Addresses are unsigned byte offsets. Access outside of the memory throws {@link
 * IndexOutOfBoundsException} and changes nothing.
 */
public final class Memory implements Extern {
  private final Store<?> store;
  private final MemoryInstance instance;

  Memory(Store<?> store, MemoryInstance instance) {
    this.store = store;
    this.instance = instance;
  }

  /**
   * A memory of its initial size, all zero.
   *
   * @param type a type that is not shared
   * @throws io.dunlin.spi.store.ResourceLimitException if it may not or cannot be that large
   */
  public static Memory of(Store<?> store, MemoryType type) {
    store.state().check();
    if (type.shared()) {
      throw new IllegalArgumentException("shared memories are made with SharedMemory.of: " + type);
    }
    return new Memory(store, store.backend().newMemory(type));
  }

  @Override
  public ExternKind kind() {
    return ExternKind.MEMORY;
  }

  /** The store that it belongs to. */
  public Store<?> store() {
    return store;
  }

  @Override
  public boolean isUsableIn(Store<?> other) {
    return other == store;
  }

  MemoryInstance instance() {
    return instance;
  }

  /** The memory's type as declared. */
  public MemoryType type() {
    return instance.type();
  }

  /** The size in pages. */
  public long pages() {
    store.state().check();
    return instance.pages();
  }

  /** The size in bytes. */
  public long size() {
    store.state().check();
    return instance.size();
  }

  /**
   * Adds pages.
   *
   * @return the number of pages before, or -1 if the type or a limit forbids it
   */
  public long grow(long pages) {
    store.state().check();
    return instance.grow(pages, store.state().limiter());
  }

  /**
   * The memory's bytes, without copying. The buffer is valid until the memory grows or the store is
   * closed; what it shows afterwards is not said, but access through it harms nothing.
   */
  public ByteBuffer view() {
    store.state().check();
    return instance.view();
  }

  private void check(long address, long length) {
    store.state().check();
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

  /** A string from its bytes in UTF-8; malformed ones are replaced. */
  public String readUtf8(long address, int length) {
    return new String(read(address, length), StandardCharsets.UTF_8);
  }

  /**
   * Writes a string as UTF-8, without a terminator.
   *
   * @return the number of bytes written
   */
  public int writeUtf8(long address, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(address, bytes);
    return bytes.length;
  }

  /** Reads a byte. */
  public byte getByte(long address) {
    check(address, 1);
    return instance.getByte(address);
  }

  /** Reads two bytes. */
  public short getShort(long address) {
    check(address, 2);
    return instance.getShort(address);
  }

  /** Reads four bytes. */
  public int getInt(long address) {
    check(address, 4);
    return instance.getInt(address);
  }

  /** Reads eight bytes. */
  public long getLong(long address) {
    check(address, 8);
    return instance.getLong(address);
  }

  /** Writes a byte. */
  public void setByte(long address, byte value) {
    check(address, 1);
    instance.setByte(address, value);
  }

  /** Writes two bytes. */
  public void setShort(long address, short value) {
    check(address, 2);
    instance.setShort(address, value);
  }

  /** Writes four bytes. */
  public void setInt(long address, int value) {
    check(address, 4);
    instance.setInt(address, value);
  }

  /** Writes eight bytes. */
  public void setLong(long address, long value) {
    check(address, 8);
    instance.setLong(address, value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Memory that && that.instance == instance;
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
