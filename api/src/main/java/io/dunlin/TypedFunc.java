package io.dunlin;

import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function whose type has been checked once, for calls that neither box nor allocate.
 *
 * <p>Arguments are pushed in order, then the function is called, then results are read by position:
 *
 * <pre>{@code
 * TypedFunc add = instance.func("add").orElseThrow().typed();
 * int sum = add.i32(1).i32(2).call().resultI32(0);
 * }</pre>
 *
 * <p>Not thread-safe; belongs to its function's store. The results are those of the last call.
 */
public final class TypedFunc {
  private final Func function;
  private final List<ValType> params;
  private final List<ValType> results;
  private final long[] numbers;
  private final @Nullable Object[] references;
  private final int[] resultSlots;
  private int argument;
  private int slot;

  TypedFunc(Func function) {
    this.function = function;
    FuncType type = function.type();
    params = type.params();
    results = type.results();
    int slots = Math.max(type.paramSlots(), type.resultSlots());
    numbers = new long[slots];
    references = new @Nullable Object[slots];
    resultSlots = new int[results.size()];
    for (int i = 1; i < resultSlots.length; i++) {
      resultSlots[i] = resultSlots[i - 1] + results.get(i - 1).slots();
    }
  }

  /** The function. */
  public Func func() {
    return function;
  }

  private int next(ValType given) {
    if (argument >= params.size() || !params.get(argument).equals(given)) {
      String expected =
          argument >= params.size() ? "no more arguments" : params.get(argument).toString();
      int at = argument;
      reset();
      throw new IllegalArgumentException(
          "type mismatch: argument "
              + at
              + " of "
              + function
              + ": expected "
              + expected
              + ", got "
              + given);
    }
    argument++;
    return slot++;
  }

  private void reset() {
    argument = 0;
    slot = 0;
  }

  /** Pushes an {@code i32} argument. */
  public TypedFunc i32(int value) {
    numbers[next(ValType.I32)] = value;
    return this;
  }

  /** Pushes an {@code i64} argument. */
  public TypedFunc i64(long value) {
    numbers[next(ValType.I64)] = value;
    return this;
  }

  /** Pushes an {@code f32} argument. */
  public TypedFunc f32(float value) {
    numbers[next(ValType.F32)] = Float.floatToRawIntBits(value);
    return this;
  }

  /** Pushes an {@code f64} argument. */
  public TypedFunc f64(double value) {
    numbers[next(ValType.F64)] = Double.doubleToRawLongBits(value);
    return this;
  }

  /** Pushes a {@code v128} argument, the low half first. */
  public TypedFunc v128(long low, long high) {
    int at = next(ValType.V128);
    numbers[at] = low;
    numbers[at + 1] = high;
    slot++;
    return this;
  }

  /** Pushes an argument of any type, references included. */
  public TypedFunc val(Val value) {
    if (argument >= params.size()) {
      next(value.type());
    }
    ValType expected = params.get(argument);
    Values.write(
        function.store(), expected, value, numbers, references, slot, "argument " + argument);
    argument++;
    slot += expected.slots();
    return this;
  }

  /**
   * Calls the function with the arguments that were pushed.
   *
   * @throws IllegalArgumentException if arguments are missing
   * @throws Trap if the code traps
   * @throws WasmException if the code throws and does not catch an exception
   */
  public TypedFunc call() {
    int given = argument;
    reset();
    if (given != params.size()) {
      throw new IllegalArgumentException("expected " + params.size() + " arguments, got " + given);
    }
    function.callRaw(numbers, references, 0);
    Arrays.fill(references, results.size(), references.length, null);
    return this;
  }

  private long result(int index, ValType expected) {
    if (!results.get(index).equals(expected)) {
      throw new IllegalStateException(
          "result " + index + " is of type " + results.get(index) + ", not " + expected);
    }
    return numbers[resultSlots[index]];
  }

  /** An {@code i32} result of the last call. */
  public int resultI32(int index) {
    return (int) result(index, ValType.I32);
  }

  /** An {@code i64} result of the last call. */
  public long resultI64(int index) {
    return result(index, ValType.I64);
  }

  /** An {@code f32} result of the last call. */
  public float resultF32(int index) {
    return Float.intBitsToFloat((int) result(index, ValType.F32));
  }

  /** An {@code f64} result of the last call. */
  public double resultF64(int index) {
    return Double.longBitsToDouble(result(index, ValType.F64));
  }

  /** The low half of a {@code v128} result of the last call. */
  public long resultV128Low(int index) {
    return result(index, ValType.V128);
  }

  /** The high half of a {@code v128} result of the last call. */
  public long resultV128High(int index) {
    result(index, ValType.V128);
    return numbers[resultSlots[index] + 1];
  }

  /** A result of the last call, of any type. */
  public Val result(int index) {
    int at = resultSlots[index];
    ValType type = results.get(index);
    long high = type.isVector() ? numbers[at + 1] : 0;
    return Values.read(function.store(), type, numbers[at], high, references[at]);
  }
}
