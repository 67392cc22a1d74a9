package io.dunlin.wasm.type;

import java.util.List;

/**
 * Whether the structure of one composite type allows it to be declared below another. All types are
 * in canonical form.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/matching.html#composite-types">Composite
 *     types</a>
 */
final class CompositeTypes {
  private CompositeTypes() {}

  static boolean matches(TypeRegistry types, CompositeType sub, CompositeType sup) {
    if (sub instanceof FuncType subFunction && sup instanceof FuncType supFunction) {
      return matches(types, supFunction.params(), subFunction.params())
          && matches(types, subFunction.results(), supFunction.results());
    }
    if (sub instanceof StructType subStruct && sup instanceof StructType supStruct) {
      return fieldsMatch(types, subStruct.fields(), supStruct.fields());
    }
    return sub instanceof ArrayType subArray
        && sup instanceof ArrayType supArray
        && matches(types, subArray.element(), supArray.element());
  }

  private static boolean matches(TypeRegistry types, List<ValType> sub, List<ValType> sup) {
    boolean fits = sub.size() == sup.size();
    for (int i = 0; i < sub.size() && fits; i++) {
      fits = types.matches(sub.get(i).code(), sup.get(i).code());
    }
    return fits;
  }

  /** A structure may add fields behind those of its supertype. */
  private static boolean fieldsMatch(TypeRegistry types, List<FieldType> sub, List<FieldType> sup) {
    boolean fits = sub.size() >= sup.size();
    for (int i = 0; i < sup.size() && fits; i++) {
      fits = matches(types, sub.get(i), sup.get(i));
    }
    return fits;
  }

  /** What can be written must be the same type in both. */
  private static boolean matches(TypeRegistry types, FieldType sub, FieldType sup) {
    int subCode = sub.storage().code();
    int supCode = sup.storage().code();
    return sub.mutable() == sup.mutable()
        && types.matches(subCode, supCode)
        && (!sub.mutable() || types.matches(supCode, subCode));
  }
}
