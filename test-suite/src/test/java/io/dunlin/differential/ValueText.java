package io.dunlin.differential;

import io.dunlin.AnyRef;
import io.dunlin.ArrayRef;
import io.dunlin.ExnRef;
import io.dunlin.ExternRef;
import io.dunlin.Func;
import io.dunlin.I31Ref;
import io.dunlin.StructRef;
import io.dunlin.Tag;
import io.dunlin.Val;
import io.dunlin.wasm.type.ValType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts values into words that are the same wherever the values are: numbers by their bits,
 * functions and tags by the names of exports.
 */
final class ValueText {
  private static final int DEPTH = 3;

  private final Map<Object, String> names = new HashMap<>();

  /** Says how something is called that values may lead to. */
  void name(Object extern, String name) {
    names.putIfAbsent(extern, name);
  }

  String of(Val... values) {
    return list(Arrays.asList(values), DEPTH);
  }

  String of(ExnRef exception) {
    return exception(exception, DEPTH);
  }

  private String list(List<Val> values, int depth) {
    return values.stream().map(value -> text(value, depth)).collect(Collectors.joining(", "));
  }

  private String text(Val value, int depth) {
    ValType type = value.type();
    if (type.isReference()) {
      return reference(value.reference(), depth);
    }
    if (type.isVector()) {
      return String.format("v128:%016x_%016x", value.v128High(), value.v128Low());
    }
    if (type.equals(ValType.I32)) {
      return "i32:" + value.i32();
    }
    if (type.equals(ValType.I64)) {
      return "i64:" + value.i64();
    }
    return type.equals(ValType.F32)
        ? "f32:" + Integer.toHexString(Float.floatToRawIntBits(value.f32()))
        : "f64:" + Long.toHexString(Double.doubleToRawLongBits(value.f64()));
  }

  private String reference(@Nullable Object reference, int depth) {
    if (reference == null) {
      return "null";
    }
    if (reference instanceof Func) {
      return names.getOrDefault(reference, "another function");
    }
    if (reference instanceof ExnRef exception) {
      return exception(exception, depth);
    }
    if (reference instanceof AnyRef internal) {
      return internal(internal, depth);
    }
    return "host " + reference;
  }

  private String internal(AnyRef reference, int depth) {
    if (reference instanceof I31Ref number) {
      return "i31:" + number.signed();
    }
    if (reference instanceof StructRef struct) {
      List<Val> fields = struct.fields();
      return "struct" + (depth == 0 ? "/" + fields.size() : "(" + list(fields, depth - 1) + ")");
    }
    if (reference instanceof ArrayRef array) {
      List<Val> elements = array.elements();
      return "array" + (depth == 0 ? "/" + elements.size() : "(" + list(elements, depth - 1) + ")");
    }
    return reference instanceof ExternRef external ? "internal " + external.value() : "another";
  }

  private String exception(ExnRef exception, int depth) {
    Tag tag = exception.tag();
    String name = names.getOrDefault(tag, "another tag");
    return depth == 0 ? name : name + "(" + list(exception.values(), depth - 1) + ")";
  }
}
