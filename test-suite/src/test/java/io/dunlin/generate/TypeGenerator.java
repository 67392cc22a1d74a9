package io.dunlin.generate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.CompositeType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;

/** Makes types by chance: definitions with their groups and hierarchies, and value types. */
final class TypeGenerator {
  private static final int[] ABSTRACT = {
    TypeCodes.ANY, TypeCodes.EQ, TypeCodes.I31, TypeCodes.STRUCT, TypeCodes.ARRAY, TypeCodes.NONE
  };
  private static final int[] BOTTOMS = {TypeCodes.NOFUNC, TypeCodes.NOEXTERN, TypeCodes.NONE};

  private final Choices choices;
  private final Features features;
  private final TypeSpace types;

  TypeGenerator(Choices choices, Features features, TypeSpace types) {
    this.choices = choices;
    this.features = features;
    this.types = types;
  }

  /** Adds all types that a module begins with. */
  void addTypes() {
    types.add(List.of(SubType.plain(new FuncType(List.of(), List.of()))));
    int functions = choices.between(2, 4);
    for (int i = 0; i < functions; i++) {
      types.add(List.of(SubType.plain(function())));
    }
    if (features.has(Feature.GC)) {
      int groups = choices.between(1, 4);
      for (int i = 0; i < groups; i++) {
        addGroup();
      }
    }
  }

  private void addGroup() {
    int size = choices.chance(60) ? 1 : choices.between(2, 3);
    int first = types.size();
    List<SubType> group = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      group.add(definition(group, first, first + size));
    }
    types.add(group);
  }

  private SubType definition(List<SubType> group, int first, int end) {
    int above = choices.below(first + group.size());
    SubType supertype = above < first ? types.get(above) : group.get(above - first);
    boolean isFinal = choices.chance(30);
    if (choices.chance(50) && !supertype.isFinal()) {
      return new SubType(isFinal, List.of(above), below(supertype.composite(), first, end));
    }
    CompositeType composite =
        switch (choices.below(5)) {
          case 0 -> function();
          case 1, 2 -> new ArrayType(field(first, end));
          default -> new StructType(fields(first, end));
        };
    return new SubType(isFinal, List.of(), composite);
  }

  /** What may be declared below this type: a structure has more fields, all else is the same. */
  private CompositeType below(CompositeType type, int first, int end) {
    if (type instanceof StructType struct) {
      List<FieldType> fields = new ArrayList<>(struct.fields());
      fields.addAll(fields(first, end));
      return new StructType(fields);
    }
    return type;
  }

  private List<FieldType> fields(int first, int end) {
    int count = choices.below(4);
    List<FieldType> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fields.add(field(first, end));
    }
    return fields;
  }

  /** A field may refer to all types of its group; what it must hold has to be there before. */
  private FieldType field(int first, int end) {
    boolean mutable = choices.chance(65);
    StorageType storage;
    if (choices.chance(30)) {
      storage = choices.chance(50) ? StorageType.I8 : StorageType.I16;
    } else if (choices.chance(25)) {
      int index = choices.below(end);
      boolean nullable = index >= first || choices.chance(70);
      storage = StorageType.ofCode(TypeCodes.reference(nullable, index));
    } else {
      storage = StorageType.ofCode(valueType());
    }
    return new FieldType(storage, mutable);
  }

  private FuncType function() {
    int results = features.has(Feature.MULTI_VALUE) ? choices.below(4) : choices.below(2);
    return new FuncType(valueTypes(choices.below(4)), valueTypes(results));
  }

  private List<ValType> valueTypes(int count) {
    List<ValType> result = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      result.add(ValType.ofCode(valueType()));
    }
    return result;
  }

  /** The code of a type of a value. */
  int valueType() {
    if (choices.chance(25) && features.has(Feature.REFERENCE_TYPES)) {
      return referenceType();
    }
    return numberOrVector();
  }

  /** The code of a type that is not a reference. */
  int numberOrVector() {
    if (choices.chance(20) && features.has(Feature.SIMD)) {
      return TypeCodes.V128;
    }
    return switch (choices.below(7)) {
      case 0, 1, 2 -> TypeCodes.I32;
      case 3, 4 -> TypeCodes.I64;
      case 5 -> TypeCodes.F32;
      default -> TypeCodes.F64;
    };
  }

  /** The code of a reference type. */
  int referenceType() {
    boolean typed = features.has(Feature.FUNCTION_REFERENCES);
    boolean nullable = !typed || choices.chance(75);
    if (choices.chance(15) && features.has(Feature.EXCEPTIONS)) {
      return TypeCodes.reference(nullable || choices.chance(80), TypeCodes.EXN);
    }
    if (choices.chance(60) && features.has(Feature.GC)) {
      return gcReference(nullable);
    }
    if (choices.chance(50) && typed && types.size() > 0) {
      int function = choices.pick(types.all(FuncType.class));
      return TypeCodes.reference(nullable, function);
    }
    return choices.chance(60)
        ? TypeCodes.reference(nullable, TypeCodes.FUNC)
        : TypeCodes.reference(true, TypeCodes.EXTERN);
  }

  private int gcReference(boolean nullable) {
    if (choices.chance(4)) {
      return TypeCodes.reference(true, BOTTOMS[choices.below(BOTTOMS.length)]);
    }
    if (choices.chance(50) && types.size() > 0) {
      return TypeCodes.reference(nullable, choices.below(types.size()));
    }
    int heap = ABSTRACT[choices.below(ABSTRACT.length)];
    return TypeCodes.reference(nullable || heap == TypeCodes.NONE, heap);
  }
}
