package io.dunlin.generate;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The types of a module in the making; blocks may add to them until the end. */
final class TypeSpace {
  private final TypeRegistry registry = new TypeRegistry();
  private final List<RecGroup> groups = new ArrayList<>();
  private final List<SubType> types = new ArrayList<>();
  private final Map<Long, Boolean> matching = new HashMap<>();
  private int[] ids = {};

  /** Adds a group of types. */
  void add(List<SubType> group) {
    RecGroup added = new RecGroup(types.size(), group);
    groups.add(added);
    types.addAll(group);
    ids = Arrays.copyOf(ids, types.size());
    registry.register(added, ids);
  }

  List<RecGroup> groups() {
    return groups;
  }

  int size() {
    return types.size();
  }

  SubType get(int index) {
    return types.get(index);
  }

  /** Whether a type is like those of the host's functions: in no hierarchy, in no larger group. */
  boolean standsAlone(int index) {
    SubType type = types.get(index);
    return type.equals(SubType.plain(type.composite()))
        && groups.stream()
            .anyMatch(group -> group.firstIndex() == index && group.types().size() == 1);
  }

  /** The indices of the types that define what this class stands for. */
  List<Integer> all(Class<? extends CompositeType> kind) {
    List<Integer> result = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      if (kind.isInstance(types.get(i).composite())) {
        result.add(i);
      }
    }
    return result;
  }

  int[] params(int functionType) {
    return codes(((FuncType) types.get(functionType).composite()).params());
  }

  int[] results(int functionType) {
    return codes(((FuncType) types.get(functionType).composite()).results());
  }

  List<FieldType> fields(int structType) {
    return ((StructType) types.get(structType).composite()).fields();
  }

  FieldType element(int arrayType) {
    return ((ArrayType) types.get(arrayType).composite()).element();
  }

  private static int[] codes(List<ValType> types) {
    return types.stream().mapToInt(ValType::code).toArray();
  }

  private static List<ValType> types(int[] codes) {
    return IntStream.of(codes).mapToObj(ValType::ofCode).toList();
  }

  static FuncType functionType(int[] params, int[] results) {
    return new FuncType(types(params), types(results));
  }

  /** The index of a function type, which is added if there is none. */
  int indexOf(int[] params, int[] results) {
    FuncType wanted = functionType(params, results);
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).composite().equals(wanted)) {
        return i;
      }
    }
    add(List.of(SubType.plain(wanted)));
    return types.size() - 1;
  }

  /** Whether values of the first type are values of the second. */
  boolean matches(int sub, int sup) {
    if (sub == sup || !TypeCodes.isReference(sub) || !TypeCodes.isReference(sup)) {
      return sub == sup;
    }
    return matching.computeIfAbsent(
        (long) sub << Integer.SIZE | sup,
        pair ->
            registry.matches(
                TypeRegistry.canonicalize(sub, ids), TypeRegistry.canonicalize(sup, ids)));
  }

  /** Whether each value is of the type at its place. */
  boolean matches(int[] sub, int[] sup) {
    boolean fits = sub.length == sup.length;
    for (int i = 0; i < sup.length && fits; i++) {
      fits = matches(sub[i], sup[i]);
    }
    return fits;
  }

  /** The abstract heap type at the top of a heap type's hierarchy. */
  int top(int heap) {
    return registry.top(TypeCodes.isConcrete(heap) ? ids[heap] : heap);
  }

  /** The types of these that are subtypes of a reference type, itself included. */
  List<Integer> subtypes(Class<? extends CompositeType> kind, int reference) {
    List<Integer> result = new ArrayList<>();
    for (int index : all(kind)) {
      if (matches(TypeCodes.reference(false, index), reference)) {
        result.add(index);
      }
    }
    return result;
  }
}
