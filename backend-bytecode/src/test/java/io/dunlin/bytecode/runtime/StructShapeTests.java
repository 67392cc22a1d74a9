package io.dunlin.bytecode.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StructShapeTests {
  private final List<SubType> types = new ArrayList<>();

  private StructShape add(List<Integer> supertypes, List<StorageType> fields) {
    StructType struct =
        new StructType(fields.stream().map(field -> new FieldType(field, true)).toList());
    types.add(new SubType(false, supertypes, struct));
    return StructShape.of(types.size() - 1, types::get);
  }

  @Test
  void subtypesAddTheirFields() {
    StorageType i64 = StorageType.ofCode(TypeCodes.I64);
    assertEquals("", add(List.of(), List.of()).key());
    assertEquals("b", add(List.of(0), List.of(StorageType.I8)).key());
    assertEquals("b", add(List.of(1), List.of(StorageType.I8)).key());
    StructShape shape = add(List.of(2), List.of(StorageType.I8, i64, StorageType.I16));
    assertEquals("b_ls", shape.key());
    assertEquals("b", shape.parent().key());
    assertFalse(shape.parent().hasParent());
    assertEquals(1, shape.firstOwnField());
    assertEquals(3, shape.fields());
    assertEquals(TypeCodes.I8, shape.type(0));
    assertEquals(TypeCodes.I64, shape.type(1));
    assertEquals(TypeCodes.I16, shape.type(2));
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
