package io.dunlin.wasi.p1;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A memory that one buffer shows. */
final class BufferMemory extends GuestMemory {
  private final ByteBuffer bytes;

  BufferMemory(ByteBuffer view) {
    bytes = view.order() == ByteOrder.LITTLE_ENDIAN ? view : view.duplicate();
    bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  long size() {
    return bytes.limit();
  }

  private int at(int address, int length) {
    return (int) check(address, length);
  }

  @Override
  public int getByte(int address) {
    return bytes.get(at(address, Byte.BYTES)) & 0xFF;
  }

  @Override
  public int getShort(int address) {
    return bytes.getShort(at(address, Short.BYTES)) & 0xFFFF;
  }

  @Override
  public int getInt(int address) {
    return bytes.getInt(at(address, Integer.BYTES));
  }

  @Override
  public long getLong(int address) {
    return bytes.getLong(at(address, Long.BYTES));
  }

  @Override
  public void putByte(int address, int value) {
    bytes.put(at(address, Byte.BYTES), (byte) value);
  }

  @Override
  public void putShort(int address, int value) {
    bytes.putShort(at(address, Short.BYTES), (short) value);
  }

  @Override
  public void putInt(int address, int value) {
    bytes.putInt(at(address, Integer.BYTES), value);
  }

  @Override
  public void putLong(int address, long value) {
    bytes.putLong(at(address, Long.BYTES), value);
  }

  @Override
  public ByteBuffer range(int address, long length) {
    int start = (int) check(address, length);
    ByteBuffer range = bytes.duplicate();
    ((Buffer) range).limit(start + (int) length);
    ((Buffer) range).position(start);
    return range.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  void read(int address, byte[] target) {
    range(address, target.length).get(target);
  }

  @Override
  public void putBytes(int address, byte[] source, int start, int length) {
    range(address, length).put(source, start, length);
  }
}
