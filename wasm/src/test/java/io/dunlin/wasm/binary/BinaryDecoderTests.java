package io.dunlin.wasm.binary;

import static io.dunlin.wasm.binary.ModuleBytes.custom;
import static io.dunlin.wasm.binary.ModuleBytes.hex;
import static io.dunlin.wasm.binary.ModuleBytes.module;
import static io.dunlin.wasm.binary.ModuleBytes.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.module.WasmModule;
import org.junit.jupiter.api.Test;

/** What the decoder says about bytes that are no module: the specification's words, and where. */
class BinaryDecoderTests {
  private static final int FIRST_SECTION = 8;

  /** Where the content of a module's first section begins if that is short. */
  private static final int CONTENT = 10;

  private static void assertMalformed(String reason, int offset, byte[] bytes) {
    MalformedModuleException e =
        assertThrows(
            MalformedModuleException.class, () -> BinaryDecoder.decode(bytes, Features.DEFAULT));
    assertTrue(e.reason().startsWith(reason), e.getMessage());
    assertEquals(offset, e.offset(), e.getMessage());
  }

  private static void assertMalformedSection(String reason, int offset, int id, String content) {
    assertMalformed(reason, CONTENT + offset, module(section(id, content)));
  }

  private static WasmModule decode(byte[] bytes) {
    return BinaryDecoder.decode(bytes, Features.DEFAULT);
  }

  @Test
  void theHeaderAloneIsAModule() {
    WasmModule module = decode(module());
    assertEquals(0, module.types().size());
    assertEquals(WasmModule.NONE, module.startFunction());
    assertEquals(WasmModule.NONE, module.dataCount());
  }

  @Test
  void header() {
    assertMalformed("unexpected end", 0, new byte[0]);
    assertMalformed("unexpected end", 3, hex("00 61 73"));
    assertMalformed("magic header not detected", 0, hex("61 73 6d 00 01 00 00 00"));
    assertMalformed("unexpected end", 6, hex("00 61 73 6d 01 00"));
    assertMalformed("unknown binary version", 4, hex("00 61 73 6d 02 00 00 00"));
    assertMalformed("unknown binary version: a component", 4, hex("00 61 73 6d 0d 00 01 00"));
  }

  @Test
  void sectionHeaders() {
    assertMalformed("malformed section id", FIRST_SECTION, module(hex("0e 00")));
    assertMalformed("malformed section id", FIRST_SECTION, module(hex("80 01 00")));
    assertMalformed("unexpected end", 9, module(hex("01")));
    assertMalformed("length out of bounds", 9, module(hex("01 05 00")));
    assertMalformed("length out of bounds", 9, module(hex("01 ff ff ff ff 0f")));
    assertMalformed("integer representation too long", 9, module(hex("01 80 80 80 80 80 00")));
    assertMalformed("integer too large", 9, module(hex("01 80 80 80 80 10")));
  }

  @Test
  void orderOfSections() {
    byte[] types = section(1, "00");
    byte[] data = section(11, "00");
    assertMalformed("unexpected content after last section", 11, module(types, types));
    assertMalformed("unexpected content after last section", 11, module(data, types));
    // Tags stand between memories and globals, the data count in front of the code.
    decode(module(section(5, "00"), section(13, "00"), section(6, "00")));
    assertMalformed(
        "unexpected content after last section", 11, module(section(6, "00"), section(13, "00")));
    decode(module(section(9, "00"), section(12, "00"), section(10, "00"), data));
    assertMalformed(
        "unexpected content after last section", 11, module(section(10, "00"), section(12, "00")));
  }

  @Test
  void sizeOfSections() {
    assertMalformedSection("section size mismatch", 1, 1, "00 00");
    // The list is longer than the section says, and is there.
    assertMalformed("section size mismatch", 11, module(hex("03 01 01 00")));
    assertMalformedSection("section size mismatch", 1, 8, "00 00");
  }

  @Test
  void customSections() {
    assertMalformed("unexpected end", 10, module(hex("00 00")));
    assertMalformed("length out of bounds", 10, module(hex("00 01 01")));
    assertMalformed("length out of bounds", 10, module(hex("00 02 05 61 61 61 61 61")));
    assertMalformed("malformed UTF-8 encoding", 11, module(hex("00 02 01 80")));
    assertEquals("x", decode(module(custom("x", hex("ff")))).customSections().get(0).name());
  }

  @Test
  void namesAreUtf8() {
    // Overlong, surrogate, beyond the last code point, cut off.
    for (String name : new String[] {"c0 80", "ed a0 80", "f4 90 80 80", "e2 82"}) {
      int length = name.replace(" ", "").length() / 2;
      assertMalformedSection("malformed UTF-8 encoding", 2, 2, "01 0" + length + name + "00 00 00");
    }
    WasmModule module = decode(module(section(2, "01 04 f0 9f 98 80 02 c3 a4 03 7f 00")));
    assertEquals("\uD83D\uDE00", module.imports().get(0).module());
    assertEquals("ä", module.imports().get(0).name());
  }

  @Test
  void types() {
    assertMalformedSection("malformed definition type", 1, 1, "01 40");
    assertMalformedSection("integer representation too long", 1, 1, "01 e0 7f 00 00");
    assertMalformedSection("malformed value type", 3, 1, "01 60 01 40 00");
    assertMalformedSection("malformed value type", 3, 1, "01 60 01 78 00");
    assertMalformedSection("malformed heap type", 4, 1, "01 60 01 64 40 00");
    assertMalformedSection("malformed mutability", 3, 1, "01 5e 78 02");
    assertMalformedSection("unexpected end of section or function", 0, 1, "01");
    assertMalformedSection("unexpected end of section or function", 3, 1, "01 60 00");
  }

  @Test
  void importsAndExports() {
    assertMalformedSection("malformed import kind", 3, 2, "01 00 00 05 00");
    assertMalformedSection("malformed mutability", 5, 2, "01 00 00 03 7f 02");
    assertMalformedSection("malformed export kind", 2, 7, "01 00 05 00");
    assertMalformedSection("malformed tag attribute", 4, 2, "01 00 00 04 01 00");
  }

  @Test
  void limitsHave32BitsWithout64BitAddresses() {
    byte[] bytes = module(section(5, "01 00 80 80 80 80 10"));
    assertEquals(1L << 32, decode(bytes).memoryTypes().get(0).limits().min());
    Features features = Features.DEFAULT.without(Feature.MEMORY64);
    MalformedModuleException e =
        assertThrows(MalformedModuleException.class, () -> BinaryDecoder.decode(bytes, features));
    assertTrue(e.reason().startsWith("integer too large"), e.getMessage());
  }

  @Test
  void limits() {
    assertMalformedSection("malformed limits flags", 1, 5, "01 10 00");
    assertMalformedSection("malformed limits flags", 1, 5, "01 81 00 00");
    assertMalformedSection("malformed limits flags", 2, 4, "01 70 02 00");
    assertMalformedSection("malformed limits flags", 1, 5, "01 08");
    assertMalformedSection("malformed reference type", 1, 4, "01 7f 00 00");
    assertMalformedSection("integer too large", 2, 5, "01 00 82 80 80 80 80 80 80 80 80 70");
    assertMalformedSection(
        "integer representation too long", 2, 5, "01 00 82 80 80 80 80 80 80 80 80 80 00");
    // Sizes of 64 bits can be read; that they are too large is a fault of another kind.
    WasmModule module = decode(module(section(5, "01 00 80 80 80 80 10")));
    assertEquals(1L << 32, module.memoryTypes().get(0).limits().min());
  }

  @Test
  void segments() {
    assertMalformedSection("malformed elements segment kind", 1, 9, "01 08");
    assertMalformedSection("malformed element kind", 2, 9, "01 01 01 00");
    assertMalformedSection("malformed data segment kind", 1, 11, "01 03");
    assertMalformedSection("unexpected end of section or function", 2, 11, "01 01 05 00");
  }

  @Test
  void inconsistentLengths() {
    String functions = "function and code section have inconsistent lengths";
    String data = "data count and data section have inconsistent lengths";
    assertMalformed(functions, 12, module(section(3, "01 00")));
    assertMalformed(functions, 14, module(section(10, "01 02 00 0b")));
    assertMalformed(data, 11, module(section(12, "01")));
    assertMalformed(data, 16, module(section(12, "00"), section(11, "01 01 00")));
    assertMalformed(data, 10, module(section(12, "ff ff ff ff 0f")));
  }

  @Test
  void expressionsThatDoNotEnd() {
    assertMalformedSection("unexpected end of section or function", 5, 6, "01 7f 00 41 00");
    assertMalformedSection("illegal opcode ff", 3, 6, "01 7f 00 ff 0b");
    // The end belongs to the block.
    assertMalformedSection("unexpected end of section or function", 6, 6, "01 7f 00 02 40 0b");
  }

  @Test
  void aFaultInABodyExplainsACodeSectionThatIsTooShort() {
    byte[] module =
        module(
            section(1, "01 60 00 00"),
            section(3, "01 00"),
            // A body of 5 bytes whose constant goes on behind it.
            hex("0a 07 01 05 00 41 80 80 80 80 80 00 0b"));
    assertMalformed("integer representation too long", 24, module);
  }

  @Test
  void aBodyMayNotReachBehindTheModule() {
    assertMalformed("length out of bounds", 15, module(section(3, "01 00"), hex("0a 02 01 05")));
  }
}
