package io.dunlin.interpreter.dispatch;

import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A memory of one store, in an array of exactly its size, so that the array's own bounds check is
 * that of WebAssembly. It holds less than 2 GiB.
 */
final class InterpretedMemory extends MemoryInstance {
  /** The longest array that every virtual machine can make. */
  private static final long MAX_BYTES = Integer.MAX_VALUE - 8;

  /** What of a slot is an address. */
  final long addressMask;

  byte[] bytes;

  InterpretedMemory(StoreState store, MemoryType type) {
    super(store, type, MAX_BYTES >>> type.pageSizeLog2());
    addressMask = type.addressType() == AddressType.I64 ? -1 : 0xFFFFFFFFL;
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

  private int checked(long address, int length) {
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
    if (source instanceof InterpretedMemory other) {
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
  public short getShort(long address) {
    return MemoryAccess.getShort(bytes, checked(address, Short.BYTES));
  }

  @Override
  public int getInt(long address) {
    return MemoryAccess.getInt(bytes, checked(address, Integer.BYTES));
  }

  @Override
  public long getLong(long address) {
    return MemoryAccess.getLong(bytes, checked(address, Long.BYTES));
  }

  @Override
  public void setByte(long address, byte value) {
    bytes[checked(address, Byte.BYTES)] = value;
  }

  @Override
  public void setShort(long address, short value) {
    MemoryAccess.setShort(bytes, checked(address, Short.BYTES), value);
  }

  @Override
  public void setInt(long address, int value) {
    MemoryAccess.setInt(bytes, checked(address, Integer.BYTES), value);
  }

  @Override
  public void setLong(long address, long value) {
    MemoryAccess.setLong(bytes, checked(address, Long.BYTES), value);
  }
}
