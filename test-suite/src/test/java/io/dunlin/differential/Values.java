package io.dunlin.differential;

import io.dunlin.I31Ref;
import io.dunlin.Val;
import io.dunlin.generate.Choices;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Values that the host passes to generated code: new ones, and references that it has seen. */
final class Values {
  private static final Set<HeapType> ABOVE_I31 = Set.of(HeapType.ANY, HeapType.EQ, HeapType.I31);

  private final Choices choices;
  private final List<Val> seen = new ArrayList<>();

  Values(Choices choices) {
    this.choices = choices;
  }

  /** Keeps references, to pass them on later. */
  void remember(Val... values) {
    for (Val value : values) {
      if (value.type().isReference() && value.reference() != null) {
        seen.add(value);
      }
    }
  }

  /** Whether the host has values of all these types. */
  boolean areAvailable(List<ValType> types) {
    return types.stream().allMatch(this::isAvailable);
  }

  private boolean isAvailable(ValType type) {
    return !type.isReference()
        || type.isNullable()
        || type.heapType().equals(HeapType.EXTERN)
        || ABOVE_I31.contains(type.heapType())
        || !seen(type).isEmpty();
  }

  private List<Val> seen(ValType type) {
    return seen.stream().filter(value -> value.type().equals(type)).toList();
  }

  /** Values of these types, which must be available. */
  Val[] of(List<ValType> types) {
    return types.stream().map(this::of).toArray(Val[]::new);
  }

  /** A value of this type, which must be available. */
  Val of(ValType type) {
    if (type.isReference()) {
      return reference(type);
    }
    if (type.isVector()) {
      return Val.v128(choices.i64(), choices.f64Bits());
    }
    if (type.equals(ValType.I32)) {
      return Val.i32(choices.i32());
    }
    if (type.equals(ValType.I64)) {
      return Val.i64(choices.i64());
    }
    return type.equals(ValType.F32)
        ? Val.f32(Float.intBitsToFloat(choices.f32Bits()))
        : Val.f64(Double.longBitsToDouble(choices.f64Bits()));
  }

  private Val reference(ValType type) {
    if (type.isNullable() && choices.chance(25)) {
      return Val.nullRef(type.heapType());
    }
    List<Val> known = seen(type);
    if (!known.isEmpty() && choices.chance(60)) {
      return choices.pick(known);
    }
    if (type.heapType().equals(HeapType.EXTERN)) {
      return Val.externref("object " + choices.below(3));
    }
    if (ABOVE_I31.contains(type.heapType())) {
      return Val.anyref(I31Ref.wrapping(choices.i32()));
    }
    return type.isNullable() ? Val.nullRef(type.heapType()) : choices.pick(known);
  }
}
