package io.dunlin.bytecode.runtime;

import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.validate.FuelSegments;
import org.jspecify.annotations.Nullable;

/** Access to tables, single elements and in bulk. Indices and counts are zero-extended. */
public final class TableOperations {
  private TableOperations() {}

  /** {@code table.get}. */
  public static @Nullable Object get(long index, ObjectTable table, BytecodeInstance instance) {
    try {
      return table.get(index);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** {@code table.set}. */
  public static void set(
      long index, @Nullable Object value, ObjectTable table, BytecodeInstance instance) {
    try {
      table.set(index, value);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** {@code table.grow}; gives the size before, or -1. */
  public static long grow(@Nullable Object value, long delta, ObjectTable table) {
    return table.grow(delta, value);
  }

  /** {@code table.fill}. */
  public static void fill(
      long start,
      @Nullable Object value,
      long count,
      ObjectTable table,
      BytecodeInstance instance) {
    instance.context.consumeExtraFuel(FuelSegments.elements(count));
    try {
      table.fill(start, value, count);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** {@code table.copy}. */
  public static void copy(
      long start,
      long sourceStart,
      long count,
      ObjectTable table,
      ObjectTable source,
      BytecodeInstance instance) {
    instance.context.consumeExtraFuel(FuelSegments.elements(count));
    try {
      table.copy(start, source, sourceStart, count);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** {@code table.init}. */
  public static void init(
      long start,
      long from,
      long count,
      ObjectTable table,
      int segment,
      BytecodeInstance instance) {
    instance.context.consumeExtraFuel(FuelSegments.elements(count));
    try {
      table.init(start, instance.elements(segment), from, count);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }
}
