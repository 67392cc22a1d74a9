package io.dunlin;

import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.ValType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A WebAssembly value together with its type. Immutable.
 *
 * <p>The convenient way to pass values; {@link TypedFunc} passes them without making objects.
 */
public final class Val {
  private final ValType type;
  private final long low;
  private final long high;
  private final @Nullable Object reference;

  private Val(ValType type, long low, long high, @Nullable Object reference) {
    this.type = type;
    this.low = low;
    this.high = high;
    this.reference = reference;
  }

  /** An {@code i32}. */
  public static Val i32(int value) {
    return new Val(ValType.I32, value, 0, null);
  }

  /** An {@code i64}. */
  public static Val i64(long value) {
    return new Val(ValType.I64, value, 0, null);
  }

  /** An {@code f32}; the bits of a NaN are kept. */
  public static Val f32(float value) {
    return new Val(ValType.F32, Float.floatToRawIntBits(value), 0, null);
  }

  /** An {@code f64}; the bits of a NaN are kept. */
  public static Val f64(double value) {
    return new Val(ValType.F64, Double.doubleToRawLongBits(value), 0, null);
  }

  /** A {@code v128} from its two halves, lane 0 in the low bits of {@code low}. */
  public static Val v128(long low, long high) {
    return new Val(ValType.V128, low, high, null);
  }

  /** A {@code funcref}; null is the null reference. */
  public static Val funcref(@Nullable Func function) {
    return new Val(ValType.FUNCREF, 0, 0, function);
  }

  /**
   * An {@code externref}: any object; null is the null reference. An {@link AnyRef} is converted as
   * {@link AnyRef#convertToExtern} says.
   */
  public static Val externref(@Nullable Object value) {
    return new Val(ValType.EXTERNREF, 0, 0, value);
  }

  /** An {@code exnref}; null is the null reference. */
  public static Val exnref(@Nullable ExnRef exception) {
    return new Val(ValType.EXNREF, 0, 0, exception);
  }

  /** An {@code anyref}; null is the null reference. */
  public static Val anyref(@Nullable AnyRef value) {
    return new Val(ValType.ANYREF, 0, 0, value);
  }

  /** The null reference of the type {@code (ref null heapType)}. */
  public static Val nullRef(HeapType heapType) {
    return new Val(ValType.ref(true, heapType), 0, 0, null);
  }

  /** A value from its raw form; see {@link RawFunc}. */
  static Val ofRaw(ValType type, long low, long high, @Nullable Object reference) {
    return new Val(type, low, high, reference);
  }

  /** The value's type. */
  public ValType type() {
    return type;
  }

  /**
   * The value of an {@code i32}.
   *
   * @throws IllegalStateException if it has another type
   */
  public int i32() {
    return (int) bits(ValType.I32);
  }

  /**
   * The value of an {@code i64}.
   *
   * @throws IllegalStateException if it has another type
   */
  public long i64() {
    return bits(ValType.I64);
  }

  /**
   * The value of an {@code f32}.
   *
   * @throws IllegalStateException if it has another type
   */
  public float f32() {
    return Float.intBitsToFloat((int) bits(ValType.F32));
  }

  /**
   * The value of an {@code f64}.
   *
   * @throws IllegalStateException if it has another type
   */
  public double f64() {
    return Double.longBitsToDouble(bits(ValType.F64));
  }

  /**
   * The low half of a {@code v128}.
   *
   * @throws IllegalStateException if it has another type
   */
  public long v128Low() {
    return bits(ValType.V128);
  }

  /**
   * The high half of a {@code v128}.
   *
   * @throws IllegalStateException if it has another type
   */
  public long v128High() {
    bits(ValType.V128);
    return high;
  }

  private long bits(ValType expected) {
    if (!type.equals(expected)) {
      throw new IllegalStateException("the value is of type " + type + ", not " + expected);
    }
    return low;
  }

  /**
   * The function that a reference leads to, or null.
   *
   * @throws IllegalStateException if the value is no function reference
   */
  public @Nullable Func funcref() {
    requireReference();
    if (reference == null) {
      return null;
    }
    if (reference instanceof Func function) {
      return function;
    }
    throw new IllegalStateException("the value is of type " + type + ", not a function reference");
  }

  /**
   * The exception that a reference leads to, or null.
   *
   * @throws IllegalStateException if the value is no exception reference
   */
  public @Nullable ExnRef exnref() {
    requireReference();
    if (reference == null) {
      return null;
    }
    if (reference instanceof ExnRef exception) {
      return exception;
    }
    throw new IllegalStateException(
        "the value is of type " + type + ", not an exception reference");
  }

  /**
   * What a reference of the {@code any} hierarchy leads to, or null.
   *
   * @throws IllegalStateException if the value is no such reference
   */
  public @Nullable AnyRef anyref() {
    requireReference();
    if (reference == null) {
      return null;
    }
    if (reference instanceof AnyRef internal) {
      return internal;
    }
    throw new IllegalStateException("the value is of type " + type + ", not an internal reference");
  }

  /**
   * The object that a reference leads to, or null.
   *
   * @throws IllegalStateException if the value is no reference
   */
  public @Nullable Object reference() {
    requireReference();
    return reference;
  }

  private void requireReference() {
    if (!type.isReference()) {
      throw new IllegalStateException("the value is of type " + type + ", not a reference");
    }
  }

  long rawLow() {
    return low;
  }

  long rawHigh() {
    return high;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Val that)) {
      return false;
    }
    return type.equals(that.type)
        && low == that.low
        && high == that.high
        && Objects.equals(reference, that.reference);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, low, high, reference);
  }

  /** The type and the value. */
  @Override
  public String toString() {
    if (type.isReference()) {
      return type + ":" + reference;
    }
    if (type.equals(ValType.F32)) {
      return "f32:" + f32();
    }
    if (type.equals(ValType.F64)) {
      return "f64:" + f64();
    }
    return type.isVector() ? String.format("v128:0x%016x%016x", high, low) : type + ":" + low;
  }
}
