package io.dunlin.wat.parse;

import static io.dunlin.wat.parse.Texts.assertFault;
import static io.dunlin.wat.parse.Texts.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.module.CustomSection;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.name.NameSection;
import io.dunlin.wat.Wat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code @name}, {@code @custom}, and annotations that mean nothing here. */
class AnnotationTests {
  private static List<String> customSections(String text) {
    WasmModule module = Wat.parse(text);
    return module.customSections().stream()
        .map(each -> each.name() + " " + each.place() + " " + content(module, each))
        .toList();
  }

  private static String content(WasmModule module, CustomSection section) {
    return section.name().equals("name")
        ? "(names)"
        : new String(
            module.bytes(),
            section.content().start(),
            section.content().length(),
            StandardCharsets.UTF_8);
  }

  @Test
  void unknownAnnotationsAreSkipped() {
    assertSame(
        "(module (func (param i32) local.get 0 drop))",
        "(@a) (module (@b (c \"d\" ) ;; )\n (; ) ;)) (func (@\"e\" 1 2) (param (@f) i32)"
            + " local.get (@g) 0 (@metadata.code.branch_hint \"\\00\") drop) (@h)) (@i ((((1)))) )");
  }

  @Test
  void namesNeedNotBeIdentifiers() {
    NameSection names =
        Wat.parse(
                """
                (module $m (@name "module")
                  (type (@name "type") (func (param (@name "unused") i32)))
                  (import "" "" (func $i (@name "import")))
                  (func $f (@name "function") (export "f") (param $p (@name "p 1") i32))
                  (table (@name "table") 1 funcref)
                  (memory (@name "memory") 1)
                  (global (@name "global") i32 (i32.const 0))
                  (tag (@name "tag"))
                  (elem (@name "elem") func)
                  (data (@name "data"))
                  (type (struct (field (@name "field") i32)))
                )
                """)
            .names();
    assertEquals("module", names.module());
    assertEquals("type", names.name(NameSection.Kind.TYPE, 0));
    assertEquals("import", names.function(0));
    assertEquals("function", names.function(1));
    assertEquals("p 1", names.name(NameSection.Kind.LOCAL, 1, 0));
    assertEquals("table", names.name(NameSection.Kind.TABLE, 0));
    assertEquals("memory", names.name(NameSection.Kind.MEMORY, 0));
    assertEquals("global", names.name(NameSection.Kind.GLOBAL, 0));
    assertEquals("tag", names.name(NameSection.Kind.TAG, 0));
    assertEquals("elem", names.name(NameSection.Kind.ELEMENT, 0));
    assertEquals("data", names.name(NameSection.Kind.DATA, 0));
    assertEquals("field", names.name(NameSection.Kind.FIELD, 1, 0));
  }

  @Test
  void customSectionsStandWhereTheySay() {
    assertEquals(
        List.of(
            "a 0 first",
            "b 0 ",
            "c 1 xy",
            "d 1 ",
            "e 10 ",
            "f 11 ",
            "name 11 (names)",
            "g 11 ",
            "h 11 "),
        customSections(
            """
            (@custom "g" "")
            (@custom "f" (after data))
            (@custom "d" (before import))
            (@custom "c" (after type) "x" "y")
            (@custom "a" (before first) "first")
            (@custom "b" (before type))
            (@custom "e" (before data))
            (@custom "h" (after last))
            (import "" "" (func)) (func $f) (memory 1) (data "")
            """));
  }

  @ParameterizedTest
  @EnumSource(SectionId.class)
  void everySectionHasAPlace(SectionId section) {
    // The module has no other section, so that every place is in front of all.
    for (String side : List.of("before", "after")) {
      String text = "(@custom \"x\" (" + side + " " + section.keyword() + "))";
      assertEquals(List.of("x " + CustomSection.FIRST + " "), customSections(text));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@custom annotation: missing section name | (@custom\u00AB)\u00BB",
        "@custom annotation: missing section name | (@custom \u00ABx\u00BB)",
        "@custom annotation: malformed UTF-8 encoding | (@custom \u00AB\"\\ff\"\u00BB)",
        "@custom annotation: unexpected token | (@custom \"a\" \u00AB4\u00BB)",
        "@custom annotation: unexpected token | (@custom \"a\" (\u00ABaround\u00BB type))",
        "@custom annotation: unexpected token | (@custom \"a\" (before \u00ABlast\u00BB))",
        "@custom annotation: unexpected token | (@custom \"a\" (after \u00ABfirst\u00BB))",
        "@custom annotation: unexpected token | (@custom \"a\" (after \u00ABfunction\u00BB))",
        "@custom annotation: unexpected token | (@custom \"a\" (after type \u00AB4\u00BB))",
        "@custom annotation: unexpected token | (@custom \"a\" \"b\" \u00AB(\u00BBafter type))",
        "unexpected token, expected a string | (func (@name \u00AB1\u00BB))",
        "unexpected token, expected ) | (func (@name \"x\" \u00AB\"y\"\u00BB))",
        "malformed UTF-8 encoding | (func (@name \u00AB\"\\80\"\u00BB))",
        "unexpected token, expected an instruction | (func nop \u00AB(@name\u00BB \"x\"))",
        "unexpected token, expected a field of a module | (func) \u00AB(@name\u00BB \"x\")",
      })
  void faults(String reason, String text) {
    assertFault(reason, text);
  }
}
