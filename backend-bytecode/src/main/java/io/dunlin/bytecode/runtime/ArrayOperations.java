package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.validate.FuelSegments;
import org.jspecify.annotations.Nullable;

/** Making arrays, and access to more than one element. Indices and counts are unsigned. */
public final class ArrayOperations {
  private ArrayOperations() {}

  /** An array whose elements are zero or null; of a length that the code gives. */
  public static ArrayInstance newFixed(int length, DefinedType type, BytecodeInstance instance) {
    try {
      return instance.context.heap.newArray(type, length);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** An array whose elements are zero or null. */
  public static ArrayInstance newDefault(int length, DefinedType type, BytecodeInstance instance) {
    consumeFuel(instance, length);
    return newFixed(length, type, instance);
  }

  /** An array of equal numbers or vectors. */
  public static ArrayInstance newFilled(
      long low, long high, int length, DefinedType type, BytecodeInstance instance) {
    ArrayInstance array = newDefault(length, type, instance);
    array.fill(0, low, high, length);
    return array;
  }

  /** An array of equal references. */
  public static ArrayInstance newFilled(
      @Nullable Object reference, int length, DefinedType type, BytecodeInstance instance) {
    ArrayInstance array = newDefault(length, type, instance);
    array.fill(0, reference, length);
    return array;
  }

  /** An array with a range of a data segment. */
  public static ArrayInstance newOfData(
      int from, int length, int segment, DefinedType type, BytecodeInstance instance) {
    consumeFuel(instance, length);
    try {
      // The segment bounds how much is allocated.
      instance.dataOffset(
          segment, from, Integer.toUnsignedLong(length) * type.element().byteSize());
      ArrayInstance array = instance.context.heap.newArray(type, length);
      array.initData(0, instance, segment, from, length);
      return array;
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** An array with a range of an element segment. */
  public static ArrayInstance newOfElements(
      int from, int length, int segment, DefinedType type, BytecodeInstance instance) {
    consumeFuel(instance, length);
    try {
      // The segment bounds how much is allocated.
      instance.elements(segment, from, length);
      ArrayInstance array = instance.context.heap.newArray(type, length);
      array.initElements(0, instance, segment, from, length);
      return array;
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** The number of elements. */
  public static int length(@Nullable Object array, BytecodeInstance instance) {
    return ((ArrayInstance) ArrayAccess.nonNull(array, instance)).length();
  }

  /** {@code array.fill} with a number or vector. */
  public static void fill(
      @Nullable Object array,
      int start,
      long low,
      long high,
      int count,
      BytecodeInstance instance) {
    ArrayInstance target = target(array, count, instance);
    try {
      target.fill(start, low, high, count);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** {@code array.fill} with a reference. */
  public static void fill(
      @Nullable Object array,
      int start,
      @Nullable Object reference,
      int count,
      BytecodeInstance instance) {
    ArrayInstance target = target(array, count, instance);
    try {
      target.fill(start, reference, count);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** {@code array.copy}. */
  public static void copy(
      @Nullable Object array,
      int start,
      @Nullable Object source,
      int sourceStart,
      int count,
      BytecodeInstance instance) {
    ArrayInstance target = (ArrayInstance) ArrayAccess.nonNull(array, instance);
    ArrayInstance from = (ArrayInstance) ArrayAccess.nonNull(source, instance);
    consumeFuel(instance, count);
    try {
      target.copy(start, from, sourceStart, count);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** {@code array.init_data}. */
  public static void initData(
      @Nullable Object array,
      int start,
      int from,
      int count,
      int segment,
      BytecodeInstance instance) {
    ArrayInstance target = target(array, count, instance);
    try {
      target.initData(start, instance, segment, from, count);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** {@code array.init_elem}. */
  public static void initElements(
      @Nullable Object array,
      int start,
      int from,
      int count,
      int segment,
      BytecodeInstance instance) {
    ArrayInstance target = target(array, count, instance);
    try {
      target.initElements(start, instance, segment, from, count);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** The array of an instruction that writes some of its elements, paid for. */
  private static ArrayInstance target(
      @Nullable Object array, int count, BytecodeInstance instance) {
    ArrayInstance target = (ArrayInstance) ArrayAccess.nonNull(array, instance);
    consumeFuel(instance, count);
    return target;
  }

  private static void consumeFuel(BytecodeInstance instance, int elements) {
    instance.context.consumeExtraFuel(FuelSegments.elements(Integer.toUnsignedLong(elements)));
  }
}
