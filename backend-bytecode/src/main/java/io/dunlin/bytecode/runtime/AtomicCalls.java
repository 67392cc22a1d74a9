package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.op.AtomicOperator;

/**
 * Atomic access to memories of all kinds, at an operand plus an offset. Of values the low bytes
 * count; results of fewer than 8 bytes are zero-extended.
 */
public final class AtomicCalls {
  private static final AtomicOperator[] OPERATORS = AtomicOperator.values();

  private AtomicCalls() {}

  /** Reads. */
  public static long load(
      long operand, long offset, int bytes, MemoryInstance memory, BytecodeInstance instance) {
    try {
      return memory.atomicLoad(memory.atomicAddress(operand, offset, bytes), bytes);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** Writes. */
  public static void store(
      long operand,
      long value,
      long offset,
      int bytes,
      MemoryInstance memory,
      BytecodeInstance instance) {
    try {
      memory.atomicStore(memory.atomicAddress(operand, offset, bytes), bytes, value);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /**
   * Reads, computes and writes.
   *
   * @param operator the number of the {@link AtomicOperator}
   */
  public static long modify(
      long operand,
      long value,
      int operator,
      long offset,
      int bytes,
      MemoryInstance memory,
      BytecodeInstance instance) {
    try {
      long address = memory.atomicAddress(operand, offset, bytes);
      return memory.atomicReadModifyWrite(OPERATORS[operator], address, bytes, value);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** Writes if the memory holds what is expected. */
  public static long compareExchange(
      long operand,
      long expected,
      long replacement,
      long offset,
      int bytes,
      MemoryInstance memory,
      BytecodeInstance instance) {
    try {
      long address = memory.atomicAddress(operand, offset, bytes);
      return memory.atomicCompareExchange(address, bytes, expected, replacement);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** Waits. */
  public static int await(
      long operand,
      long expected,
      long timeout,
      long offset,
      int bytes,
      MemoryInstance memory,
      BytecodeInstance instance) {
    try {
      long address = memory.atomicAddress(operand, offset, bytes);
      StoreState store = instance.context.store;
      return memory
          .atomicWait(address, bytes, expected, timeout, store.epoch(), store.epochDeadline())
          .ordinal();
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** Wakes others. */
  public static int notify(
      long operand, int count, long offset, MemoryInstance memory, BytecodeInstance instance) {
    try {
      return memory.atomicNotify(memory.atomicAddress(operand, offset, Integer.BYTES), count);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }
}
