package io.dunlin.wat.parse;

import static io.dunlin.wat.parse.Texts.assertFault;
import static io.dunlin.wat.parse.Texts.assertSame;
import static io.dunlin.wat.parse.Texts.fault;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.Export;
import io.dunlin.wasm.module.SegmentMode;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.ValType;
import io.dunlin.wat.Wat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of modules, their abbreviations and identifiers. */
class ModuleParserTests {
  private static final byte[] EMPTY = {0, 'a', 's', 'm', 1, 0, 0, 0};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ;; nothing\n",
        "(module)",
        "(; before ;) (module (; in ;)) ;; behind",
        "(module binary)",
        "(module binary \"\\00asm\" \"\" \"\\01\\00\\00\\00\")",
        "(module $m binary \"\\00asm\\01\\00\\00\\00\")",
        "(module quote)",
        "(module quote \"(module \" \")\")",
        "(module quote \"(module quote \\\"\\\")\")",
      })
  void modulesWithoutContent(String text) {
    byte[] binary = Wat.toBinary(text);
    assertArrayEquals(text.contains("binary)") ? new byte[0] : EMPTY, binary, text);
  }

  @Test
  void moduleNames() {
    assertEquals("m", Wat.parse("(module $m)").names().module());
    assertEquals("a b", Wat.parse("(module $\"a b\")").names().module());
    assertEquals("n", Wat.parse("(module $m (@name \"n\"))").names().module());
    assertEquals("", Wat.parse("(module (@name \"\"))").names().module());
    assertTrue(Wat.parse("(module (func))").customSections().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(func (export \"a\") (export \"b\")) | (export \"a\" (func 0)) (export \"b\" (func 0)) (func)",
        "(func (import \"m\" \"n\") (param i32)) | (import \"m\" \"n\" (func (param i32)))",
        "(func (export \"a\") (import \"m\" \"n\") (type 0) (param i32)) (type (func (param i32)))"
            + " | (type (func (param i32))) (import \"m\" \"n\" (func (type 0)))"
            + " (export \"a\" (func 0))",
        "(table (export \"a\") (import \"m\" \"n\") i64 1 2 funcref)"
            + " | (import \"m\" \"n\" (table i64 1 2 funcref)) (export \"a\" (table 0))",
        "(table (export \"a\") 1 externref) | (table 1 externref) (export \"a\" (table 0))",
        "(memory (export \"a\") (import \"m\" \"n\") 1 2 shared)"
            + " | (import \"m\" \"n\" (memory 1 2 shared)) (export \"a\" (memory 0))",
        "(memory (export \"a\") i64 1) | (memory i64 1) (export \"a\" (memory 0))",
        "(global (export \"a\") (import \"m\" \"n\") (mut i32))"
            + " | (import \"m\" \"n\" (global (mut i32))) (export \"a\" (global 0))",
        "(global (export \"a\") i32 (i32.const 1))"
            + " | (global i32 i32.const 1) (export \"a\" (global 0))",
        "(tag (export \"a\") (import \"m\" \"n\") (param i32))"
            + " | (import \"m\" \"n\" (tag (param i32))) (export \"a\" (tag 0))",
        "(tag (export \"a\")) | (tag) (export \"a\" (tag 0))",
      })
  void inlineImportsAndExports(String text, String expected) {
    assertSame(expected, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(table funcref (elem 0 0)) (func)"
            + " | (table 2 2 funcref) (elem (i32.const 0) func 0 0) (func)",
        "(table i64 funcref (elem)) | (table i64 0 0 funcref) (elem (i64.const 0) func)",
        "(table funcref (elem (ref.func 0) (item ref.null func))) (func)"
            + " | (table 2 2 funcref)"
            + " (elem (i32.const 0) funcref (ref.func 0) (ref.null func)) (func)",
        "(table (ref null 0) (elem 0)) (func) (type (func))"
            + " | (type (func)) (table 1 1 (ref null 0))"
            + " (elem (table 0) (i32.const 0) (ref null 0) (item ref.func 0)) (func)",
        "(memory (data \"ab\" \"c\")) | (memory 1 1) (data (i32.const 0) \"abc\")",
        "(memory (data)) | (memory 0 0) (data (i32.const 0) \"\")",
        "(memory i64 (data \"a\")) | (memory i64 1 1) (data (i64.const 0) \"a\")",
        "(memory (pagesize 1) (data \"abc\"))"
            + " | (memory 3 3 (pagesize 1)) (data (i32.const 0) \"abc\")",
      })
  void inlineSegments(String text, String expected) {
    assertSame(expected, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(elem (i32.const 0)) | (elem (table 0) (offset (i32.const 0)) func)",
        "(elem (i32.const 0) 0 0) | (elem (offset i32.const 0) func 0 0)",
        "(elem 0 (i32.const 0) 0) | (elem (table 0) (i32.const 0) func 0)",
        "(elem $e $t (offset i32.const 0) func 0) | (elem $e (table 1) (i32.const 0) func 0)",
        "(elem $e (table $t) (i32.const 0) funcref (ref.func 0))"
            + " | (elem $e (table 1) (offset i32.const 0) funcref (item (ref.func 0)))",
        "(elem (offset (i32.add (i32.const 1) (i32.const 2))) func)"
            + " | (elem (offset i32.const 1 i32.const 2 i32.add) func)",
        "(elem (i32.add (i32.const 1) (i32.const 2)) func)"
            + " | (elem (offset i32.const 1 i32.const 2 i32.add) func)",
        "(data (i32.const 1) \"a\" \"b\") | (data (memory 0) (offset (i32.const 1)) \"ab\")",
        "(data $d $m (i32.const 1)) | (data $d (memory 1) (offset i32.const 1))",
        "(data $d \"\\00\\ff\\u{e9}\" \"é\") | (data $d \"\\00\\ff\\c3\\a9\\c3\\a9\")",
      })
  void abbreviationsOfSegments(String text, String expected) {
    String surroundings =
        "(table 1 funcref) (table $t 1 funcref) (memory 1) (memory $m 1) (func $f)";
    assertSame(surroundings + expected, surroundings + text);
  }

  @Test
  void segmentsHaveModesAndTypes() {
    WasmModule module =
        Wat.parse(
            "(table 1 funcref) (memory 1) (func)"
                + "(elem func 0) (elem declare func) (elem funcref (ref.null func)) (elem (ref 0))"
                + "(elem (i32.const 0) (ref 0) (ref.func 0)) (elem declare externref)"
                + "(data \"a\") (data (offset) \"b\")");
    List<ElementSegment> elements = module.elements();
    assertEquals(SegmentMode.PASSIVE, elements.get(0).mode());
    assertTrue(elements.get(0).hasFunctions());
    assertEquals(SegmentMode.DECLARATIVE, elements.get(1).mode());
    assertEquals(ValType.FUNCREF, elements.get(2).type());
    assertEquals("(ref 0)", elements.get(3).type().toString());
    assertEquals(SegmentMode.ACTIVE, elements.get(4).mode());
    assertEquals(ValType.EXTERNREF, elements.get(5).type());
    List<DataSegment> data = module.dataSegments();
    assertEquals(SegmentMode.PASSIVE, data.get(0).mode());
    assertNotNull(data.get(1).offset());
    assertEquals('b', module.bytes()[data.get(1).content().start()]);
  }

  @Test
  void dataSegmentsAreCountedIfCodeNeedsThat() {
    assertEquals(WasmModule.NONE, Wat.parse("(memory 1) (data \"\")").dataCount());
    assertEquals(1, Wat.parse("(memory 1) (data \"\") (func data.drop 0)").dataCount());
    assertEquals(0, Wat.parse("(memory 1) (func memory.init 0)").dataCount());
    assertEquals(
        1, Wat.parse("(type (array i8)) (data \"\") (func array.new_data 0 0)").dataCount());
  }

  @Test
  void identifiersAreKnownEverywhere() {
    WasmModule module =
        Wat.parse(
            """
            (export "f" (func $f))
            (start $f)
            (elem $e (table $t) (i32.const 0) func $f)
            (data $d (memory $m) (offset global.get $g) "x")
            (func $f (type $s) call $f throw $e global.get $g i32.load $m table.get $t
              data.drop $d elem.drop $e)
            (tag $e (type $s))
            (global $g i32 (i32.const 0))
            (table $t 1 (ref null $s))
            (memory $m 1)
            (type $s (func))
            """);
    assertEquals(new Export("f", ExternKind.FUNC, 0), module.exports().get(0));
    NameSection names = module.names();
    assertEquals("f", names.function(0));
    assertEquals("t", names.name(NameSection.Kind.TABLE, 0));
    assertEquals("m", names.name(NameSection.Kind.MEMORY, 0));
    assertEquals("g", names.name(NameSection.Kind.GLOBAL, 0));
    assertEquals("e", names.name(NameSection.Kind.TAG, 0));
    assertEquals("e", names.name(NameSection.Kind.ELEMENT, 0));
    assertEquals("d", names.name(NameSection.Kind.DATA, 0));
    assertEquals("s", names.name(NameSection.Kind.TYPE, 0));
  }

  @Test
  void parametersLocalsAndFieldsHaveNames() {
    NameSection names =
        Wat.parse(
                """
                (type $s (struct (field $x i32) (field i32 i64) (field $y (mut i8))))
                (import "" "" (func (param $imported i32)))
                (func (param i32) (param $p i32) (local i32) (local $l i32) (local (@name "n") i32))
                """)
            .names();
    assertEquals("x", names.name(NameSection.Kind.FIELD, 0, 0));
    assertEquals("y", names.name(NameSection.Kind.FIELD, 0, 3));
    assertEquals("imported", names.name(NameSection.Kind.LOCAL, 0, 0));
    assertEquals("p", names.name(NameSection.Kind.LOCAL, 1, 1));
    assertEquals("l", names.name(NameSection.Kind.LOCAL, 1, 3));
    assertEquals("n", names.name(NameSection.Kind.LOCAL, 1, 4));
  }

  @Test
  void spacesOfIdentifiersAreApart() {
    assertEquals(
        2,
        Wat.parse(
                "(type $x (func)) (func $x (param $x i32) block $x br $x end) (global $x i32 (i32.const 0))"
                    + "(table $x 1 funcref) (memory $x 1) (func $y (local $x i32))")
            .functionCount());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unexpected token, expected a field of a module | (module (\u00ABbinary\u00BB))",
        "unknown operator fun | (module (\u00ABfun\u00BB))",
        "unknown operator mod | \u00ABmod\u00BB",
        "unexpected token, expected a field of a module | (func) \u00AB1\u00BB",
        "unexpected token, expected the end of the text | (module) \u00AB(\u00BBmodule)",
        "unexpected token, expected the end of the text | (func)\u00AB)\u00BB",
        "unexpected token, expected ) | (module binary \u00ABbinary\u00BB)",
        "duplicate function $f | (func $f) (func \u00AB$f\u00BB)",
        "duplicate function $\"f\" | (import \"\" \"\" (func $f)) (func \u00AB$\"f\"\u00BB)",
        "duplicate local $x | (func (param $x i32) (local \u00AB$x\u00BB i32))",
        "duplicate type $t | (type $t (func)) (rec (type \u00AB$t\u00BB (func)))",
        "duplicate field $x | (type (struct (field $x i32) (field \u00AB$x\u00BB i32)))",
        "duplicate table $t | (table $t 1 funcref) (table \u00AB$t\u00BB 1 funcref)",
        "duplicate memory $t | (memory $t 1) (memory \u00AB$t\u00BB 1)",
        "duplicate tag $t | (tag $t) (tag \u00AB$t\u00BB)",
        "duplicate elem segment $t | (elem $t func) (elem \u00AB$t\u00BB func)",
        "duplicate data segment $t | (data $t) (data \u00AB$t\u00BB)",
        "import after function | (func) \u00AB(\u00BBimport \"\" \"\" (func))",
        "import after table | (table 1 funcref) \u00AB(\u00BBfunc (import \"\" \"\"))",
        "import after memory | (memory 1) \u00AB(\u00BBimport \"\" \"\" (func))",
        "import after global | (global i32) \u00AB(\u00BBimport \"\" \"\" (func))",
        "import after tag | (tag) \u00AB(\u00BBtag (import \"\" \"\"))",
        "unexpected token, expected func, table, memory, global or tag"
            + " | (export \"\" (\u00ABtype\u00BB 0))",
        "unexpected token, expected func, table, memory, global or tag"
            + " | (import \"\" \"\" \u00ABfunc\u00BB)",
        "unexpected token, expected a string | (export \u00AB$f\u00BB (func 0))",
        "unexpected token, expected a string | (import \"\" \u00AB(\u00BBfunc))",
        "malformed UTF-8 encoding | (export \u00AB\"\\ff\"\u00BB (func 0))",
        "unknown function $f | (start \u00AB$f\u00BB)",
        "unknown memory $m | (data (memory \u00AB$m\u00BB) (i32.const 0))",
        "unexpected token, expected an instruction in parentheses"
            + " | (memory 1) (data 0 \u00AB\"x\"\u00BB)",
        "unexpected token, expected an unsigned integer | (memory\u00AB)\u00BB",
        "unexpected token, expected an unsigned integer | (memory \u00AB-1\u00BB)",
        "i64 constant out of range | (memory \u00AB18446744073709551616\u00BB)",
        "unexpected token, expected a reference type | (table 1 \u00ABi32\u00BB)",
        "unexpected token, expected a reference type | (table 1\u00AB)\u00BB",
        "unexpected token, expected a value type | (global \u00AB(\u00BBi32.const 0))",
        "unexpected token, expected ) | (start 0 \u00AB1\u00BB)",
      })
  void faults(String reason, String text) {
    assertFault(reason, text);
  }

  @Test
  void secondStartIsRefused() {
    assertTrue(fault("(func) (start 0) (start 0)").reason().startsWith("multiple start sections"));
  }

  @Test
  void textsThatEndTooEarlySaySo() {
    for (String text :
        List.of("(module", "(func", "(func (local i32)", "(type (struct", "(func (")) {
      assertTrue(fault(text).reason().startsWith("unexpected token"), fault(text).getMessage());
    }
  }

  @Test
  void quotedModulesPlaceFaultsInTheQuotedText() {
    assertEquals(3, fault("(module quote \"\\n\\n\" \"(func foo)\")").line());
  }
}
