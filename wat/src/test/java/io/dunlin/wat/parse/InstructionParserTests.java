package io.dunlin.wat.parse;

import static io.dunlin.wat.parse.Texts.assertFault;
import static io.dunlin.wat.parse.Texts.assertSameCode;
import static io.dunlin.wat.parse.Texts.code;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasm.name.NameSection;
import io.dunlin.wat.Wat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instructions, flat and folded, and their labels. */
class InstructionParserTests {
  private static final String SURROUNDINGS =
      "(type $void (func)) (type $unary (func (param i32) (result i32))) (tag $e) (tag $x)"
          + " (table $t 1 funcref) (table $u 1 funcref) (memory $m 1) (memory $n 1)"
          + " (global $g (mut i32) (i32.const 0)) (func $other)";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 0b",
        "nop | 01 0b",
        "i32.const 1 i32.const 2 i32.add drop | 41 01 41 02 6a 1a 0b",
        "block end | 02 40 0b 0b",
        "block (result i64) end | 02 7e 0b 0b",
        "block (type $unary) end | 02 01 0b 0b",
        "block (param i32) (result i32) end | 02 01 0b 0b",
        "loop br 0 end | 03 40 0c 00 0b 0b",
        "if else end | 04 40 05 0b 0b",
        "try catch $x catch_all end | 06 40 07 01 19 0b 0b",
        "try delegate 1 | 06 40 18 01 0b",
        "throw $x throw_ref | 08 01 0a 0b",
        "try_table (catch $x 0) (catch_ref $e 1) (catch_all 2) (catch_all_ref 3) end"
            + " | 1f 40 04 00 01 00 01 00 01 02 02 03 03 0b 0b",
        "br_table 1 2 3 | 0e 02 01 02 03 0b",
        "br_table 7 | 0e 00 07 0b",
        "call $other | 10 00 0b",
        "call_indirect $u (type $unary) | 11 01 01 0b",
        "call_indirect | 11 00 00 0b",
        "call_ref $unary return_call_ref $unary | 14 01 15 01 0b",
        "select select (result i32) select (result) | 1b 1c 01 7f 1c 00 0b",
        "global.get $g | 23 00 0b",
        "table.get table.get $u | 25 00 25 01 0b",
        "i32.load i32.load $n offset=3 align=2 | 28 02 00 28 41 01 03 0b",
        "memory.size memory.grow $n | 3f 00 40 01 0b",
        "memory.copy memory.copy $n $m | fc 0a 00 00 fc 0a 01 00 0b",
        "f32.const 1 f64.const -1 | 43 00 00 80 3f 44 00 00 00 00 00 00 f0 bf 0b",
        "ref.null func ref.null $unary ref.func $f | d0 70 d0 01 d2 01 0b",
        "ref.test (ref $void) ref.test nullref | fb 14 00 fb 15 71 0b",
        "ref.cast (ref any) ref.cast (ref null $void) | fb 16 6e fb 17 00 0b",
        "br_on_cast 0 anyref (ref i31) | fb 18 01 00 6e 6c 0b",
        "br_on_cast_fail 0 (ref any) i31ref | fb 19 02 00 6e 6c 0b",
        "i8x16.extract_lane_u 15 | fd 16 0f 0b",
        "v128.load8_lane 3 | fd 54 00 00 03 0b",
        "v128.load8_lane $n 3 | fd 54 40 01 00 03 0b",
        "v128.load32_lane 1 0 | fd 56 42 01 00 00 0b",
        "v128.load8_lane offset=1 3 | fd 54 00 01 03 0b",
        "v128.load16_lane 1 offset=1 align=1 3 | fd 55 40 01 01 03 0b",
        "atomic.fence i32.atomic.load | fe 03 00 fe 10 02 00 0b",
        "i64.add128 i64.mul_wide_u | fc 13 fc 16 0b",
      })
  void encodings(String code, String expected) {
    assertEquals("00 " + expected, code(SURROUNDINGS + "(func $f " + code + ")"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(nop) | nop",
        "(i32.add (i32.const 1) (i32.const 2)) drop | i32.const 1 i32.const 2 i32.add drop",
        "(drop (i32.add (i32.const 1) (i32.mul (i32.const 2) (i32.const 3))))"
            + " | i32.const 1 i32.const 2 i32.const 3 i32.mul i32.add drop",
        "i32.const 1 (drop) | i32.const 1 drop",
        "(block) | block end",
        "(block $l (result i32) (br $l (i32.const 1))) (drop)"
            + " | block (result i32) i32.const 1 br 0 end drop",
        "(block nop (nop) nop) | block nop nop nop end",
        "(loop (param i32) (drop) (br 0)) | loop (param i32) drop br 0 end",
        "(if (i32.const 1) (then)) | i32.const 1 if end",
        "(if (then nop)) | if nop end",
        "(if (then) (else)) | if else end",
        "(if $l (result i32) (i32.const 1) (i32.const 2) (then br $l) (else (br $l)))"
            + " | i32.const 1 i32.const 2 if (result i32) br 0 else br 0 end",
        "(if (if (result i32) (i32.const 1) (then i32.const 2) (else i32.const 3)) (then))"
            + " | i32.const 1 if (result i32) i32.const 2 else i32.const 3 end if end",
        "(select (result i32) (i32.const 1) (i32.const 2) (i32.const 3))"
            + " | i32.const 1 i32.const 2 i32.const 3 select (result i32)",
        "(call_indirect $u (type $unary) (i32.const 1) (i32.const 2))"
            + " | i32.const 1 i32.const 2 call_indirect 1 (type 1)",
        "(i32.store offset=4 (i32.const 1) (block (result i32) i32.const 2))"
            + " | i32.const 1 block (result i32) i32.const 2 end i32.store offset=4",
        "(try_table (result i32) (catch $e 0) (i32.const 1)) drop"
            + " | try_table (result i32) (catch 0 0) i32.const 1 end drop",
        "(try (do)) | try end",
        "(try (do nop) (catch $x nop) (catch $e) (catch_all nop))"
            + " | try nop catch 1 nop catch 0 catch_all nop end",
        "(try $l (result i32) (do (try (do) (delegate $l)) i32.const 1) (catch $e (rethrow $l)))"
            + " | try (result i32) try delegate 0 i32.const 1 catch 0 rethrow 0 end",
        "(try (do br 1) (delegate 0)) | try br 1 delegate 0",
        "(br_table 0 1 (i32.const 2)) | i32.const 2 br_table 0 1",
        "(memory.init $n $d (nop)) | nop memory.init 1 0",
        "(block (try_table (catch_all 0))) | block try_table (catch_all 0) end end",
      })
  void foldedInstructionsAreFlatOnesInAnotherOrder(String folded, String flat) {
    assertSameCodeWithoutNames(folded, flat);
  }

  /** Names of labels are not part of the code. */
  private static void assertSameCodeWithoutNames(String expected, String actual) {
    String surroundings = SURROUNDINGS + "(data $d \"\")";
    assertEquals(
        code(surroundings + "(func $f " + expected + ")"),
        code(surroundings + "(func $f " + actual + ")"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "block $a block $b br $a br $b end end | block block br 1 br 0 end end",
        "block $a block $a br $a end br $a end | block block br 0 end br 0 end",
        "block $a end block $a br $a end | block end block br 0 end",
        "block $a block $a end block br $a end end | block block end block br 1 end end",
        "block $a br $a end $a | block br 0 end",
        "if $a br $a else $a br $a end $a | if br 0 else br 0 end",
        "block $a try_table (catch_all $a) br 1 end end"
            + " | block try_table (catch_all 0) br 1 end end",
        "block $\"a b\" br $\"a\\20b\" end | block br 0 end",
        "block $a br $\"\\61\" end | block br 0 end",
        "block $a br_table $a 0 $a 1 end | block br_table 0 0 0 1 end",
        "try $a try $b delegate $a catch_all end | try try delegate 0 catch_all end",
        "(block $a (if $b (br_if $a (i32.const 1)) (then (br $b) (br $a))))"
            + " | block i32.const 1 br_if 0 if br 0 br 1 end end",
      })
  void labelsCountTheBlocksBetween(String named, String numbered) {
    assertSameCodeWithoutNames(numbered, named);
  }

  @Test
  void identifiersOfLabelsAreNames() {
    NameSection names =
        Wat.parse(
                "(func block $a end) (func $f block loop $x (@name \"loop\") end end"
                    + " (if (@name \"\") (nop) (then (block $y))))")
            .names();
    assertEquals("a", names.name(NameSection.Kind.LABEL, 0, 0));
    assertEquals("loop", names.name(NameSection.Kind.LABEL, 1, 1));
    assertEquals("", names.name(NameSection.Kind.LABEL, 1, 2));
    assertEquals("y", names.name(NameSection.Kind.LABEL, 1, 3));
  }

  @Test
  void localsFollowParameters() {
    assertEquals(
        "03 02 7f 01 7e 02 7f 20 00 20 01 20 02 20 03 20 05 0b",
        code(
            "(func (param $a i32) (param i64) (local $c i32) (local i32 i64) (local) (local $d i32)"
                + " (local i32) local.get $a local.get 1 local.get $c local.get 3 local.get $d)"));
    assertEquals(
        "00 20 01 0b",
        code(
            "(type $t (func (param i32 i32))) (func (type $t) (param i32) (param $b i32)"
                + " local.get $b)"));
    assertEquals(
        "01 01 7f 20 02 0b",
        code("(type $t (func (param i32 i32))) (func (type $t) (local $b i32) local.get $b)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unexpected token, expected an instruction | (func \u00ABend\u00BB)",
        "unexpected token, expected an instruction | (func \u00ABelse\u00BB)",
        "unexpected token, expected an instruction | (func block \u00ABelse\u00BB end)",
        "unexpected token, expected an instruction | (func if else \u00ABelse\u00BB end)",
        "unexpected token, expected an instruction | (func loop \u00ABcatch_all\u00BB end)",
        "unexpected token, expected an instruction | (func try catch_all \u00ABcatch\u00BB 0 end)",
        "unexpected token, expected an instruction"
            + " | (func try catch_all \u00ABdelegate\u00BB 0)",
        "unexpected token, expected an instruction | (func (\u00ABend\u00BB))",
        "unexpected token, expected an instruction | (func (\u00ABthen\u00BB))",
        "unexpected token, expected an instruction | (func (\u00ABi32\u00BB))",
        "unexpected token, expected an instruction | (func (\u00AB)\u00BB)",
        "unexpected token, expected an instruction in parentheses"
            + " | (func (i32.eqz \u00ABi32.const\u00BB 0))",
        "unexpected token, expected an instruction in parentheses"
            + " | (func (if \u00ABnop\u00BB (then)))",
        "unexpected token, expected (then | (func (if (nop)\u00AB)\u00BB)",
        "unexpected token, expected (else | (func (if (then) \u00AB(\u00BBnop)))",
        "unexpected token, expected ) | (func (if (then) (else) \u00AB(\u00BBnop)))",
        "unexpected token, expected (do | (func (try \u00AB(\u00BBnop)))",
        "unexpected token, expected (do | (func (try\u00AB)\u00BB)",
        "unexpected token, expected (catch | (func (try (do) \u00AB(\u00BBdo)))",
        "unexpected token, expected (catch"
            + " | (func (try (do) (catch 0) \u00AB(\u00BBdelegate 0)))",
        "unexpected token, expected ) | (func (try (do) (catch_all) \u00AB(\u00BBcatch 0)))",
        "unexpected token, expected ) | (func (try (do) (delegate 0) \u00AB(\u00BBnop)))",
        "unexpected token, expected an instruction | (func \u00AB1\u00BB)",
        "unknown operator i32.foo | (func \u00ABi32.foo\u00BB)",
        "unknown operator 0$x | (func \u00AB0$x\u00BB)",
        "mismatching label $b | (func block $a end \u00AB$b\u00BB)",
        "mismatching label $a | (func block end \u00AB$a\u00BB)",
        "mismatching label $a | (func block $a if $b else \u00AB$a\u00BB end end)",
        "unknown label $a | (func block $a end br \u00AB$a\u00BB)",
        "unknown label $b | (func try_table $b (catch_all \u00AB$b\u00BB) end)",
        "unexpected token, expected a label | (func br\u00AB)\u00BB",
        "unexpected token, expected a label | (func br \u00AB(\u00BBnop))",
        "unknown local $l | (func local.get \u00AB$l\u00BB)",
        "unknown function $l | (func call \u00AB$l\u00BB)",
        "unknown global $l | (func global.get \u00AB$l\u00BB)",
        "unknown table $l | (func table.get \u00AB$l\u00BB)",
        "unknown memory $l | (func i32.load \u00AB$l\u00BB)",
        "unknown type $l | (func ref.null \u00AB$l\u00BB)",
        "unknown tag $l | (func throw \u00AB$l\u00BB)",
        "unknown elem segment $l | (func elem.drop \u00AB$l\u00BB)",
        "unknown data segment $l | (func data.drop \u00AB$l\u00BB)",
        "unknown field $y | (type $s (struct (field $x i32))) (func struct.get $s \u00AB$y\u00BB)",
        "unexpected token, expected the index of a local | (func local.get\u00AB)\u00BB",
        "unexpected token, expected an unsigned integer | (func call \u00AB-1\u00BB)",
        "i32 constant out of range | (func call \u00AB4294967296\u00BB)",
        "unexpected token, expected a heap type | (func ref.null \u00ABi32\u00BB)",
        "unexpected token, expected a reference type | (func ref.test \u00ABi32\u00BB)",
        "alignment must be a power of two | (func i32.load \u00ABalign=3\u00BB)",
        "alignment must be a power of two | (func i32.load \u00ABalign=0\u00BB)",
        "unknown operator offset= | (func i32.load \u00ABoffset=\u00BB)",
        "unknown operator offset=-1 | (func i32.load \u00ABoffset=-1\u00BB)",
        "unexpected token, expected an instruction | (func i32.load align=1 \u00ABoffset=1\u00BB)",
        "unexpected token, expected an unsigned integer | (func i8x16.extract_lane_s\u00AB)\u00BB",
        "i8 constant out of range | (func i8x16.extract_lane_s \u00AB256\u00BB)",
        "unexpected token, expected the index of a type | (func call_indirect (type \u00AB)\u00BB)",
        "unexpected token, expected what follows a type use"
            + " | (func call_indirect (result i32) (\u00ABparam\u00BB i32))",
      })
  void faults(String reason, String text) {
    assertFault(reason, text);
  }

  @Test
  void sameCodeInTheSameSurroundings() {
    assertSameCode(SURROUNDINGS, "nop", "(; comment ;) nop ;; another\n");
  }
}
