package io.dunlin.bytecode.runtime;

import org.jspecify.annotations.Nullable;

/** Compiled code's access to the extra slots of the {@link ExecutionContext}. */
public final class ExtraSlots {
  private ExtraSlots() {}

  /** Puts an integer into a slot. */
  public static void put(int value, int slot, BytecodeInstance instance) {
    instance.context.extraNumbers[slot] = value;
  }

  /** Puts an integer into a slot. */
  public static void put(long value, int slot, BytecodeInstance instance) {
    instance.context.extraNumbers[slot] = value;
  }

  /** Puts a number into a slot. */
  public static void put(float value, int slot, BytecodeInstance instance) {
    instance.context.extraNumbers[slot] = Float.floatToRawIntBits(value);
  }

  /** Puts a number into a slot. */
  public static void put(double value, int slot, BytecodeInstance instance) {
    instance.context.extraNumbers[slot] = Double.doubleToRawLongBits(value);
  }

  /** Puts a reference into a slot. */
  public static void put(@Nullable Object value, int slot, BytecodeInstance instance) {
    instance.context.extraReferences[slot] = value;
  }

  /** The integer in a slot. */
  public static int takeInt(int slot, BytecodeInstance instance) {
    return (int) instance.context.extraNumbers[slot];
  }

  /** The integer in a slot. */
  public static long takeLong(int slot, BytecodeInstance instance) {
    return instance.context.extraNumbers[slot];
  }

  /** The number in a slot. */
  public static float takeFloat(int slot, BytecodeInstance instance) {
    return Float.intBitsToFloat((int) instance.context.extraNumbers[slot]);
  }

  /** The number in a slot. */
  public static double takeDouble(int slot, BytecodeInstance instance) {
    return Double.longBitsToDouble(instance.context.extraNumbers[slot]);
  }

  /** The reference in a slot, which holds it no longer. */
  public static @Nullable Object takeObject(int slot, BytecodeInstance instance) {
    @Nullable Object[] references = instance.context.extraReferences;
    Object reference = references[slot];
    references[slot] = null;
    return reference;
  }
}
