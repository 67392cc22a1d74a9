package io.dunlin.wasm.binary;

import static io.dunlin.wasm.binary.ModuleBytes.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.module.ByteRange;
import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.name.NameSection.Kind;
import io.dunlin.wasm.type.ExternKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NameSectionTests {
  private static final String FUNCTIONS = "01 07 02 00 01 66 01 01 67";

  private static NameSection read(byte[] bytes) {
    return NameSectionReader.read(bytes, new ByteRange(0, bytes.length));
  }

  private static NameSection read(String digits) {
    return read(hex(digits));
  }

  @Test
  void moduleAndFunctions() {
    NameSection names = read("00 03 02 61 62" + FUNCTIONS);
    assertEquals("ab", names.module());
    assertEquals("f", names.function(0));
    assertEquals("g", names.name(Kind.FUNCTION, 1));
    assertNull(names.function(2));
    assertNull(names.name(Kind.GLOBAL, 0));
  }

  @Test
  void indirectNames() {
    // Local 0 of function 2 is x, local 1 of function 3 is y.
    NameSection names = read("02 0b 02 02 01 00 01 78 03 01 01 01 79");
    assertEquals("x", names.name(Kind.LOCAL, 2, 0));
    assertEquals("y", names.name(Kind.LOCAL, 3, 1));
    assertNull(names.name(Kind.LOCAL, 2, 1));
    assertNull(names.name(Kind.LABEL, 2, 0));
  }

  @Test
  void whatStandsInFrontOfAFaultCounts() {
    String[] faults = {
      "07", // no size
      "07 05 01", // a size beyond the end
      "07 02 01 00", // a name that is missing
      "07 04 01 00 01 ff", // a name that is no UTF-8
      "07 06 ff ff ff ff 0f 00", // a count beyond everything
    };
    for (String fault : faults) {
      NameSection names = read(FUNCTIONS + fault);
      assertEquals("g", names.function(1), fault);
      assertNull(names.name(Kind.GLOBAL, 0), fault);
    }
  }

  @Test
  void unknownSubsectionsAreSkipped() {
    NameSection names = read("63 03 ff ff ff" + FUNCTIONS);
    assertEquals("f", names.function(0));
  }

  @Test
  void whatIsNoNameIsNoticed() {
    String[] whole = {"", FUNCTIONS, "02 01 00", "01 83 80 00 80 80 00"};
    for (String each : whole) {
      byte[] bytes = hex(each);
      assertTrue(NameSectionReader.isWhole(bytes, new ByteRange(0, bytes.length)), each);
    }
    String[] others = {"07", "07 04 01 00 01 ff", "63 00", "00 02 00 00", FUNCTIONS + "00"};
    for (String each : others) {
      byte[] bytes = hex(each);
      assertFalse(NameSectionReader.isWhole(bytes, new ByteRange(0, bytes.length)), each);
    }
  }

  @Test
  void namesOfOneOwner() {
    NameSection names =
        new NameSection.Builder()
            .name(Kind.LOCAL, 1, 5, "a")
            .name(Kind.LOCAL, 2, 0, "b")
            .name(Kind.LOCAL, 2, -1, "c")
            .name(Kind.LOCAL, 3, 0, "d")
            .name(Kind.TYPE, 7, "t")
            .build();
    assertEquals("[b, c]", names.all(Kind.LOCAL, 2).values().toString());
    assertTrue(names.all(Kind.LOCAL, 0).isEmpty());
    assertTrue(names.all(Kind.LABEL, 2).isEmpty());
    assertEquals(names.all(Kind.TYPE), names.all(Kind.TYPE, 0));
  }

  @ParameterizedTest
  @EnumSource(ExternKind.class)
  void whatCanBeExportedHasNames(ExternKind kind) {
    String word = kind == ExternKind.FUNC ? "FUNCTION" : kind.name();
    assertEquals(word, Kind.of(kind).name());
  }

  @Test
  void everyKindCanBeWrittenAndRead() {
    NameSection.Builder builder = new NameSection.Builder().module("module");
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < 3; i++) {
        if (kind.isIndirect()) {
          builder.name(kind, i, 7, kind + " " + i + ".7");
          builder.name(kind, i, 300, kind + " " + i + ".300");
        } else {
          builder.name(kind, 100 * i, kind + " " + i);
        }
      }
    }
    NameSection names = builder.build();
    NameSection again = read(NameSectionWriter.write(names));
    assertEquals("module", again.module());
    for (Kind kind : Kind.values()) {
      assertEquals(names.all(kind), again.all(kind));
      assertEquals(kind, Kind.ofId(kind.id()));
    }
    assertEquals("LOCAL 2.300", again.name(Kind.LOCAL, 2, 300));
    assertEquals("TAG 1", again.name(Kind.TAG, 100));
  }

  @Test
  void writingGivesTheShortestForm() {
    assertArrayEquals(hex(FUNCTIONS), NameSectionWriter.write(read(FUNCTIONS)));
    assertEquals(0, NameSectionWriter.write(NameSection.EMPTY).length);
  }

  @Test
  void namesDoNotChangeOnceBuilt() {
    NameSection.Builder builder = new NameSection.Builder();
    NameSection names = builder.build();
    builder.name(Kind.FUNCTION, 0, "late");
    assertTrue(names.isEmpty());
    assertThrows(
        UnsupportedOperationException.class, () -> names.all(Kind.FUNCTION).put(0L, "late"));
  }

  @Test
  void ownersAreWhereTheyBelong() {
    NameSection.Builder builder = new NameSection.Builder();
    assertThrows(IllegalArgumentException.class, () -> builder.name(Kind.LOCAL, 0, "x"));
    assertThrows(IllegalArgumentException.class, () -> builder.name(Kind.GLOBAL, 0, 0, "x"));
  }
}
