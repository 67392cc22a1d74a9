package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.spi.trap.TrapCode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that are too large for one method of Java, in each way in which they can be. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class HugeFunctionTests {
  /** So many statements are more than a method that HotSpot compiles. */
  private static final int MANY = 3000;

  /** So many rounds on vectors are more than several such methods. */
  private static final int ROUNDS = 400;

  private final String backend;
  private final Engine engine;
  private final Store<@Nullable Void> store;

  HugeFunctionTests(String backend) {
    this.backend = backend;
    engine = Engine.create(Config.builder().backend(backend).build());
    store = engine.newStore();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private int run(String text, int argument) {
    Func run = Instance.create(store, Module.of(engine, text)).func("run").orElseThrow();
    return run.call(Val.i32(argument))[0].i32();
  }

  private static String repeat(String text, int count) {
    return (text + "\n").repeat(count);
  }

  private static final String INCREASE = "(local.set $n (i32.add (local.get $n) (local.get $x)))";

  @Test
  void aHandlerFindsLocalsAsALongBodyHasLeftThem() {
    String module =
        "(module (tag $t (param i32))"
            + "(func $fail (param i32) (throw $t (local.get 0)))"
            + "(func (export \"run\") (param $x i32) (result i32) (local $n i32)"
            + "(block $caught (result i32) (try_table (catch $t $caught)"
            + repeat(INCREASE, MANY)
            + "(call $fail (i32.const 5))"
            + repeat(INCREASE, MANY)
            + ") (i32.const 0))"
            + "(i32.add (local.get $n))))";
    assertEquals(2 * MANY + 5, run(module, 2));
  }

  @Test
  void legacyHandlersDelegateOutOfLongBodies() {
    String module =
        "(module (tag $t (param i32))"
            + "(func $fail (param i32) (throw $t (local.get 0)))"
            + "(func (export \"run\") (param $x i32) (result i32) (local $n i32)"
            + "try $outer (result i32) try (result i32) try (result i32)"
            + repeat(INCREASE, MANY)
            + "(call $fail (i32.const 5))"
            + repeat(INCREASE, MANY)
            + "i32.const 0 delegate 1 "
            + "catch $t drop i32.const 1000000 end "
            + "catch $t "
            + repeat(INCREASE, MANY)
            + " local.get $n i32.add end))";
    assertEquals(2 * 2 * MANY + 5, run(module, 2));
  }

  @Test
  void aDelegationLeadsToAHandlerAroundAPart() {
    String module =
        "(module (tag $t (param i32))"
            + "(func $fail (param i32) (throw $t (local.get 0)))"
            + "(func (export \"run\") (param $x i32) (result i32) (local $n i32)"
            + "(block $caught (result i32) (try_table (catch $t $caught)"
            + repeat(INCREASE, MANY)
            + "block $b try "
            + INCREASE
            + "(call $fail (i32.const 5)) delegate $b end "
            + repeat(INCREASE, MANY)
            + ") (i32.const 0))"
            + "(i32.add (local.get $n))))";
    assertEquals(MANY + 1 + 5, run(module, 1));
  }

  @Test
  void whatALongHandlerHasCaughtCanBeThrownAgain() {
    String module =
        "(module (tag $t (param i32))"
            + "(func (export \"run\") (param $x i32) (result i32) (local $n i32)"
            + "try (result i32) try (result i32) i32.const 7 throw $t "
            + "catch $t drop "
            + repeat(INCREASE, MANY)
            + "(if (local.get $n) (then "
            + repeat(INCREASE, MANY)
            + "rethrow 1 ))"
            + repeat(INCREASE, MANY)
            + "i32.const 0 end "
            + "catch $t local.get $n i32.add end))";
    assertEquals(2 * MANY + 7, run(module, 1));
  }

  @Test
  void aLargeFunctionHasSmallHandlers() {
    String module =
        "(module (tag $t (param i32))"
            + "(func $fail (param i32) (throw $t (local.get 0)))"
            + "(func (export \"run\") (param $x i32) (result i32) (local $n i32)"
            + repeat(INCREASE, MANY)
            + "(block $caught (result i32) (try_table (catch $t $caught)"
            + INCREASE
            + "(call $fail (i32.const 5)) ) (i32.const 0)) drop "
            + repeat(INCREASE, MANY)
            + "local.get $n))";
    assertEquals(2 * MANY + 1, run(module, 1));
  }

  @Test
  void fuelEndsWhereItIsTaken() {
    String statement = "(br_if $out (i32.eqz (local.get $x))) (nop) " + INCREASE;
    String inFrame =
        "(module (tag $t) (func (export \"run\") (param $x i32) (result i32) (local $n i32)"
            + "(block $out (block $caught (try_table (catch $t $caught)"
            + repeat(statement, MANY)
            + ")))"
            + "local.get $n))";
    String inLocals = inFrame.replace("try_table (catch $t $caught)", "block");
    for (String text : List.of(inLocals, inFrame)) {
      for (int fuel = 900; fuel < 20_000; fuel += 1301) {
        assertEquals(
            outOfFuel("interpreter", text, fuel), outOfFuel(backend, text, fuel), "" + fuel);
      }
    }
  }

  /** Where in the module the fuel ends. */
  private static int outOfFuel(String backend, String text, long fuel) {
    Config config = Config.builder().backend(backend).consumeFuel(true).build();
    Engine engine = Engine.create(config);
    try (Store<@Nullable Void> store = engine.newStore()) {
      Func run = Instance.create(store, Module.of(engine, text)).func("run").orElseThrow();
      store.setFuel(fuel);
      Trap trap = assertThrows(Trap.class, () -> run.call(Val.i32(1)));
      assertEquals(TrapCode.OUT_OF_FUEL, trap.code());
      return trap.backtrace().get(0).moduleOffset();
    }
  }

  @Test
  void anExpressionCanBeLong() {
    String module =
        "(module (func $one (param i32) (result i32) (local.get 0))"
            + "(func (export \"run\") (param $x i32) (result i32) (local.get $x)"
            + repeat("i64.const 3 i32.const 1 call $one", MANY)
            + repeat("drop drop", MANY)
            + "))";
    assertEquals(9, run(module, 9));
  }

  @Test
  void aLoopWithALongBodyIteratesAndCallsItselfLast() {
    String module =
        "(module (func $run (export \"run\") (param $x i32) (result i32) (local $n i32)"
            + " (local $i i32) i32.const 0 "
            + "(loop $again (param i32) (result i32) local.get $x i32.add "
            + repeat("(i32.xor (local.get $n)) (i32.xor (local.get $n))", MANY)
            + "(local.set $i (i32.add (local.get $i) (i32.const 1)))"
            + "(br_if $again (i32.lt_u (local.get $i) (i32.const 10))))"
            + "(if (param i32) (result i32) (i32.lt_u (local.get $x) (i32.const 2))"
            + " (then (drop) (return_call $run (i32.add (local.get $x) (i32.const 1)))))"
            + "))";
    assertEquals(20, run(module, 0));
  }

  @Test
  void aTableHasTensOfThousandsOfLabels() {
    int count = 40_000;
    StringBuilder labels = new StringBuilder();
    IntStream.range(0, count).forEach(i -> labels.append(i % 3).append(' '));
    String module =
        "(module (func (export \"run\") (param $x i32) (result i32)"
            + "(block (result i32) (block (result i32) (block (result i32)"
            + " i32.const 100 local.get $x br_table "
            + labels
            + "3)"
            + " i32.const 1 i32.add return)"
            + " i32.const 2 i32.add return)"
            + " i32.const 3 i32.add))";
    assertEquals(101, run(module, 0));
    assertEquals(102, run(module, 20_002));
    assertEquals(103, run(module, 39_998));
    assertEquals(100, run(module, count));
    assertEquals(100, run(module, -1));
  }

  @Test
  void aFunctionHasTensOfThousandsOfLocals() {
    int count = 49_000;
    StringBuilder code = new StringBuilder();
    for (int i = 1; i <= count; i += 100) {
      code.append("(local.set ").append(i).append(" (i64.extend_i32_u (local.get 0)))");
      code.append("(local.set 0 (i32.add (i32.const 1) (i32.wrap_i64 (local.get ")
          .append(i)
          .append("))))");
    }
    String module =
        "(module (func (export \"run\") (param i32) (result i32)"
            + repeat("(local i64)", count)
            + code
            + "(i32.add (local.get 0) (i32.wrap_i64 (local.get 2)))))";
    assertEquals(count / 100 + 1, run(module, 1));
  }

  @Test
  void vectorsPassInHundredsOfParametersAndResults() {
    int count = 1000;
    StringBuilder gets = new StringBuilder();
    IntStream.range(0, count).forEach(i -> gets.append("local.get ").append(i).append(' '));
    String module =
        "(module (type $many (func (param "
            + repeat("v128 ", count)
            + ") (result "
            + repeat("v128 ", count)
            + ")))"
            + "(func $same (type $many) "
            + gets
            + ")"
            + "(func (export \"run\") (param $x i32) (result i32)"
            + repeat("(i32x4.splat (local.get $x))", count)
            + " call $same "
            + repeat("i32x4.add", count - 1)
            + " i32x4.extract_lane 3))";
    assertEquals(3 * count, run(module, 3));
  }

  @Test
  void aLongStretchComputesLanesThatAreMixedAroundIt() {
    String round =
        """
        (local.set $a (i32x4.add (local.get $a)
          (v128.xor (local.get $b) (v128.const i32x4 1 2 3 4))))
        (local.set $b (i8x16.shuffle 1 2 3 0 5 6 7 4 9 10 11 8 13 14 15 12
          (local.get $a) (local.get $a)))
        (local.set $b (v128.or
          (i32x4.shl (local.get $b) (i32.const 7))
          (i32x4.shr_u (local.get $b) (i32.const 25))))
        """;
    String reverse =
        "(local.set $a (i8x16.shuffle 12 13 14 15 8 9 10 11 4 5 6 7 0 1 2 3"
            + " (local.get $a) (local.get $a)))";
    String mix =
        "(local.set $x (i32.add (i32.mul (local.get $x) (i32.const 31))"
            + " (i32x4.extract_lane %d (local.get $a))))";
    String module =
        "(module (func (export \"run\") (param $x i32) (result i32) (local $a v128) (local $b v128)"
            + "(local.set $a (i32x4.splat (local.get $x)))"
            + repeat(round, ROUNDS)
            + reverse
            + repeat(round, ROUNDS)
            + IntStream.range(0, 4).mapToObj(mix::formatted).collect(Collectors.joining())
            + "(local.get $x)))";
    assertEquals(mixedLanes(3), run(module, 3));
  }

  private static int mixedLanes(int x) {
    int[] a = {x, x, x, x};
    int[] b = new int[4];
    computeLanes(a, b);
    int[] reversed = {a[3], a[2], a[1], a[0]};
    computeLanes(reversed, b);
    int mixed = x;
    for (int lane : reversed) {
      mixed = 31 * mixed + lane;
    }
    return mixed;
  }

  private static void computeLanes(int[] a, int[] b) {
    for (int lane = 0; lane < a.length; lane++) {
      for (int round = 0; round < ROUNDS; round++) {
        a[lane] += b[lane] ^ (lane + 1);
        b[lane] = Integer.rotateLeft(Integer.rotateRight(a[lane], 8), 7);
      }
    }
  }

  /** More than a class of Java has room for, in an expression and in statements. */
  @Test
  void constantsAreTensOfThousands() {
    int count = 70_000;
    StringBuilder expression = new StringBuilder("(i64.const 0)");
    StringBuilder statements = new StringBuilder();
    long sum = 0;
    for (int i = 0; i < count; i++) {
      long number = i * 0x9E37_79B9_7F4A_7C15L;
      sum += number;
      String constant = "(i64.const " + number + ")";
      expression.append("(i64.add ").append(constant).append(")\n");
      statements.append("(local.set $s (i64.add (local.get $s)").append(constant).append("))\n");
    }
    String result = "(i64.const 32) (i64.shr_u) (i32.wrap_i64) (i32.add (local.get $x))))";
    String begin = "(module (func (export \"run\") (param $x i32) (result i32) (local $s i64)";
    int expected = (int) (sum >>> 32) + 1;
    assertEquals(expected, run(begin + expression + result, 1));
    assertEquals(expected, run(begin + statements + "(local.get $s)" + result, 1));
  }

  @Test
  void callsLeadToTensOfThousandsOfFunctions() {
    int count = 25_000;
    StringBuilder module = new StringBuilder("(module ");
    for (int i = 0; i < count; i++) {
      module.append("(func (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))\n");
    }
    module.append("(func (export \"run\") (param i32) (result i32) (local.get 0)");
    for (int i = 0; i < count; i++) {
      module.append("(call ").append(i).append(")\n");
    }
    assertEquals(7 + count, run(module + "))", 7));
  }

  @Test
  void aStructureHasThousandsOfFields() {
    int count = 9999;
    String module =
        "(module (type $struct (struct "
            + repeat("(field (mut i32))", count)
            + "(field anyref)))"
            + "(func $make (param $x i32) (result (ref $struct))"
            + repeat("local.get $x ", count)
            + "(ref.i31 (local.get $x)) struct.new $struct)"
            + "(func (export \"run\") (param $x i32) (result i32) (local $s (ref null $struct))"
            + "(local.set $s (call $make (local.get $x)))"
            + "(struct.set $struct 9998 (local.get $s) (i32.const 100))"
            + "(i32.add (struct.get $struct 9997 (local.get $s))"
            + " (i32.add (struct.get $struct 9998 (local.get $s))"
            + "  (i32.add (struct.get $struct 9998 (struct.new_default $struct))"
            + "   (i31.get_s (ref.cast (ref i31) (struct.get $struct 9999 (local.get $s)))))))))";
    assertEquals(4 + 100 + 4, run(module, 4));
  }

  @Test
  void anArrayIsMadeOfThousandsOfOperands() {
    int count = 9000;
    String module =
        "(module (type $array (array i32))"
            + "(func (export \"run\") (param $x i32) (result i32)"
            + repeat("local.get $x ", count)
            + "array.new_fixed $array "
            + count
            + " i32.const 8999 array.get $array))";
    assertEquals(4, run(module, 4));
  }
}
