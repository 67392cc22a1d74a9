package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.validate.FuelSegments;

/** Growth and bulk operations of memories. Addresses and lengths are zero-extended. */
public final class MemoryOperations {
  private MemoryOperations() {}

  /** {@code memory.grow}; gives the size in pages before, or -1. */
  public static long grow(long delta, MemoryInstance memory, BytecodeInstance instance) {
    long before = memory.grow(delta, instance.context.store.limiter());
    if (memory instanceof ByteMemory grown) {
      instance.code.grewTo(grown.limit);
      if (grown.isGrowthCostly()) {
        instance.code.preferRoom();
      }
    }
    return before;
  }

  /** {@code memory.fill}. */
  public static void fill(
      long address, int value, long length, MemoryInstance memory, BytecodeInstance instance) {
    instance.context.consumeExtraFuel(FuelSegments.bytes(length));
    try {
      memory.fill(address, (byte) value, length);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** {@code memory.copy}. */
  public static void copy(
      long address,
      long sourceAddress,
      long length,
      MemoryInstance memory,
      MemoryInstance source,
      BytecodeInstance instance) {
    instance.context.consumeExtraFuel(FuelSegments.bytes(length));
    try {
      memory.copy(address, source, sourceAddress, length);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** {@code memory.init}. */
  public static void init(
      long address, long from, long length, int memory, int segment, BytecodeInstance instance) {
    instance.context.consumeExtraFuel(FuelSegments.bytes(length));
    try {
      instance.initMemory(memory, segment, address, from, length);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }
}
