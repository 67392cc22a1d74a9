package io.dunlin.bytecode.runtime;

import io.dunlin.spi.gc.ByteArray;
import io.dunlin.spi.gc.IntArray;
import io.dunlin.spi.gc.LongArray;
import io.dunlin.spi.gc.ReferenceArray;
import io.dunlin.spi.gc.ShortArray;
import io.dunlin.spi.gc.VectorArray;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import org.jspecify.annotations.Nullable;

/**
 * Access to single elements of arrays. An index out of bounds is an exception of Java, which {@link
 * Traps} turns into a trap; it is made here, since one that Java makes may have no stack trace.
 */
public final class ArrayAccess {
  private ArrayAccess() {}

  /**
   * A reference to an array that is accessed, unless it is null. It is cast once, by the caller: an
   * array of the class of its elements is an array, but HotSpot would look for both.
   */
  static Object nonNull(@Nullable Object array, BytecodeInstance instance) {
    if (array == null) {
      throw Traps.located(instance.context, new TrapException(TrapCode.NULL_ARRAY_REFERENCE));
    }
    return array;
  }

  /**
   * An index, if it is in bounds. HotSpot then drops Java's own check of the same index, which it
   * does not behind {@link java.util.Objects#checkIndex}.
   */
  private static int checked(int index, int length) {
    if (Integer.compareUnsigned(index, length) >= 0) {
      throw new IndexOutOfBoundsException(index);
    }
    return index;
  }

  /** An element: a byte, sign-extended. */
  public static int byteAt(@Nullable Object array, int index, BytecodeInstance instance) {
    byte[] elements = ((ByteArray) nonNull(array, instance)).elements;
    return elements[checked(index, elements.length)];
  }

  /** An element: a byte, zero-extended. */
  public static int unsignedByteAt(@Nullable Object array, int index, BytecodeInstance instance) {
    byte[] elements = ((ByteArray) nonNull(array, instance)).elements;
    return elements[checked(index, elements.length)] & 0xFF;
  }

  /** An element: 16 bits, sign-extended. */
  public static int shortAt(@Nullable Object array, int index, BytecodeInstance instance) {
    short[] elements = ((ShortArray) nonNull(array, instance)).elements;
    return elements[checked(index, elements.length)];
  }

  /** An element: 16 bits, zero-extended. */
  public static int unsignedShortAt(@Nullable Object array, int index, BytecodeInstance instance) {
    short[] elements = ((ShortArray) nonNull(array, instance)).elements;
    return elements[checked(index, elements.length)] & 0xFFFF;
  }

  /** An element: an {@code i32}. */
  public static int intAt(@Nullable Object array, int index, BytecodeInstance instance) {
    int[] elements = ((IntArray) nonNull(array, instance)).elements;
    return elements[checked(index, elements.length)];
  }

  /** An element: an {@code f32}. */
  public static float floatAt(@Nullable Object array, int index, BytecodeInstance instance) {
    int[] elements = ((IntArray) nonNull(array, instance)).elements;
    return Float.intBitsToFloat(elements[checked(index, elements.length)]);
  }

  /** An element: an {@code i64}. */
  public static long longAt(@Nullable Object array, int index, BytecodeInstance instance) {
    long[] elements = ((LongArray) nonNull(array, instance)).elements;
    return elements[checked(index, elements.length)];
  }

  /** An element: an {@code f64}. */
  public static double doubleAt(@Nullable Object array, int index, BytecodeInstance instance) {
    long[] elements = ((LongArray) nonNull(array, instance)).elements;
    return Double.longBitsToDouble(elements[checked(index, elements.length)]);
  }

  /** An element: a reference. */
  public static @Nullable Object referenceAt(
      @Nullable Object array, int index, BytecodeInstance instance) {
    @Nullable Object[] elements = ((ReferenceArray) nonNull(array, instance)).elements;
    return elements[checked(index, elements.length)];
  }

  /** The low half of an element that is a vector. */
  public static long lowAt(@Nullable Object array, int index, BytecodeInstance instance) {
    VectorArray vectors = (VectorArray) nonNull(array, instance);
    return vectors.bits(checked(index, vectors.length()));
  }

  /** The high half of an element that is a vector. */
  public static long highAt(@Nullable Object array, int index, BytecodeInstance instance) {
    VectorArray vectors = (VectorArray) nonNull(array, instance);
    return vectors.highBits(checked(index, vectors.length()));
  }

  /** Sets an element to the low byte of a number. */
  public static void setByte(
      @Nullable Object array, int index, int value, BytecodeInstance instance) {
    byte[] elements = ((ByteArray) nonNull(array, instance)).elements;
    elements[checked(index, elements.length)] = (byte) value;
  }

  /** Sets an element to the low 16 bits of a number. */
  public static void setShort(
      @Nullable Object array, int index, int value, BytecodeInstance instance) {
    short[] elements = ((ShortArray) nonNull(array, instance)).elements;
    elements[checked(index, elements.length)] = (short) value;
  }

  /** Sets an element to an {@code i32}. */
  public static void setInt(
      @Nullable Object array, int index, int value, BytecodeInstance instance) {
    int[] elements = ((IntArray) nonNull(array, instance)).elements;
    elements[checked(index, elements.length)] = value;
  }

  /** Sets an element to an {@code f32}. */
  public static void setFloat(
      @Nullable Object array, int index, float value, BytecodeInstance instance) {
    int[] elements = ((IntArray) nonNull(array, instance)).elements;
    elements[checked(index, elements.length)] = Float.floatToRawIntBits(value);
  }

  /** Sets an element to an {@code i64}. */
  public static void setLong(
      @Nullable Object array, int index, long value, BytecodeInstance instance) {
    long[] elements = ((LongArray) nonNull(array, instance)).elements;
    elements[checked(index, elements.length)] = value;
  }

  /** Sets an element to an {@code f64}. */
  public static void setDouble(
      @Nullable Object array, int index, double value, BytecodeInstance instance) {
    long[] elements = ((LongArray) nonNull(array, instance)).elements;
    elements[checked(index, elements.length)] = Double.doubleToRawLongBits(value);
  }

  /** Sets an element to a reference. */
  public static void setReference(
      @Nullable Object array, int index, @Nullable Object value, BytecodeInstance instance) {
    @Nullable Object[] elements = ((ReferenceArray) nonNull(array, instance)).elements;
    elements[checked(index, elements.length)] = value;
  }

  /** Sets an element to a vector. */
  public static void setVector(
      @Nullable Object array, int index, long low, long high, BytecodeInstance instance) {
    VectorArray vectors = (VectorArray) nonNull(array, instance);
    vectors.setBits(checked(index, vectors.length()), low, high);
  }
}
