package io.dunlin.interpreter.dispatch;

import io.dunlin.spi.memory.ArrayMemory;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.type.MemoryType;

/** A memory of one store, on every Java platform. */
final class InterpretedMemory extends ArrayMemory {
  InterpretedMemory(StoreState store, MemoryType type) {
    super(store, type);
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
