package io.dunlin;

import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
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
  private final FuncType type;
  private final long[] numbers;
  private final @Nullable Object[] references;

  // The codes of the types, and where values of them stand: quicker to look into than lists.
  private final int[] paramCodes;
  private final int[] paramSlots;
  private final int[] resultCodes;
  private final int[] resultSlots;

  /** Where references may stand that are no results, and have to be forgotten after a call. */
  private final int firstForgotten;

  private int argument;

  TypedFunc(Func function) {
    this.function = function;
    type = function.type();
    paramCodes = codes(type.params());
    paramSlots = slots(type.params());
    resultCodes = codes(type.results());
    resultSlots = slots(type.results());
    int slots = Math.max(type.paramSlots(), type.resultSlots());
    numbers = new long[slots];
    references = new @Nullable Object[slots];
    boolean takesReferences = type.params().stream().anyMatch(ValType::isReference);
    firstForgotten = takesReferences ? resultCodes.length : slots;
  }

  private static int[] codes(List<ValType> types) {
    return types.stream().mapToInt(ValType::code).toArray();
  }

  private static int[] slots(List<ValType> types) {
    int[] slots = new int[types.size()];
    for (int i = 1; i < slots.length; i++) {
      slots[i] = slots[i - 1] + types.get(i - 1).slots();
    }
    return slots;
  }

  /** The function. */
  public Func func() {
    return function;
  }

  private int next(ValType given) {
    int at = argument;
    if (at >= paramCodes.length || paramCodes[at] != given.code()) {
      throw mismatch(given);
    }
    argument = at + 1;
    return paramSlots[at];
  }

  private IllegalArgumentException mismatch(ValType given) {
    int at = argument;
    argument = 0;
    return new IllegalArgumentException(
        "type mismatch: argument "
            + at
            + " of "
            + function
            + ": expected "
            + (at >= paramCodes.length ? "no more arguments" : type.params().get(at))
            + ", got "
            + given);
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
    return this;
  }

  /** Pushes an argument of any type, references included. */
  public TypedFunc val(Val value) {
    int at = argument;
    if (at >= paramCodes.length) {
      throw mismatch(value.type());
    }
    Values.write(
        function.store(),
        type.params().get(at),
        value,
        numbers,
        references,
        paramSlots[at],
        "argument " + at);
    argument = at + 1;
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
    argument = 0;
    if (given != paramCodes.length) {
      throw new IllegalArgumentException(
          "expected " + paramCodes.length + " arguments, got " + given);
    }
    function.callRaw(numbers, references, 0);
    for (int i = firstForgotten; i < references.length; i++) {
      references[i] = null;
    }
    return this;
  }

  private int resultSlot(int index, ValType expected) {
    if (resultCodes[index] != expected.code()) {
      throw new IllegalStateException(
          "result " + index + " is of type " + type.results().get(index) + ", not " + expected);
    }
    return resultSlots[index];
  }

  private long result(int index, ValType expected) {
    return numbers[resultSlot(index, expected)];
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
    return numbers[resultSlot(index, ValType.V128) + 1];
  }

  /** A result of the last call, of any type. */
  public Val result(int index) {
    int at = resultSlots[index];
    ValType resultType = type.results().get(index);
    long high = resultType.isVector() ? numbers[at + 1] : 0;
    return Values.read(function.store(), resultType, numbers[at], high, references[at]);
  }
}
