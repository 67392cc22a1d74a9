package io.dunlin.wat.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wat.Wat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any text ends in a module, or in an exception that says what is wrong.
 *
 * <p>{@code -Ddunlin.mutations=N} sets how many mutations are tried, {@code
 * -Ddunlin.mutations.seed=N} the seed.
 */
class RobustnessTests {
  private static final int MUTATIONS = Integer.getInteger("dunlin.mutations", 20_000);
  private static final long SEED = Long.getLong("dunlin.mutations.seed", 20_261_127L);

  /** Far more than a thread's stack could follow. */
  private static final int DEEP = 90_000;

  private static final String[] FRAGMENTS = {
    "(",
    ")",
    "\"",
    "(;",
    ";)",
    ";;",
    "\n",
    "$",
    "$x",
    "$\"",
    "(@",
    "(@name \"x\")",
    "(@custom \"x\"",
    "\\",
    "\\u{",
    "}",
    "0",
    "-1",
    "0x",
    "99999999999999999999",
    "nan:0x",
    "1e",
    "align=",
    "offset=",
    "end",
    "else",
    "catch",
    "delegate 0",
    "(then)",
    "(do)",
    "(type 0)",
    "(type 9)",
    "(param i32)",
    "(result i32)",
    "block",
    "if",
    "try",
    "func",
    "binary",
    "quote",
    "shared",
    "(pagesize",
    "é",
    "\0"
  };

  /** A module with something of everything. */
  private static final String MODULE =
      """
      (module $m (@name "m") (@custom "x" (after type) "\\00")
        (type $f (func (param i32 i64) (result f32)))
        (rec (type $s (sub (struct (field $x (mut i8)) (field (ref null $a)))))
          (type $a (sub final $s (array (mut (ref $s))))))
        (import "m" "f" (func $i (type $f) (param $p i32) (param i64) (result f32)))
        (table $t i64 1 2 funcref (ref.null func)) (table funcref (elem $i))
        (memory $n i64 1 2 shared) (memory (pagesize 1) (data "abc\\u{e9}"))
        (tag $e (param i32)) (global $g (mut f64) (f64.const -nan:0x1))
        (export "f" (func $i)) (start $i)
        (elem $l (table $t) (offset i64.const 1) funcref (ref.func $i) (item ref.null func))
        (data $d (memory $n) (i64.const 0x1_0) "x" "\\ff")
        (func $c (export "c") (type $f) (local $v v128) (local i32)
          block $b (result i32) (br_table $b 0 (i32.const 1) (i32.const -2)) end
          (if $q (i32.eqz) (then nop) (else (br $q)))
          (try (do (throw $e)) (catch $e rethrow 0) (catch_all))
          try_table (catch $e 0) (catch_all_ref 0) end
          (call_indirect $t (type $f) (i32.const 1) (i64.const 2) (i64.const 3)) drop
          v128.const f32x4 1 0x1p-3 inf nan v128.load8_lane $n offset=1 align=1 3 drop
          ref.cast (ref null $s) br_on_cast 0 anyref (ref $s) struct.get $s $x
          i32.load offset=4 memory.init $n $d table.copy f32.const 1.5e-3
        )
      )
      """;

  @Test
  void theModuleIsAModule() {
    assertEquals(2, Wat.parse(MODULE).functionCount());
  }

  @Test
  void mutationsAreModulesOrRefused() {
    byte[] text = MODULE.getBytes(StandardCharsets.UTF_8);
    int modules = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      // Each mutation has a seed of its own, so that one can be repeated alone.
      byte[] mutated = mutate(text, new SplittableRandom(SEED + i));
      modules += check(mutated, "mutation " + i + " with seed " + SEED);
    }
    assertTrue(modules > 0 && modules < MUTATIONS, modules + " modules");
  }

  @Test
  void everyPrefixIsRefused() {
    byte[] text = MODULE.strip().getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length < text.length; length++) {
      byte[] prefix = Arrays.copyOf(text, length);
      assertEquals(0, check(prefix, "the first " + length + " bytes"));
    }
  }

  private static byte[] mutate(byte[] text, SplittableRandom random) {
    StringBuilder mutated = new StringBuilder(new String(text, StandardCharsets.ISO_8859_1));
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(mutated.length());
      int end = Math.min(mutated.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0:
          mutated.setCharAt(at, (char) random.nextInt(256));
          break;
        case 1:
          mutated.delete(at, end);
          break;
        case 2:
          mutated.insert(random.nextInt(mutated.length()), mutated.substring(at, end));
          break;
        case 3:
          mutated.insert(at, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
          break;
        default:
          mutated.replace(at, end, " " + FRAGMENTS[random.nextInt(FRAGMENTS.length)] + " ");
      }
    }
    return mutated.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Parses a text, prints and parses again what becomes of it, and returns how many modules. */
  private static int check(byte[] text, String what) {
    byte[] binary;
    WasmModule module;
    try {
      binary = Wat.toBinary(text);
      module = Wat.parse(text);
    } catch (WatSyntaxException e) {
      assertTrue(e.line() > 0 && e.column() > 0 && e.offset() <= text.length, what);
      return 0;
    } catch (InvalidModuleException e) {
      return 0;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(what + " ends in " + e, e);
    }
    try {
      assertEquals(
          HexFormat.of().formatHex(binary),
          HexFormat.of().formatHex(Wat.toBinary(Wat.toText(module))),
          what);
    } catch (InvalidModuleException e) {
      throw new AssertionError(what + " cannot be printed: " + e, e);
    }
    return 1;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(block |)",
        "(loop (nop) |)",
        "block | end",
        "try | end",
        "(drop |)",
        "(if (then |))",
        "(if (then nop) (else |))",
        "(if | (then))",
        "if else | end",
        "(try (do |))",
        "(try (do) (catch_all |))",
        "try | delegate 0",
        "(block $x |)",
        "block $x | end $x",
        "(try_table (catch_all 0) |)",
        "(block (type 0) |)",
      })
  void deepNestingIsFollowedWithoutTheStack(String nesting) {
    int middle = nesting.indexOf('|');
    String code =
        nesting.substring(0, middle).repeat(DEEP) + nesting.substring(middle + 1).repeat(DEEP);
    byte[] binary = Wat.toBinary("(type (func)) (func " + code + ")");
    assertTrue(binary.length > DEEP);
    assertEquals(binary.length, Wat.toBinary(Wat.toText(binary)).length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "(func (", "(@a (", "(; (;", "(func (block ", "(module (module "})
  void openParenthesesAreRefused(String open) {
    assertThrows(WatSyntaxException.class, () -> Wat.toBinary(open.repeat(DEEP)));
  }

  @Test
  void nestingHasALimit() {
    String blocks = "block ".repeat(WasmLimits.BLOCK_NESTING + 1);
    assertTrue(Texts.fault("(func " + blocks + ")").reason().startsWith("too many nested blocks"));
    int limit = WasmLimits.OPERANDS;
    String operands = "(drop ".repeat(limit + 1) + ")".repeat(limit + 1);
    assertTrue(
        Texts.fault("(func " + operands + ")").reason().startsWith("too many nested instructions"));
  }

  @Test
  void quotationsInQuotationsAreFollowed() {
    String text = "(func)";
    for (int i = 0; i < 12; i++) {
      text = "(module quote \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\")";
    }
    assertEquals(1, Wat.parse(text).functionCount());
  }

  @Test
  void manyNamesTakeNoLongerThanTheyAreLong() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append("(func $f").append(i).append(" (call $f").append(99_999 - i).append("))");
    }
    assertEquals(100_000, Wat.parse(text).functionCount());
  }
}
