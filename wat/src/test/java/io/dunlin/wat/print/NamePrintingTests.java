package io.dunlin.wat.print;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.binary.NameSectionWriter;
import io.dunlin.wasm.name.NameSection;
import io.dunlin.wat.Wat;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When identifiers stand for the name section, and when it is printed as a custom section. */
class NamePrintingTests {
  /** A type of functions, one of structures, an import, and a function with a block. */
  private static final String MODULE =
      "(type (func (param i32))) (type (struct (field i32)))"
          + " (import \"\" \"\" (func (type 0))) (table 1 funcref) (memory 1) (tag (type 0))"
          + " (global i32 (i32.const 0)) (elem func) (func (type 0) (local i32) block end)"
          + " (data \"\")";

  private static byte[] withNames(byte[] content) {
    ByteWriter out = new ByteWriter();
    out.writeBytes(Wat.toBinary(MODULE));
    out.writeBytes(section(content));
    return out.toByteArray();
  }

  private static byte[] section(byte[] content) {
    ByteWriter section = new ByteWriter();
    section.writeName("name");
    section.writeBytes(content);
    ByteWriter out = new ByteWriter();
    out.writeByte(0);
    out.writeSized(section);
    return out.toByteArray();
  }

  private static byte[] names(Consumer<NameSectionWriter> naming) {
    NameSectionWriter writer = new NameSectionWriter();
    naming.accept(writer);
    return writer.toByteArray();
  }

  private static void assertHidden(byte[] content) {
    byte[] binary = withNames(content);
    String text = Wat.toText(binary);
    assertTrue(text.contains("(@custom \"name\" (after data) "), text);
    assertFalse(text.contains("$"), text);
    assertArrayEquals(binary, Wat.toBinary(text));
  }

  @Test
  void everythingThatExistsMayHaveAName() {
    byte[] content =
        names(
            writer -> {
              writer.module("m");
              writer.name(NameSection.Kind.FUNCTION, 1, "f");
              writer.name(NameSection.Kind.LOCAL, 0, 0, "imported");
              writer.name(NameSection.Kind.LOCAL, 1, 0, "p");
              writer.name(NameSection.Kind.LOCAL, 1, 1, "l");
              writer.name(NameSection.Kind.LABEL, 1, 0, "b");
              writer.name(NameSection.Kind.TYPE, 1, "s");
              writer.name(NameSection.Kind.TABLE, 0, "t");
              writer.name(NameSection.Kind.MEMORY, 0, "m");
              writer.name(NameSection.Kind.GLOBAL, 0, "g");
              writer.name(NameSection.Kind.ELEMENT, 0, "e");
              writer.name(NameSection.Kind.DATA, 0, "d");
              writer.name(NameSection.Kind.FIELD, 1, 0, "x");
              writer.name(NameSection.Kind.TAG, 0, "t");
            });
    byte[] binary = withNames(content);
    String text = Wat.toText(binary);
    assertFalse(text.contains("@"), text);
    assertEquals(14, text.chars().filter(each -> each == '$').count(), text);
    assertArrayEquals(binary, Wat.toBinary(text));
  }

  @ParameterizedTest
  @CsvSource({
    "FUNCTION, 0, 2",
    "LOCAL, 0, 1",
    "LOCAL, 1, 2",
    "LOCAL, 2, 0",
    "LABEL, 0, 0",
    "LABEL, 1, 1",
    "LABEL, 9, 0",
    "TYPE, 0, 2",
    "TABLE, 0, 1",
    "MEMORY, 0, 1",
    "GLOBAL, 0, 1",
    "ELEMENT, 0, 1",
    "DATA, 0, 4294967295",
    "FIELD, 0, 0",
    "FIELD, 1, 1",
    "FIELD, 2, 0",
    "TAG, 0, 1",
  })
  void namesOfNothingAreKept(NameSection.Kind kind, int owner, long index) {
    assertHidden(
        names(
            writer -> {
              writer.name(NameSection.Kind.FUNCTION, 0, "f");
              if (kind.isIndirect()) {
                writer.name(kind, owner, (int) index, "nothing");
              } else {
                writer.name(kind, (int) index, "nothing");
              }
            }));
  }

  @ParameterizedTest
  @CsvSource({
    "'', no names at all",
    "00 02 01, a name that ends too early",
    "00 02 01 6d 00, an unfinished subsection behind a name",
    "0c 01 78, a subsection that is not known",
    "0c 00, an empty subsection that is not known",
    "00 03 01 6d 78, a byte behind a name",
    "00 02 01 ff, a name that is not UTF-8",
  })
  void whatIsNoNameIsKept(String content, String what) {
    assertHidden(HexFormat.of().parseHex(content.replace(" ", "")));
  }

  @Test
  void namesInFrontOfOtherSectionsAreKept() {
    ByteWriter out = new ByteWriter();
    byte[] module = Wat.toBinary(MODULE);
    out.writeBytes(module, 0, 8);
    out.writeBytes(section(names(writer -> writer.name(NameSection.Kind.FUNCTION, 0, "f"))));
    out.writeBytes(module, 8, module.length - 8);
    String text = Wat.toText(out.toByteArray());
    assertTrue(text.contains("(@custom \"name\" (before first) "), text);
    assertArrayEquals(out.toByteArray(), Wat.toBinary(text));
  }

  @Test
  void ofSeveralNameSectionsTheLastOneCounts() {
    ByteWriter out = new ByteWriter();
    out.writeBytes(withNames(names(writer -> writer.module("first"))));
    out.writeBytes(section(names(writer -> writer.module("second"))));
    String text = Wat.toText(out.toByteArray());
    assertTrue(text.startsWith("(module $second"), text);
    assertTrue(text.contains("(@custom \"name\" (after data) "), text);
    assertArrayEquals(out.toByteArray(), Wat.toBinary(text));
  }
}
