package io.dunlin.wasm.binary;

import static io.dunlin.wasm.binary.ModuleBytes.module;
import static io.dunlin.wasm.binary.ModuleBytes.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.WasmLimits;
import org.junit.jupiter.api.Test;

/** Counts and sizes that are announced and not there, or that are more than is allowed. */
class DecoderLimitsTests {
  private static MalformedModuleException refuse(byte[] bytes) {
    return assertThrows(
        MalformedModuleException.class, () -> BinaryDecoder.decode(bytes, Features.DEFAULT));
  }

  private static void assertTooMany(String what, int limit, byte[] bytes) {
    MalformedModuleException e = refuse(bytes);
    assertEquals("too many " + what + ": " + (limit + 1) + ", limit " + limit, e.reason());
  }

  /** A section that holds a list of equal entries. */
  private static byte[] list(int id, int count, String entry) {
    ByteWriter content = new ByteWriter();
    content.writeU32(count);
    for (int i = 0; i < count; i++) {
      content.writeBytes(ModuleBytes.hex(entry));
    }
    ByteWriter out = new ByteWriter();
    out.writeByte(id);
    out.writeSized(content);
    return out.toByteArray();
  }

  @Test
  void countsBeyondTheInputAreRefusedWhereTheyStand() {
    int[] sections = {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13};
    for (int id : sections) {
      MalformedModuleException e = refuse(module(section(id, "ff ff ff ff 0f")));
      assertTrue(e.reason().startsWith("unexpected end of section or function"), e.reason());
      assertTrue(e.reason().contains("4294967295"), e.reason());
      assertEquals(10, e.offset());
    }
  }

  @Test
  void countsWithinSectionsAreRefusedWhereTheyStand() {
    assertEquals(12, refuse(module(section(1, "01 60 ff ff ff 7f"))).offset());
    assertEquals(12, refuse(module(section(1, "01 5f ff ff ff 7f"))).offset());
    assertEquals(12, refuse(module(section(1, "01 4e ff ff ff 7f"))).offset());
    assertEquals(12, refuse(module(section(1, "01 50 ff ff ff 7f"))).offset());
    assertEquals(13, refuse(module(section(9, "01 01 00 ff ff ff 7f"))).offset());
    assertEquals(13, refuse(module(section(9, "01 05 70 ff ff ff 7f"))).offset());
  }

  @Test
  void limitsOfSections() {
    assertTooMany("memories", WasmLimits.MEMORIES, module(list(5, 101, "00 00")));
    assertTooMany("tables", WasmLimits.TABLES, module(list(4, 100_001, "70 00 00")));
    assertTooMany("data segments", WasmLimits.DATA_SEGMENTS, module(list(11, 100_001, "01 00")));
    assertTooMany("functions", WasmLimits.FUNCTIONS, module(list(3, 1_000_001, "00")));
    assertEquals(
        WasmLimits.MEMORIES,
        BinaryDecoder.decode(module(list(5, 100, "00 00")), Features.DEFAULT).memoryTypes().size());
  }

  @Test
  void importsCount() {
    byte[] importedMemory = section(2, "01 00 00 02 00 00");
    assertEquals(
        "too many memories: 100, limit 99",
        refuse(module(importedMemory, list(5, 100, "00 00"))).reason());
    assertEquals(
        "too many memory imports: limit 100",
        refuse(module(list(2, 101, "00 00 02 00 00"))).reason());
  }

  @Test
  void limitsOfTypes() {
    ByteWriter params = new ByteWriter();
    params.writeBytes(ModuleBytes.hex("01 60"));
    params.writeU32(1001);
    for (int i = 0; i <= 1001; i++) {
      params.writeByte(0x7F);
    }
    ByteWriter section = new ByteWriter();
    section.writeByte(1);
    section.writeSized(params);
    assertTooMany("function parameters", WasmLimits.PARAMS, module(section.toByteArray()));
  }

  @Test
  void sizeOfBodies() {
    ByteWriter content = new ByteWriter();
    content.writeU32(1);
    content.writeU32(WasmLimits.FUNCTION_BYTES + 1);
    content.writeBytes(new byte[WasmLimits.FUNCTION_BYTES + 1]);
    ByteWriter code = new ByteWriter();
    code.writeByte(10);
    code.writeSized(content);
    MalformedModuleException e = refuse(module(section(3, "01 00"), code.toByteArray()));
    assertEquals("function body too large: 7654322, limit 7654321", e.reason());
  }

  @Test
  void sizeOfNames() {
    ByteWriter content = new ByteWriter();
    content.writeU32(1);
    content.writeName("x".repeat(WasmLimits.NAME_BYTES + 1));
    ByteWriter imports = new ByteWriter();
    imports.writeByte(2);
    imports.writeSized(content);
    assertEquals(
        "name too long: 100001, limit 100000", refuse(module(imports.toByteArray())).reason());
  }
}
