package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.trap.TrapException;

/**
 * Access to memories that are not one array of this store. Operands are sign- or zero-extended;
 * what counts is the width of the memory's addresses.
 */
public final class MemoryCalls {
  private MemoryCalls() {}

  /** Reads at an operand plus an offset. */
  public static byte getByte(
      long operand, long offset, MemoryInstance memory, BytecodeInstance instance) {
    try {
      return memory.getByte(memory.effectiveAddress(operand, offset));
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** Reads at an operand plus an offset. */
  public static short getShort(
      long operand, long offset, MemoryInstance memory, BytecodeInstance instance) {
    try {
      return memory.getShort(memory.effectiveAddress(operand, offset));
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** Reads at an operand plus an offset. */
  public static int getInt(
      long operand, long offset, MemoryInstance memory, BytecodeInstance instance) {
    try {
      return memory.getInt(memory.effectiveAddress(operand, offset));
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** Reads at an operand plus an offset. */
  public static long getLong(
      long operand, long offset, MemoryInstance memory, BytecodeInstance instance) {
    try {
      return memory.getLong(memory.effectiveAddress(operand, offset));
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** Writes at an operand plus an offset. */
  public static void setByte(
      long operand, byte value, long offset, MemoryInstance memory, BytecodeInstance instance) {
    try {
      memory.setByte(memory.effectiveAddress(operand, offset), value);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** Writes at an operand plus an offset. */
  public static void setShort(
      long operand, short value, long offset, MemoryInstance memory, BytecodeInstance instance) {
    try {
      memory.setShort(memory.effectiveAddress(operand, offset), value);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** Writes at an operand plus an offset. */
  public static void setInt(
      long operand, int value, long offset, MemoryInstance memory, BytecodeInstance instance) {
    try {
      memory.setInt(memory.effectiveAddress(operand, offset), value);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** Writes at an operand plus an offset. */
  public static void setLong(
      long operand, long value, long offset, MemoryInstance memory, BytecodeInstance instance) {
    try {
      memory.setLong(memory.effectiveAddress(operand, offset), value);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** Writes two halves of a vector, or none, at an operand plus an offset. */
  public static void setVector(
      long operand,
      long low,
      long high,
      long offset,
      MemoryInstance memory,
      BytecodeInstance instance) {
    try {
      long address = memory.effectiveAddress(operand, offset);
      memory.checkRange(address, 2 * Long.BYTES);
      memory.setLong(address, low);
      memory.setLong(address + Long.BYTES, high);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }
}
