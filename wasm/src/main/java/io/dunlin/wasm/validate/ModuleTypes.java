package io.dunlin.wasm.validate;

import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.CompositeType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.type.ValType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type index space of a module, over type codes.
 *
 * <p>In the codes that go in and come out, a concrete heap type is represented by the lowest of the
 * type indices that are equivalent to it. Codes are equal if and only if the types are. Immutable.
 */
final class ModuleTypes {
  private static final int[][] SINGLE = {
    Label.NONE, {TypeCodes.I32}, {TypeCodes.I64}, {TypeCodes.F32}, {TypeCodes.F64}, {TypeCodes.V128}
  };

  private final WasmModule module;
  private final TypeRegistry registry;
  private final int[] canonicalIds;
  private final int[] representatives;

  /** The parameters of each function type; other types have none. */
  private final int[] @Nullable [] params;

  /** The results of each function type. */
  private final int[] @Nullable [] results;

  /**
   * Takes up the types of a module, whose references to each other have been checked.
   *
   * @param registry holds the module's types and nothing else
   * @param canonicalIds the ids that the registry gave them
   */
  ModuleTypes(WasmModule module, TypeRegistry registry, int[] canonicalIds) {
    this.module = module;
    this.registry = registry;
    this.canonicalIds = canonicalIds;
    int count = canonicalIds.length;
    representatives = new int[count];
    Map<Integer, Integer> first = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Integer known = first.putIfAbsent(canonicalIds[i], i);
      representatives[i] = known == null ? i : known;
    }
    params = new int[count][];
    results = new int[count][];
    for (int i = 0; i < count; i++) {
      takeFunctionType(i);
    }
  }

  private void takeFunctionType(int typeIndex) {
    CompositeType composite = module.types().get(typeIndex).composite();
    if (composite instanceof FuncType function) {
      int representative = representatives[typeIndex];
      if (representative < typeIndex) {
        params[typeIndex] = params[representative];
        results[typeIndex] = results[representative];
      } else {
        params[typeIndex] = codes(function.params());
        results[typeIndex] = codes(function.results());
      }
    }
  }

  private int[] codes(List<ValType> types) {
    if (types.isEmpty()) {
      return Label.NONE;
    }
    int[] codes = new int[types.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(types.get(i).code());
    }
    return codes;
  }

  /** The number of types. */
  int count() {
    return representatives.length;
  }

  /** Checks a type index (unsigned). */
  void check(int typeIndex) {
    if (typeIndex < 0 || typeIndex >= representatives.length) {
      throw Fault.unknown("type", typeIndex);
    }
  }

  /**
   * The code for a type as it stands in the module: checked, with its representative index. Storage
   * types pass too.
   */
  int code(int moduleCode) {
    if (!TypeCodes.isReference(moduleCode)) {
      return moduleCode;
    }
    int heap = TypeCodes.heap(moduleCode);
    if (!TypeCodes.isConcrete(heap)) {
      return moduleCode;
    }
    check(heap);
    return TypeCodes.reference(TypeCodes.isNullable(moduleCode), representatives[heap]);
  }

  /** The reference type to a defined type, whose index is checked. */
  int reference(boolean nullable, int typeIndex) {
    check(typeIndex);
    return TypeCodes.reference(nullable, representatives[typeIndex]);
  }

  /** The parameter types of a function type. */
  int[] params(int typeIndex) {
    check(typeIndex);
    int[] types = params[typeIndex];
    if (types == null) {
      throw notA("function", typeIndex);
    }
    return types;
  }

  /** The result types of a function type. */
  int[] results(int typeIndex) {
    check(typeIndex);
    int[] types = results[typeIndex];
    if (types == null) {
      throw notA("function", typeIndex);
    }
    return types;
  }

  /** The structure type with this index. */
  StructType struct(int typeIndex) {
    check(typeIndex);
    CompositeType composite = module.types().get(typeIndex).composite();
    if (composite instanceof StructType struct) {
      return struct;
    }
    throw notA("structure", typeIndex);
  }

  /** The array type with this index. */
  ArrayType array(int typeIndex) {
    check(typeIndex);
    CompositeType composite = module.types().get(typeIndex).composite();
    if (composite instanceof ArrayType array) {
      return array;
    }
    throw notA("array", typeIndex);
  }

  private static InvalidModuleException notA(String kind, int typeIndex) {
    return Fault.mismatch("type " + typeIndex + " is no " + kind + " type");
  }

  /** The code of the values that are written to and read from a field: i32 for packed ones. */
  int unpacked(StorageType storage) {
    return storage.isPacked() ? TypeCodes.I32 : code(storage.code());
  }

  /** A list of one type. */
  int[] single(int code) {
    return code < SINGLE.length ? SINGLE[code] : new int[] {code};
  }

  /** Whether a value of the first type may stand where one of the second is expected. */
  boolean matches(int actual, int expected) {
    if (actual == expected) {
      return true;
    }
    return registry.matches(registryCode(actual), registryCode(expected));
  }

  private int registryCode(int code) {
    int heap = TypeCodes.heap(code);
    return TypeCodes.isReference(code) && TypeCodes.isConcrete(heap)
        ? TypeCodes.reference(TypeCodes.isNullable(code), canonicalIds[heap])
        : code;
  }

  /** The nullable type of all references that share a hierarchy with this heap type. */
  int top(int heap) {
    return TypeCodes.reference(
        true, registry.top(TypeCodes.isConcrete(heap) ? canonicalIds[heap] : heap));
  }
}
