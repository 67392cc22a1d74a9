package io.dunlin.wasm.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where fields are. */
final class StructLayoutTests {
  private static final StorageType I32 = StorageType.of(ValType.I32);
  private static final StorageType[] TYPES = {
    StorageType.I8,
    StorageType.I16,
    I32,
    StorageType.of(ValType.I64),
    StorageType.of(ValType.F32),
    StorageType.of(ValType.F64),
    StorageType.of(ValType.V128),
    StorageType.of(ValType.ANYREF)
  };

  private static StructLayout layout(List<StorageType> types) {
    return StructLayout.of(
        new StructType(types.stream().map(type -> new FieldType(type, true)).toList()));
  }

  @Test
  void smallFieldsFillTheHolesOfLargeOnes() {
    StructLayout layout =
        layout(List.of(StorageType.I8, TYPES[3], StorageType.I16, I32, StorageType.I8));
    assertEquals(2, layout.words());
    assertEquals(0, layout.references());
    assertEquals(List.of(0, 1, 0, 0, 0), words(layout));
    assertEquals(16, layout.shift(2));
    assertEquals(32, layout.shift(3));
    assertEquals(8, layout.shift(4));
    assertEquals(0xFFFF_0000L, layout.mask(2));
    assertEquals(-1L, layout.mask(1));
  }

  private static List<Integer> words(StructLayout layout) {
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < layout.fields(); i++) {
      words.add(layout.word(i));
    }
    return words;
  }

  @Test
  void fieldsDoNotOverlapAndAreAlignedAndAsInTheSupertype() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      List<StorageType> types = new ArrayList<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        types.add(TYPES[random.nextInt(TYPES.length)]);
      }
      StructLayout layout = layout(types);
      StructLayout above = layout(types.subList(0, random.nextInt(types.size())));
      BitSet used = new BitSet();
      int references = 0;
      for (int i = 0; i < types.size(); i++) {
        if (layout.isReference(i)) {
          assertEquals(references++, layout.reference(i));
          continue;
        }
        int bits = types.get(i).byteSize() * 8;
        int first = layout.word(i) * 64 + layout.shift(i);
        assertEquals(0, first % Math.min(bits, 64), "aligned, seed 3");
        assertTrue(used.get(first, first + bits).isEmpty(), "free, seed 3");
        used.set(first, first + bits);
        if (i < above.fields()) {
          assertEquals(above.word(i), layout.word(i));
          assertEquals(above.shift(i), layout.shift(i));
        }
      }
      assertEquals(references, layout.references());
      assertTrue(used.length() <= layout.words() * 64);
    }
  }

  @Test
  void equivalentDefinitionsAreTheSameObject() {
    TypeRegistry registry = new TypeRegistry();
    SubType open = new SubType(false, List.of(), new StructType(List.of()));
    DefinedType base = registry.define(open);
    DefinedType derived =
        registry.define(new SubType(true, List.of(base.id()), new StructType(List.of())));
    assertTrue(base == registry.define(open));
    assertTrue(derived.isSubtypeOf(base));
    assertFalse(base.isSubtypeOf(derived));
    assertEquals(1, derived.depth());
  }
}
