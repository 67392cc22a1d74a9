package io.dunlin.wat.print;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.SegmentMode;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ValType;
import io.dunlin.wat.Wat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text of modules looks like, and that it says the same as what it was made of. */
class ModulePrinterTests {
  /** Prints a module, and checks that it is the same when it is read back. */
  private static String print(String text) {
    byte[] binary = Wat.toBinary(text);
    String printed = Wat.toText(binary);
    assertArrayEquals(binary, Wat.toBinary(printed), printed);
    return printed;
  }

  private static void assertPrints(String expected, String text) {
    assertEquals(expected, print(text));
  }

  /** Of a text that is printed as it is, without the lines that surround the fields. */
  private static void assertFieldsStay(String fields) {
    String indented = "  " + fields.strip().replace("\n", "\n  ");
    assertPrints("(module\n" + indented + "\n)\n", fields);
  }

  @Test
  void emptyModule() {
    assertPrints("(module)\n", "");
    assertPrints("(module $m)\n", "(module $m)");
    assertPrints("(module (@name \"\"))\n", "(module (@name \"\"))");
    assertPrints("(module (@name \"#x\"))\n", "(module $m (@name \"#x\"))");
  }

  @Test
  void types() {
    assertFieldsStay(
        """
        (type (;0;) (func))
        (type $f (;1;) (func (param i32 i64) (result f32 f64 v128)))
        (type (;2;) (struct))
        (type $s (;3;) (sub (struct (field $x (mut i8)) (field i16) (field $y (ref null $f)))))
        (type (;4;) (sub final $s (struct (field i8) (field i16) (field funcref) (field anyref))))
        (type (;5;) (array (mut (ref extern))))
        (rec)
        (rec
          (type $a (;6;) (array (ref null $b)))
          (type $b (;7;) (func (param (ref $a) (ref 5) nullexnref)))
        )
        """);
  }

  @Test
  void importsAndExports() {
    assertFieldsStay(
        """
        (type (;0;) (func (param i32 i64 i64) (result f32)))
        (import "env" "f" (func $f (;0;) (type 0) (param $x i32) (param i64 i64) (result f32)))
        (import "env" "t" (table (;0;) i64 1 2 externref))
        (import "env" "m" (memory $m (;0;) 1 1 shared))
        (import "env" "g" (global (;0;) (mut i32)))
        (import "env" "e" (tag (;0;) (type 0) (param i32 i64 i64) (result f32)))
        (import "" "\\"\\\\\\u{0}\\u{202e}\\u{fffff}é𝄞" (global $g (;1;) funcref))
        (export "f" (func $f))
        (export "t" (table 0))
        (export "m" (memory $m))
        (export "g" (global $g))
        (export "e" (tag 0))
        (start $f)
        """);
  }

  @Test
  void definitions() {
    assertFieldsStay(
        """
        (type $t (;0;) (func))
        (table (;0;) 1 funcref)
        (table $t (;1;) i64 1 18446744073709551615 (ref $t) ref.func 0)
        (memory (;0;) 0)
        (memory (;1;) i64 1 5 (pagesize 1))
        (tag (;0;) (type $t))
        (global (;0;) i32 i32.const 1)
        (global $g (;1;) (mut i64) i64.const 1 i64.const -2 i64.add)
        (global (;2;) f32 f32.const -nan:0x1)
        (func (;0;) (type $t))
        """);
  }

  @Test
  void segments() {
    assertFieldsStay(
        """
        (type (;0;) (func))
        (table (;0;) 1 funcref)
        (table $t (;1;) 1 funcref)
        (memory (;0;) 1)
        (memory $m (;1;) 1)
        (elem (;0;) (i32.const 0) func $f 1)
        (elem $e (;1;) (table $t) (offset i32.const 1 i32.const 2 i32.add) func)
        (elem (;2;) func $f)
        (elem (;3;) declare func 1)
        (elem (;4;) funcref (ref.func $f) (item block end) (item) (ref.null nofunc))
        (elem (;5;) (i32.const 0) (ref null 0))
        (elem (;6;) declare (ref 0) (ref.func 1))
        (func $f (;0;) (type 0))
        (func (;1;) (type 0))
        (data (;0;) (i32.const 0) "text \\"\\\\\\00\\0a\\7f\\80\\ff")
        (data $d (;1;) (memory $m) (offset) "")
        (data (;2;) "passive")
        """);
  }

  @Test
  void functionsOfANullableTypeArePrintedAsExpressions() {
    WasmModule.Builder builder = new WasmModule.Builder();
    builder.addElement(
        ElementSegment.ofFunctions(
            SegmentMode.PASSIVE, 0, null, ValType.FUNCREF, new int[] {3, 200}));
    assertEquals(
        "(module\n  (elem (;0;) funcref (ref.func 3) (ref.func 200))\n)\n",
        Wat.toText(builder.build()));
  }

  @Test
  void functionsAreIndentedByBlocks() {
    assertFieldsStay(
        """
        (type (;0;) (func (param i32) (result i32)))
        (type (;1;) (func (param i32) (result i32 i32)))
        (func $f (;0;) (type 0) (param $n i32) (result i32)
          (local i64 f32) (local $r i32) (local funcref)
          block $out (result i32)
            loop ;; label = @2
              local.get $n
              br_if 0 (;@2;)
              local.get 1
              drop
              br $out
            end
            local.get $n
            if (type 1) (param i32) (result i32 i32) ;; label = @2
              br_table 0 (;@2;) $out 2 (;@0;)
            else
              call $f
            end
          end
          i32.const 7
          select (result i32 i32)
        )
        (func (;1;) (type 0) (param i32) (result i32)
          (local v128)
        )
        """);
  }

  @Test
  void exceptions() {
    assertFieldsStay(
        """
        (type (;0;) (func))
        (tag $e (;0;) (type 0))
        (func (;0;) (type 0)
          block $h
            try_table (result i32) (catch $e $h) (catch_ref $e 1 (;@0;)) (catch_all $h) (catch_all_ref $h) ;; label = @2
              throw $e
            end
            throw_ref
          end
          try $t
            try ;; label = @2
              unreachable
            delegate $t
          catch $e
            rethrow $t
          catch $e
          catch_all
            unreachable
          end
        )
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i32.const -2147483648",
        "i64.const 9223372036854775807",
        "f32.const 0x1.99999ap-4 (;=0.1;)",
        "f32.const -0x0p+0 (;=-0;)",
        "f32.const 0x1p-149 (;=1.4e-45;)",
        "f32.const 0x1.fffffcp-127 (;=1.1754942e-38;)",
        "f32.const inf",
        "f32.const nan",
        "f32.const -nan:0x7fffff",
        "f64.const 0x1.8p+1 (;=3;)",
        "f64.const 0x1.fffffffffffffp+1023 (;=1.7976931348623157e308;)",
        "f64.const 0x1.0000000000001p-1022 (;=2.225073858507202e-308;)",
        "f64.const -inf",
        "f64.const nan:0x1",
        "v128.const i32x4 0x03020100 0x07060504 0x0b0a0908 0xffffffff",
        "i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 255",
        "i8x16.extract_lane_s 15",
        "i32.load",
        "i32.load offset=18446744073709551615 align=1",
        "i64.load8_u 1 offset=2 align=9223372036854775808",
        "v128.store32_lane 1 offset=1 align=1 3",
        "v128.load8_lane 0",
        "i64.atomic.rmw16.cmpxchg_u offset=2",
        "atomic.fence",
        "memory.size",
        "memory.grow 2",
        "memory.init 1",
        "memory.init 4 1",
        "memory.copy",
        "memory.copy 0 1",
        "memory.fill 1",
        "table.get 0",
        "table.init 1",
        "table.init 2 1",
        "table.copy",
        "table.copy 1 0",
        "elem.drop 4294967295",
        "call_indirect (type 9)",
        "return_call_indirect 4 (type 9)",
        "call_ref 3",
        "br 4294967295",
        "br 7",
        "br_on_null 0 (;@0;)",
        "br_on_cast 0 (;@0;) anyref (ref 1)",
        "br_on_cast_fail 0 (;@0;) (ref null 1) nullref",
        "ref.null extern",
        "ref.null 12",
        "ref.test (ref 4)",
        "ref.test structref",
        "ref.cast (ref null 4)",
        "struct.get_u 0 1",
        "array.new_fixed 1 3",
        "array.new_data 1 2",
        "array.init_elem 1 2",
        "array.copy 1 2",
        "select",
        "select (result)",
        "select (result i32 (ref 3))",
        "block (type 99) ;; label = @1\n      end",
      })
  void instructionsStayAsTheyAre(String instruction) {
    String text =
        "(module\n  (type (;0;) (func))\n  (func (;0;) (type 0)\n    "
            + instruction.replace("\n      ", "\n    ")
            + "\n  )\n)\n";
    String printed = print(text);
    assertEquals(text, printed);
  }

  @Test
  void namesThatAreNoIdentifiersAreQuoted() {
    assertFieldsStay(
        """
        (type (;0;) (func))
        (func $"a b" (;0;) (type 0)
          call $"é\\"\\\\\\u{0}"
        )
        (func $"é\\"\\\\\\u{0}" (;1;) (type 0)
          call $"é\\"\\\\\\u{0}"
        )
        """);
  }

  @Test
  void namesThatAreTakenGetIdentifiersMadeUp() {
    assertPrints(
        """
        (module
          (type (;0;) (func (param i32 i32)))
          (func $f (;0;) (type 0) (param $x i32) (param $#local1<x> (@name "x") i32)
            (local $#local2<> (@name "") i32)
            local.get $#local1<x>
            local.get $#local2<>
          )
          (func $#function1<f> (@name "f") (;1;) (type 0) (param i32 i32)
            block $l
              block $#label1<l> (@name "l")
                br $l
                br $#label1<l>
              end
              block $#label2<> (@name "")
              end
            end
            block $l
              call $#function1<f>
              call $"a b"
              call $"#function3<a b>"
            end
          )
          (func $"a b" (;2;) (type 0) (param i32 i32))
          (func $"#function3<a b>" (@name "a b") (;3;) (type 0) (param i32 i32))
          (func $#function4<#x> (@name "#x") (;4;) (type 0) (param i32 i32))
        )
        """,
        """
        (func $f (param $x i32) (param $y (@name "x") i32) (local $z (@name "") i32)
          local.get $y local.get $z)
        (func $g (@name "f") (param i32 i32)
          block $l
            block $m (@name "l") br $l br $m end
            block $n (@name "") end
          end
          block $l call $g call $a call $b end)
        (func $a (@name "a b") (param i32 i32))
        (func $b (@name "a b") (param i32 i32))
        (func $c (@name "#x") (param i32 i32))
        """);
  }

  @Test
  void customSectionsSayWhereTheyStand() {
    assertFieldsStay(
        """
        (@custom "a" (before first) "\\00\\ff")
        (type (;0;) (func))
        (@custom "b" (after type) "")
        (@custom "c" (after type) "x")
        (memory (;0;) 0)
        (@custom "d" (after memory) "")
        (func $f (;0;) (type 0)
          data.drop 0
        )
        (@custom "e\\u{0}" (after code) "")
        (data (;0;) "")
        (@custom "f" (after data) "in front of the names")
        (@custom "g" (after last) "behind the names")
        """);
  }

  @Test
  void largeNumbersOfThingsHaveNoLongLines() {
    // Deeper blocks are not indented further, so that the text stays in proportion.
    int depth = 1_000;
    String text = print("(func " + "block ".repeat(depth) + "end ".repeat(depth) + ")");
    int longest = text.lines().mapToInt(String::length).max().orElse(0);
    assertEquals("block ;; label = @1000".length() + 100, longest);
  }
}
