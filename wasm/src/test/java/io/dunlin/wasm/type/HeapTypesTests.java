package io.dunlin.wasm.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeapTypesTests {
  private static final List<HeapType> ALL =
      List.of(
          HeapType.FUNC,
          HeapType.NOFUNC,
          HeapType.EXTERN,
          HeapType.NOEXTERN,
          HeapType.EXN,
          HeapType.NOEXN,
          HeapType.ANY,
          HeapType.EQ,
          HeapType.I31,
          HeapType.STRUCT,
          HeapType.ARRAY,
          HeapType.NONE);

  /** For each type the ones above it, itself not counted. */
  private static List<HeapType> above(HeapType type) {
    switch (type.toString()) {
      case "nofunc":
        return List.of(HeapType.FUNC);
      case "noextern":
        return List.of(HeapType.EXTERN);
      case "noexn":
        return List.of(HeapType.EXN);
      case "eq":
        return List.of(HeapType.ANY);
      case "i31":
      case "struct":
      case "array":
        return List.of(HeapType.EQ, HeapType.ANY);
      case "none":
        return List.of(HeapType.I31, HeapType.STRUCT, HeapType.ARRAY, HeapType.EQ, HeapType.ANY);
      default:
        return List.of();
    }
  }

  @Test
  void theLattice() {
    for (HeapType sub : ALL) {
      for (HeapType sup : ALL) {
        boolean expected = sub.equals(sup) || above(sub).contains(sup);
        assertEquals(expected, HeapTypes.isSubtype(sub.code(), sup.code()), sub + " below " + sup);
      }
    }
  }

  @Test
  void topsAndBottoms() {
    for (HeapType type : ALL) {
      int top = HeapTypes.top(type.code());
      int bottom = HeapTypes.bottom(type.code());
      assertTrue(HeapTypes.isSubtype(type.code(), top), type.toString());
      assertTrue(HeapTypes.isSubtype(bottom, type.code()), type.toString());
      assertEquals(List.of(), above(HeapType.ofCode(top)));
    }
  }
}
