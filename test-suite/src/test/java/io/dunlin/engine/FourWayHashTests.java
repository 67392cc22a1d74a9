package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Val;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A hash of four rows at once, one in each lane, as compilers make it: long, with the loads and
 * shuffles that transpose the rows among the sums of the first round, and a local that holds the
 * state first and a column later.
 */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class FourWayHashTests {
  private static final int ROUNDS = 120;
  private static final int COLUMNS = 4;
  private static final int INITIAL = 0x6A09E667;
  private static final String LOW = "0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23";
  private static final String HIGH = "8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31";
  private static final String LOW_HALVES = "0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23";
  private static final String HIGH_HALVES = "8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31";

  private final Engine engine;

  FourWayHashTests(String backend) {
    engine = Engine.create(Config.builder().backend(backend).build());
  }

  private static String shuffle(String lanes, String first, String second) {
    return "(i8x16.shuffle " + lanes + " " + first + " " + second + ")";
  }

  private static String pair(String name, String lanes, String first, String second) {
    return "(local.tee $" + name + " " + shuffle(lanes, first, second) + ")";
  }

  private static String row(int row) {
    return String.format(
        Locale.ROOT,
        "(local.tee $r%d (v128.load (i32.add (local.get $rows) (i32.const %d))))",
        row,
        16 * row);
  }

  private static String get(String local) {
    return "(local.get $" + local + ")";
  }

  /** What the first round adds: each column where it is used first. The second one is {@code b}. */
  private static String firstUse(int column) {
    return switch (column) {
      case 0 ->
          pair(
              "m0",
              LOW_HALVES,
              pair("low0", LOW, row(0), row(1)),
              pair("low1", LOW, row(2), row(3)));
      case 1 -> "(local.tee $b " + shuffle(HIGH_HALVES, get("low0"), get("low1")) + ")";
      case 2 ->
          pair(
              "m2",
              LOW_HALVES,
              pair("low0", HIGH, get("r0"), get("r1")),
              pair("low1", HIGH, get("r2"), get("r3")));
      default -> pair("m3", HIGH_HALVES, get("low0"), get("low1"));
    };
  }

  private static String round(int round) {
    int column = round % COLUMNS;
    String word = round < COLUMNS ? firstUse(column) : get(column == 1 ? "b" : "m" + column);
    String state = round == 0 ? "b" : "y";
    return String.format(
        Locale.ROOT,
        """
        (local.set $x (i32x4.add (i32x4.add (i32x4.add (local.get $x) (local.get $%1$s)) %2$s)
          (v128.const i32x4 %3$d %3$d %3$d %3$d)))
        (local.set $y (v128.xor
          (v128.xor (local.get $%1$s) (local.get $x))
          (i32x4.splat (i32.and (i32.const 255)
            (select (local.get $flag) (i32.const 0) (i32.eq (local.get $flag) (i32.const 11)))))))
        (local.set $y (v128.or
          (i32x4.shl (local.get $y) (i32.const 7))
          (i32x4.shr_u (local.get $y) (i32.const 25))))
        """,
        state,
        word,
        INITIAL + round);
  }

  private static String module() {
    StringBuilder text =
        new StringBuilder(
            """
            (module (memory 1)
              (data (i32.const 64) "It hashes four rows of 16 bytes, which differ from each other...")
              (func (export "f") (param $rows i32) (param $flag i32) (param $lane i32) (result i32)
                (local $x v128) (local $y v128) (local $b v128) (local $m0 v128) (local $m2 v128)
                (local $m3 v128) (local $low0 v128) (local $low1 v128)
                (local $r0 v128) (local $r1 v128) (local $r2 v128) (local $r3 v128)
                (local.set $b (i32x4.splat (local.get $flag)))
            """);
    for (int round = 0; round < ROUNDS; round++) {
      text.append(round(round));
    }
    return text.append(
            """
                (v128.store (i32.const 0) (local.get $y))
                (i32.load (i32.shl (local.get $lane) (i32.const 2)))))
            """)
        .toString();
  }

  /** The hash of one row. */
  private static int hash(byte[] memory, int row, int flag) {
    int x = 0;
    int y = flag;
    for (int round = 0; round < ROUNDS; round++) {
      int word = 0;
      for (int i = 3; i >= 0; i--) {
        word = word << 8 | memory[16 * row + 4 * (round % COLUMNS) + i];
      }
      x += y + word + INITIAL + round;
      y = Integer.rotateLeft(y ^ x ^ (flag == 11 ? flag : 0), 7);
    }
    return y;
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 11})
  void eachLaneIsTheHashOfARow(int flag) {
    byte[] memory =
        "It hashes four rows of 16 bytes, which differ from each other..."
            .getBytes(StandardCharsets.US_ASCII);
    Store<@Nullable Void> store = engine.newStore();
    Func f = Instance.create(store, Module.of(engine, module())).func("f").orElseThrow();
    for (int row = 0; row < 4; row++) {
      Val result = f.call(Val.i32(64), Val.i32(flag), Val.i32(row))[0];
      assertEquals(Val.i32(hash(memory, row, flag)), result, "row " + row);
    }
  }
}
