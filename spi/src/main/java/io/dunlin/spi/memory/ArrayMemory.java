package io.dunlin.spi.memory;

import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.type.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A memory of one store, in an array of exactly its size, so that the array's own bounds check is
 * that of WebAssembly, unless a subclass says otherwise. It holds less than 2 GiB. How several
 * bytes are read and written at once is the backend's.
 */
public abstract class ArrayMemory extends MemoryInstance {
  /** The longest array that every virtual machine can make. */
  protected static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  /** The bytes; another array after growth. */
  public byte[] bytes;

  /**
   * Creates a memory of its initial size.
   *
   * @throws ResourceLimitException if that does not fit into the Java heap
   */
  protected ArrayMemory(StoreState store, MemoryType type) {
    super(store, type, MAX_BYTES >>> type.pageSizeLog2());
    int size = (int) (type.limits().min() << type.pageSizeLog2());
    try {
      bytes = new byte[size];
    } catch (OutOfMemoryError e) {
      throw new ResourceLimitException(
          "memory minimum size of " + size + " bytes does not fit into the Java heap");
    }
  }

  @Override
  protected long resize(long expected, long size) {
    try {
      bytes = Arrays.copyOf(bytes, (int) size);
      return expected;
    } catch (OutOfMemoryError e) {
      return -1;
    }
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public ByteBuffer view() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The index of a range of bytes, which must lie in the memory. */
  protected final int checked(long address, int length) {
    checkRange(address, length);
    return (int) address;
  }

  @Override
  public void read(long address, byte[] target, int start, int length) {
    System.arraycopy(bytes, checked(address, length), target, start, length);
  }

  @Override
  public void write(long address, byte[] source, int start, int length) {
    System.arraycopy(source, start, bytes, checked(address, length), length);
  }

  @Override
  public void fill(long address, byte value, long length) {
    checkRange(address, length);
    Arrays.fill(bytes, (int) address, (int) (address + length), value);
  }

  @Override
  public void copy(long address, MemoryInstance source, long sourceAddress, long length) {
    source.checkRange(sourceAddress, length);
    checkRange(address, length);
    if (source instanceof ArrayMemory other) {
      System.arraycopy(other.bytes, (int) sourceAddress, bytes, (int) address, (int) length);
    } else {
      source.read(sourceAddress, bytes, (int) address, (int) length);
    }
  }

  @Override
  public byte getByte(long address) {
    return bytes[checked(address, Byte.BYTES)];
  }

  @Override
  public void setByte(long address, byte value) {
    bytes[checked(address, Byte.BYTES)] = value;
  }
}
