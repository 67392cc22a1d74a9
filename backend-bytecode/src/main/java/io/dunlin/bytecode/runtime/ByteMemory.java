package io.dunlin.bytecode.runtime;

import io.dunlin.spi.memory.ArrayMemory;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.type.MemoryType;

/** A memory of one store; compiled code works on its array. */
public final class ByteMemory extends ArrayMemory {
  ByteMemory(StoreState store, MemoryType type) {
    super(store, type);
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
