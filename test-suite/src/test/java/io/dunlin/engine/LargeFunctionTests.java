package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.WasmFrame;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wat.Wat;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that no Java method could hold, and that compilers find long. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class LargeFunctionTests {
  private static final int STATES = 400;
  private static final int VARIABLES = 60;

  private final Engine engine;

  LargeFunctionTests(String backend) {
    engine = Engine.create(Config.builder().backend(backend).build());
  }

  private Func function(String text) {
    Store<@Nullable Void> store = engine.newStore();
    return Instance.create(store, Module.of(engine, text)).func("f").orElseThrow();
  }

  private static String repeat(int count, java.util.function.IntFunction<String> text) {
    StringBuilder result = new StringBuilder();
    IntStream.range(0, count).forEach(i -> result.append(text.apply(i)).append('\n'));
    return result.toString();
  }

  /** What an interpreter of 400 instructions with 60 registers looks like. */
  @Test
  void aLoopAroundASwitchRuns() {
    String cases =
        repeat(
            STATES,
            k ->
                String.format(
                    Locale.ROOT,
                    """
                    )
                    (local.set $v%1$d (i64.add (i64.const %2$d)
                      (i64.mul (local.get $v%3$d) (i64.const 31))))
                    (local.set $d (f64.add (local.get $d) (f64.const 0.5)))
                    (local.set $state (i32.rem_u
                      (i32.add (i32.mul (local.get $state) (i32.const 7)) (local.get $n))
                      (i32.const 400)))
                    (br $next)
                    """,
                    k % VARIABLES,
                    k,
                    (7 * k + 3) % VARIABLES));
    String text =
        "(module (func (export \"f\") (param $n i32) (result i64 f64)\n"
            + "(local $state i32) (local $d f64)\n"
            + repeat(VARIABLES, i -> "(local $v" + i + " i64)")
            + "(loop $next\n"
            + "(if (i32.eqz (local.get $n)) (then (return (local.get $v5) (local.get $d))))\n"
            + "(local.set $n (i32.sub (local.get $n) (i32.const 1)))\n"
            + "(block ".repeat(STATES)
            + "(br_table "
            + repeat(STATES, Integer::toString)
            + "(local.get $state))\n"
            + cases
            + ") unreachable))";
    Val[] results = function(text).call(Val.i32(50_000));
    long[] variables = new long[VARIABLES];
    int state = 0;
    for (int n = 49_999; n >= 0; n--) {
      variables[state % VARIABLES] = state + 31 * variables[(7 * state + 3) % VARIABLES];
      state = (7 * state + n) % STATES;
    }
    assertArrayEquals(new Val[] {Val.i64(variables[5]), Val.f64(25_000)}, results);
  }

  @Test
  void straightCodeRuns() {
    int count = 20_000;
    String text =
        "(module (func (export \"f\") (param $x i32) (result i32)\n"
            + repeat(
                count,
                i ->
                    "(local.set $x (i32.add (i32.mul (local.get $x) (i32.const 31)) (i32.const "
                        + i
                        + ")))")
            + "(local.get $x)))";
    int expected = 5;
    for (int i = 0; i < count; i++) {
      expected = expected * 31 + i;
    }
    assertEquals(Val.i32(expected), function(text).call(Val.i32(5))[0]);
  }

  @Test
  void branchesCarryValuesOutOfTheMiddle() {
    int count = 3000;
    String text =
        "(module (func (export \"f\") (param $x i32) (result i64 f32)\n"
            + "(local $y i64) (local $z f32)\n"
            + "(block $out (result i64 f32)\n"
            + repeat(
                count,
                i ->
                    String.format(
                        Locale.ROOT,
                        """
                        (br_if $out (i64.const %1$d) (local.get $z)
                          (i32.eq (local.get $x) (i32.const %1$d)))
                        (local.set $z) (local.set $y)
                        (local.set $z (f32.convert_i32_s (i32.const %1$d)))
                        (if (i32.eq (local.get $x) (i32.const -%1$d))
                          (then (return (i64.extend_i32_s (local.get $x)) (f32.const 1))))
                        """,
                        i + 1))
            + "(i64.add (local.get $y) (i64.const 1)) (local.get $z))))";
    Func f = function(text);
    assertArrayEquals(new Val[] {Val.i64(1234), Val.f32(1233)}, f.call(Val.i32(1234)));
    assertArrayEquals(new Val[] {Val.i64(-2345), Val.f32(1)}, f.call(Val.i32(-2345)));
    assertArrayEquals(new Val[] {Val.i64(3001), Val.f32(3000)}, f.call(Val.i32(5000)));
  }

  @Test
  void manyLocalsOfEveryTypeKeepTheirValues() {
    String[] types = {"i32", "i64", "f32", "f64", "v128", "externref"};
    int count = 300;
    String text =
        "(module (func (export \"f\") (param $e externref) (result i32 i64 f32 f64 i64 externref)\n"
            + repeat(count, i -> "(local $l" + i + " " + types[i % types.length] + ")")
            + repeat(
                count, i -> "(local.set $l" + i + " " + constant(types[i % types.length], i) + ")")
            + repeat(
                count,
                i ->
                    i < types.length
                        ? ""
                        : String.format(
                            Locale.ROOT, "(local.set $l%d (local.get $l%d))", i % types.length, i))
            + "(local.get $l0) (local.get $l1) (local.get $l2) (local.get $l3)\n"
            + "(i64x2.extract_lane 1 (local.get $l4)) (local.get $l5)))";
    Object host = new Object();
    Store<@Nullable Void> store = engine.newStore();
    Func f = Instance.create(store, Module.of(engine, text)).func("f").orElseThrow();
    Val[] results = f.call(Val.externref(host));
    assertArrayEquals(
        new Val[] {Val.i32(294), Val.i64(295), Val.f32(296), Val.f64(297), Val.i64(299)},
        Arrays.copyOf(results, 5));
    assertEquals(Val.externref(host), results[5]);
  }

  private static String constant(String type, int number) {
    return switch (type) {
      case "externref" -> "(local.get $e)";
      case "v128" -> "(v128.const i64x2 " + number + " " + (number + 1) + ")";
      default -> "(" + type + ".const " + number + ")";
    };
  }

  /** Its vectors are used from its beginning to its end, and are zero at the beginning only. */
  @Test
  void vectorsOfActivationsThatOverlapAreTheirOwn() {
    int vectors = 16;
    int count = 2000;
    String text =
        "(module (func $f (export \"f\") (param $n i32) (param $v v128) (result i32)\n"
            + repeat(vectors, i -> "(local $v" + i + " v128)")
            + "(local $inner i32)\n"
            + repeat(
                count,
                i ->
                    String.format(
                        Locale.ROOT,
                        "(local.set $v%1$d (i32x4.add (i32x4.add (local.get $v%2$d) (local.get $v))"
                            + " (v128.const i32x4 %3$d 1 2 3)))",
                        i % vectors,
                        (i + 1) % vectors,
                        i))
            + """
              (if (i32.gt_s (local.get $n) (i32.const 0)) (then
                (local.set $inner (call $f (i32.sub (i32.const 0) (local.get $n)) (local.get $v)))
                (return_call $f (i32.sub (local.get $n) (i32.const 1))
                  (i32x4.splat (i32.add (local.get $inner) (i32.const 1))))))
              """
            + "(i32x4.extract_lane 0 (local.get $v3))))";
    Func f = function(text);
    int expected = 0;
    for (int calls = 0; calls <= 2; calls++) {
      expected = lane(vectors, count, calls == 0 ? 7 : expected + 1);
    }
    assertEquals(Val.i32(expected), f.call(Val.i32(2), Val.v128(7, 0))[0]);
  }

  /** The first lane of the fourth vector, where the first lane of the parameter is this. */
  private static int lane(int vectors, int count, int param) {
    int[] lanes = new int[vectors];
    for (int i = 0; i < count; i++) {
      lanes[i % vectors] = lanes[(i + 1) % vectors] + param + i;
    }
    return lanes[3];
  }

  @Test
  void aTrapFarInsideSaysWhereItIs() {
    String statements = "(local.set 0 (i32.add (local.get 0) (i32.const 1)))\n".repeat(15_000);
    String text =
        "(module (func (export \"f\") (param i32)\n"
            + statements
            + "(drop (i32.const 123456789)) unreachable\n"
            + statements
            + "))";
    byte[] module = Wat.toBinary(text);
    Store<@Nullable Void> store = engine.newStore();
    Func f = Instance.create(store, Module.of(engine, module)).func("f").orElseThrow();
    Trap trap = assertThrows(Trap.class, () -> f.call(Val.i32(0)));
    assertEquals(TrapCode.UNREACHABLE, trap.code());
    WasmFrame frame = trap.backtrace().get(0);
    assertTrue(frame.functionOffset() > 1 << 16, frame.toString());
    byte[] marker = {(byte) 0x95, (byte) 0x9A, (byte) 0xEF, 0x3A, 0x1A, 0x00};
    assertArrayEquals(
        marker,
        Arrays.copyOfRange(module, frame.moduleOffset() - 5, frame.moduleOffset() + 1),
        frame.toString());
  }
}
