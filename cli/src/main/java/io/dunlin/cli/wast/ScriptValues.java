package io.dunlin.cli.wast;

import io.dunlin.AnyRef;
import io.dunlin.ExnRef;
import io.dunlin.ExternRef;
import io.dunlin.Func;
import io.dunlin.Val;
import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import io.dunlin.wat.script.Argument;
import io.dunlin.wat.script.NumberPattern;
import io.dunlin.wat.script.ResultPattern;
import java.util.List;
import java.util.Optional;

/** Makes arguments, and compares results with what they should be. */
final class ScriptValues {
  private static final int VECTOR_BITS = 128;

  private ScriptValues() {}

  /** The values of arguments. */
  static Val[] values(List<Argument> arguments) {
    Val[] values = new Val[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(arguments.get(i));
    }
    return values;
  }

  private static Val value(Argument argument) {
    if (argument instanceof Argument.Numeric numeric) {
      return number(numeric.type(), numeric.low(), numeric.high());
    }
    if (argument instanceof Argument.Null nullReference) {
      return Val.nullRef(nullReference.heapType());
    }
    Argument.Host host = (Argument.Host) argument;
    HostObject object = new HostObject(host.number());
    return host.heapType().equals(HeapType.ANY)
        ? Val.anyref(AnyRef.convertExtern(object))
        : Val.externref(object);
  }

  private static Val number(ValType type, long low, long high) {
    switch (type.code()) {
      case TypeCodes.I32:
        return Val.i32((int) low);
      case TypeCodes.I64:
        return Val.i64(low);
      case TypeCodes.F32:
        return Val.f32(Float.intBitsToFloat((int) low));
      case TypeCodes.F64:
        return Val.f64(Double.longBitsToDouble(low));
      default:
        return Val.v128(low, high);
    }
  }

  /** Whether results are as they should be. */
  static boolean match(List<ResultPattern> patterns, Val[] results) {
    if (patterns.size() != results.length) {
      return false;
    }
    for (int i = 0; i < results.length; i++) {
      if (!matches(patterns.get(i), results[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(ResultPattern pattern, Val value) {
    if (pattern instanceof ResultPattern.Either either) {
      return either.alternatives().stream().anyMatch(each -> matches(each, value));
    }
    if (pattern instanceof ResultPattern.Numeric numeric) {
      return value.type().equals(numeric.type()) && numeric.number().matches(bits(value));
    }
    if (pattern instanceof ResultPattern.Vector vector) {
      return value.type().isVector() && matches(vector, value);
    }
    return value.type().isReference() && matchesReference(pattern, value);
  }

  private static boolean matches(ResultPattern.Vector vector, Val value) {
    LaneShape shape = vector.shape();
    int width = VECTOR_BITS / shape.lanes();
    List<NumberPattern> lanes = vector.lanes();
    for (int lane = 0; lane < lanes.size(); lane++) {
      int position = lane * width;
      long half = position < Long.SIZE ? value.v128Low() : value.v128High();
      // What lies above the lane does not count in its pattern.
      if (!lanes.get(lane).matches(half >>> (position % Long.SIZE))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesReference(ResultPattern pattern, Val value) {
    Object reference = value.reference();
    if (pattern instanceof ResultPattern.Null) {
      return reference == null;
    }
    if (pattern instanceof ResultPattern.Host host) {
      return hostObject(value, host.heapType()).equals(Optional.of(new HostObject(host.number())));
    }
    HeapType type = ((ResultPattern.Reference) pattern).heapType();
    if (type.equals(HeapType.FUNC)) {
      return reference instanceof Func;
    }
    if (type.equals(HeapType.EXN)) {
      return reference instanceof ExnRef;
    }
    if (type.equals(HeapType.EXTERN)) {
      return isExternal(value) && reference != null;
    }
    return !isExternal(value) && reference instanceof AnyRef internal && internal.matches(type);
  }

  /** What a reference of a type's hierarchy refers to, if that is an object of the host. */
  private static Optional<Object> hostObject(Val value, HeapType type) {
    Object reference = value.reference();
    if (type.equals(HeapType.EXTERN)) {
      return isExternal(value) ? Optional.ofNullable(reference) : Optional.empty();
    }
    return reference instanceof ExternRef internalized
        ? Optional.of(internalized.value())
        : Optional.empty();
  }

  private static boolean isExternal(Val value) {
    HeapType type = value.type().heapType();
    return type.equals(HeapType.EXTERN) || type.equals(HeapType.NOEXTERN);
  }

  private static long bits(Val value) {
    switch (value.type().code()) {
      case TypeCodes.I32:
        return value.i32() & 0xFFFFFFFFL;
      case TypeCodes.I64:
        return value.i64();
      case TypeCodes.F32:
        return Float.floatToRawIntBits(value.f32()) & 0xFFFFFFFFL;
      default:
        return Double.doubleToRawLongBits(value.f64());
    }
  }

  /** Results in words; of numbers with a fraction, the bits too. */
  static String describe(Val[] results) {
    StringBuilder text = new StringBuilder();
    for (Val result : results) {
      text.append(text.length() == 0 ? "" : " ").append(result);
      if (result.type().equals(ValType.F32) || result.type().equals(ValType.F64)) {
        text.append(" (0x").append(Long.toHexString(bits(result))).append(')');
      }
    }
    return text.length() == 0 ? "nothing" : text.toString();
  }
}
