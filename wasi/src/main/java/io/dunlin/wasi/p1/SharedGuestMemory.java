package io.dunlin.wasi.p1;

import io.dunlin.SharedMemory;
import java.nio.ByteBuffer;

/** A memory that guests share. */
final class SharedGuestMemory extends GuestMemory {
  private final SharedMemory memory;

  SharedGuestMemory(SharedMemory memory) {
    this.memory = memory;
  }

  @Override
  long size() {
    return memory.size();
  }

  @Override
  public int getByte(int address) {
    return memory.getByte(check(address, Byte.BYTES)) & 0xFF;
  }

  @Override
  public int getShort(int address) {
    return memory.getShort(check(address, Short.BYTES)) & 0xFFFF;
  }

  @Override
  public int getInt(int address) {
    return memory.getInt(check(address, Integer.BYTES));
  }

  @Override
  public long getLong(int address) {
    return memory.getLong(check(address, Long.BYTES));
  }

  @Override
  public void putByte(int address, int value) {
    memory.setByte(check(address, Byte.BYTES), (byte) value);
  }

  @Override
  public void putShort(int address, int value) {
    memory.setShort(check(address, Short.BYTES), (short) value);
  }

  @Override
  public void putInt(int address, int value) {
    memory.setInt(check(address, Integer.BYTES), value);
  }

  @Override
  public void putLong(int address, long value) {
    memory.setLong(check(address, Long.BYTES), value);
  }

  @Override
  public ByteBuffer range(int address, long length) {
    return memory.view(check(address, length), length);
  }

  @Override
  void read(int address, byte[] target) {
    memory.read(check(address, target.length), target, 0, target.length);
  }

  @Override
  public void putBytes(int address, byte[] source, int start, int length) {
    memory.write(check(address, length), source, start, length);
  }
}
