package io.dunlin.wasm.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValTypeTests {
  private static final ValType INDEXED = ValType.ref(false, HeapType.concrete(12));

  private static final List<ValType> SOME =
      List.of(
          ValType.I32,
          ValType.I64,
          ValType.F32,
          ValType.F64,
          ValType.V128,
          ValType.FUNCREF,
          ValType.EXTERNREF,
          ValType.NULLEXNREF,
          ValType.ref(false, HeapType.ANY),
          INDEXED);

  @Test
  void codesStandForTypes() {
    for (ValType type : SOME) {
      assertEquals(type, ValType.ofCode(type.code()));
      assertEquals(type.hashCode(), ValType.ofCode(type.code()).hashCode());
      assertEquals(type, StorageType.of(type).unpacked());
      assertEquals(1, SOME.stream().filter(type::equals).count());
    }
    assertThrows(IllegalArgumentException.class, () -> ValType.ofCode(TypeCodes.I8));
    assertThrows(IllegalArgumentException.class, () -> ValType.ofCode(TypeCodes.BOTTOM));
    assertThrows(IllegalArgumentException.class, () -> StorageType.ofCode(TypeCodes.BOTTOM));
  }

  @Test
  void textFormat() {
    assertEquals("i32", ValType.I32.toString());
    assertEquals("v128", ValType.V128.toString());
    assertEquals("funcref", ValType.FUNCREF.toString());
    assertEquals("nullexternref", ValType.NULLEXTERNREF.toString());
    assertEquals("(ref 12)", INDEXED.toString());
    assertEquals("(ref null 12)", ValType.ref(true, HeapType.concrete(12)).toString());
    assertEquals("(ref i31)", ValType.ref(false, HeapType.I31).toString());
    assertEquals("(mut i8)", new FieldType(StorageType.I8, true).toString());
    assertEquals("[i32] -> []", new FuncType(List.of(ValType.I32), List.of()).toString());
    assertEquals("(mut f64)", new GlobalType(ValType.F64, true).toString());
    assertEquals(
        "i64 1 2 externref",
        new TableType(AddressType.I64, Limits.between(1, 2), ValType.EXTERNREF).toString());
    assertEquals(
        "1 2 shared (pagesize 1)",
        new MemoryType(AddressType.I32, Limits.between(1, 2), true, 0).toString());
  }

  @Test
  void kinds() {
    assertTrue(ValType.F64.isNumeric());
    assertFalse(ValType.V128.isNumeric());
    assertTrue(ValType.V128.isVector());
    assertTrue(INDEXED.isReference());
    assertFalse(INDEXED.isNullable());
    assertFalse(INDEXED.isDefaultable());
    assertTrue(ValType.I32.isDefaultable());
    assertTrue(ValType.ANYREF.isDefaultable());
    assertEquals(12, INDEXED.heapType().typeIndex());
    assertEquals(HeapType.EXN, ValType.EXNREF.heapType());
    assertThrows(IllegalStateException.class, ValType.I32::heapType);
    assertThrows(IllegalStateException.class, HeapType.FUNC::typeIndex);
    assertNotEquals(ValType.FUNCREF, ValType.ref(false, HeapType.FUNC));
  }

  @Test
  void slots() {
    FuncType type =
        new FuncType(List.of(ValType.I32, ValType.V128, ValType.FUNCREF), List.of(ValType.V128));
    assertEquals(4, type.paramSlots());
    assertEquals(2, type.resultSlots());
  }

  @Test
  void storage() {
    assertTrue(StorageType.I8.isPacked());
    assertEquals(ValType.I32, StorageType.I16.unpacked());
    assertEquals(2, StorageType.I16.byteSize());
    assertEquals(16, StorageType.of(ValType.V128).byteSize());
    assertThrows(IllegalStateException.class, StorageType.of(INDEXED)::byteSize);
  }

  @Test
  void indicesHaveARange() {
    assertThrows(IllegalArgumentException.class, () -> HeapType.concrete(-1));
    assertThrows(IllegalArgumentException.class, () -> HeapType.concrete(1 << 27));
  }
}
