package io.dunlin.wasm.validate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.EnumSet;
import java.util.Set;

/** Refuses instructions and types whose feature is off, naming the feature. Immutable. */
final class FeatureGate {
  private final Features features;
  private final Set<Op> disabled = EnumSet.noneOf(Op.class);

  FeatureGate(Features features) {
    this.features = features;
    for (Op op : Op.values()) {
      if (!features.has(op.feature())) {
        disabled.add(op);
      }
    }
    if (features.has(Feature.LEGACY_EXCEPTIONS)) {
      // The legacy proposal has it too.
      disabled.remove(Op.THROW);
    }
  }

  /** Checks that a feature is on without which there is no such thing. */
  void require(Feature feature, String what) {
    if (!features.has(feature)) {
      throw Fault.disabled(what, feature);
    }
  }

  /** Checks that there is such an instruction. */
  void check(Op op) {
    if (disabled.contains(op)) {
      throw Fault.disabled("illegal opcode " + hex(op) + ": " + op.mnemonic(), op.feature());
    }
  }

  private static String hex(Op op) {
    String digits = Integer.toHexString(op.subcode());
    String number = digits.length() < 2 ? "0" + digits : digits;
    return op.isPrefixed() ? Integer.toHexString(op.prefix()) + " " + number : number;
  }

  /** Checks that there is such a value or storage type. */
  void checkType(int code) {
    if (TypeCodes.isReference(code)) {
      require(featureOf(code), "type " + TypeCodes.toString(code));
    } else if (code == TypeCodes.V128) {
      require(Feature.SIMD, "type v128");
    }
  }

  private Feature featureOf(int reference) {
    int heap = TypeCodes.heap(reference);
    if (TypeCodes.isConcrete(heap)) {
      return functionReferences();
    }
    return switch (heap) {
      case TypeCodes.FUNC, TypeCodes.EXTERN ->
          TypeCodes.isNullable(reference) ? Feature.REFERENCE_TYPES : functionReferences();
      case TypeCodes.EXN, TypeCodes.NOEXN -> Feature.EXCEPTIONS;
      default -> Feature.GC;
    };
  }

  /** Typed references came with function-references and are a part of gc. */
  private Feature functionReferences() {
    return features.has(Feature.GC) ? Feature.GC : Feature.FUNCTION_REFERENCES;
  }
}
