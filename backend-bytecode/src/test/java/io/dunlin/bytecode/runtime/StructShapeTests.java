package io.dunlin.bytecode.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StructShapeTests {
  private final TypeRegistry types = new TypeRegistry();

  private StructShape add(List<Integer> supertypes, List<StorageType> fields) {
    StructType struct =
        new StructType(fields.stream().map(field -> new FieldType(field, true)).toList());
    return StructShape.of(types.define(new SubType(false, supertypes, struct)).id(), types);
  }

  @Test
  void subtypesAddTheirFields() {
    StorageType i64 = StorageType.ofCode(TypeCodes.I64);
    StructShape empty = add(List.of(), List.of());
    assertEquals("$" + types.digest(0), empty.key());
    StructShape first = add(List.of(0), List.of(StorageType.I8));
    assertEquals(empty.key() + "_b$" + types.digest(1), first.key());
    StructShape same = add(List.of(1), List.of(StorageType.I8));
    assertEquals(first.key() + "_$" + types.digest(2), same.key());
    StructShape shape = add(List.of(2), List.of(StorageType.I8, i64, StorageType.I16));
    assertEquals(same.key() + "_ls$" + types.digest(3), shape.key());
    assertEquals(same.key(), shape.parent().key());
    assertEquals(1, same.firstOwnField());
    assertEquals(empty.key(), same.parent().parent().key());
    assertFalse(empty.hasParent());
    assertEquals(1, shape.firstOwnField());
    assertEquals(3, shape.fields());
    assertEquals(TypeCodes.I8, shape.type(0));
    assertEquals(TypeCodes.I64, shape.type(1));
    assertEquals(TypeCodes.I16, shape.type(2));
    assertEquals(shape.className(), StructShape.ofKey(shape.key()).className());
  }

  @Test
  void manyFieldsAreSpreadOverClasses() {
    StructShape shape = add(List.of(), Collections.nCopies(1000, StorageType.I8));
    assertEquals(1000, shape.fields());
    assertEquals(800, shape.firstOwnField());
    assertEquals(800, shape.parent().fields());
    assertEquals(TypeCodes.I8, shape.type(999));
  }
}
