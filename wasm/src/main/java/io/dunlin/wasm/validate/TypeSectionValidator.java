package io.dunlin.wasm.validate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.CompositeType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.RecGroup;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.type.ValType;
import java.util.List;

/**
 * Checks type definitions: what they refer to, and that each subtype is one.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/types.html">Types</a>
 */
final class TypeSectionValidator {
  private final WasmModule module;
  private final FeatureGate gate;
  private final TypeRegistry registry = new TypeRegistry();
  private final int[] ids;

  /** The number of super types above each type. */
  private final int[] depths;

  private TypeSectionValidator(WasmModule module, FeatureGate gate) {
    this.module = module;
    this.gate = gate;
    this.ids = new int[module.types().size()];
    this.depths = new int[ids.length];
  }

  static ModuleTypes validate(WasmModule module, FeatureGate gate) {
    TypeSectionValidator validator = new TypeSectionValidator(module, gate);
    for (RecGroup group : module.recGroups()) {
      validator.validate(group);
    }
    return new ModuleTypes(module, validator.registry, validator.ids);
  }

  private void validate(RecGroup group) {
    int first = group.firstIndex();
    int end = first + group.types().size();
    for (int i = first; i < end; i++) {
      SubType type = group.types().get(i - first);
      checkReferences(type.composite(), end);
      checkSupertypes(type, i);
    }
    registry.register(group, ids);
    for (int i = first; i < end; i++) {
      SubType type = group.types().get(i - first);
      if (!type.supertypes().isEmpty()) {
        checkSubtype(i, type.supertypes().get(0));
      }
    }
  }

  private void checkReferences(CompositeType type, int end) {
    if (type instanceof FuncType function) {
      if (function.results().size() > 1) {
        gate.require(Feature.MULTI_VALUE, "invalid result arity of a function type");
      }
      checkValues(function.params(), end);
      checkValues(function.results(), end);
    } else if (type instanceof StructType struct) {
      for (FieldType field : struct.fields()) {
        checkCode(field.storage().code(), end);
      }
    } else if (type instanceof ArrayType array) {
      checkCode(array.element().storage().code(), end);
    }
  }

  private void checkValues(List<ValType> types, int end) {
    for (ValType type : types) {
      checkCode(type.code(), end);
    }
  }

  private void checkCode(int code, int end) {
    gate.checkType(code);
    if (TypeCodes.isReference(code)) {
      int heap = TypeCodes.heap(code);
      if (TypeCodes.isConcrete(heap) && heap >= end) {
        throw Fault.unknown("type", heap);
      }
    }
  }

  private void checkSupertypes(SubType type, int typeIndex) {
    if (type.supertypes().size() > 1) {
      throw Fault.invalid("sub type " + typeIndex + " has more than one super type");
    }
    for (int supertype : type.supertypes()) {
      if (supertype < 0 || supertype >= typeIndex) {
        throw Fault.unknown("type", supertype);
      }
      depths[typeIndex] = depths[supertype] + 1;
      if (depths[typeIndex] > WasmLimits.SUBTYPING_DEPTH) {
        throw Fault.tooMany("super types of type " + typeIndex, WasmLimits.SUBTYPING_DEPTH);
      }
    }
  }

  private void checkSubtype(int typeIndex, int superIndex) {
    SubType supertype = module.types().get(superIndex);
    if (supertype.isFinal()) {
      throw noMatch(typeIndex, superIndex, "which is final");
    }
    if (!registry.extendsStructure(registry.type(ids[typeIndex]), registry.type(ids[superIndex]))) {
      throw noMatch(typeIndex, superIndex, "whose structure differs");
    }
  }

  private static RuntimeException noMatch(int typeIndex, int superIndex, String why) {
    return Fault.invalid(
        "sub type " + typeIndex + " does not match super type " + superIndex + ", " + why);
  }
}
