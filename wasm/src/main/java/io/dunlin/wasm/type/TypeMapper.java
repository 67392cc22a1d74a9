package io.dunlin.wasm.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Rewrites the indices of concrete heap types everywhere in a type. */
final class TypeMapper {
  private final IntUnaryOperator indices;

  TypeMapper(IntUnaryOperator indices) {
    this.indices = indices;
  }

  int map(int code) {
    if (!TypeCodes.isReference(code)) {
      return code;
    }
    int heap = TypeCodes.heap(code);
    if (!TypeCodes.isConcrete(heap)) {
      return code;
    }
    return TypeCodes.reference(TypeCodes.isNullable(code), indices.applyAsInt(heap));
  }

  ValType map(ValType type) {
    int mapped = map(type.code());
    return mapped == type.code() ? type : ValType.ofCode(mapped);
  }

  FuncType map(FuncType type) {
    return new FuncType(map(type.params()), map(type.results()));
  }

  private List<ValType> map(List<ValType> types) {
    if (types.isEmpty()) {
      return types;
    }
    List<ValType> mapped = new ArrayList<>(types.size());
    for (ValType type : types) {
      mapped.add(map(type));
    }
    return mapped;
  }

  private FieldType map(FieldType field) {
    return new FieldType(StorageType.ofCode(map(field.storage().code())), field.mutable());
  }

  private CompositeType map(CompositeType type) {
    if (type instanceof FuncType function) {
      return map(function);
    }
    if (type instanceof ArrayType array) {
      return new ArrayType(map(array.element()));
    }
    List<FieldType> fields = new ArrayList<>();
    for (FieldType field : ((StructType) type).fields()) {
      fields.add(map(field));
    }
    return new StructType(fields);
  }

  SubType map(SubType type) {
    CompositeType composite = map(type.composite());
    if (type.supertypes().isEmpty()) {
      return new SubType(type.isFinal(), List.of(), composite);
    }
    List<Integer> supertypes = new ArrayList<>(type.supertypes().size());
    for (int supertype : type.supertypes()) {
      supertypes.add(indices.applyAsInt(supertype));
    }
    return new SubType(type.isFinal(), supertypes, composite);
  }

  ExternType map(ExternType type) {
    if (type instanceof FunctionType function) {
      return new FunctionType(indices.applyAsInt(function.typeIndex()));
    }
    if (type instanceof TagType tag) {
      return new TagType(indices.applyAsInt(tag.typeIndex()));
    }
    if (type instanceof GlobalType global) {
      return map(global);
    }
    return type instanceof TableType table ? map(table) : type;
  }

  GlobalType map(GlobalType type) {
    return new GlobalType(map(type.value()), type.mutable());
  }

  TableType map(TableType type) {
    return new TableType(type.addressType(), type.limits(), map(type.element()));
  }
}
