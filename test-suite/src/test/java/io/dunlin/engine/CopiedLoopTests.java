package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Val;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops that switch on the lower bits of their count, which compilers may have copies of. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class CopiedLoopTests {
  private static final long FUEL = 1_000_000;
  private static final int CALLS = 200;

  private final String backend;

  CopiedLoopTests(String backend) {
    this.backend = backend;
  }

  /**
   * A loop.
   *
   * @param changesFirst whether the count changes at the beginning of a round
   * @param leaves whether it is left where the state has certain bits
   */
  private record Loop(
      int first, int step, int last, int mask, boolean changesFirst, boolean leaves) {
    String text() {
      String change =
          String.format(
              Locale.ROOT, "(local.set $c (i32.add (local.get $c) (i32.const %d)))", step);
      String leave = "(br_if $out (i32.eq (i32.and (local.get $x) (i32.const 255)) (i32.const 7)))";
      return String.format(
          Locale.ROOT,
          """
          (module (func (export "run") (param $x i32) (result i32) (local $c i32)
            (local.set $c (i32.const %d))
            (block $out
              (loop $next
                %s
                (block $end
                  (block $two
                    (block $one
                      (block $zero
                        (br_table $zero $one $two $end $one
                          (i32.and (local.get $c) (i32.const %d))))
                      (local.set $x
                        (i32.add (i32.mul (local.get $x) (i32.const 31)) (local.get $c)))
                      (br $end))
                    (local.set $x (i32.xor (local.get $x) (i32.const 0x5555)))
                    (br $end))
                  (local.set $x (i32.rotl (local.get $x) (i32.const 3))))
                (local.set $x
                  (i32.add
                    (i32.mul (local.get $x) (i32.const 33))
                    (i32.and (local.get $c) (i32.const 1))))
                %s
                %s
                (br_if $next (i32.ne (local.get $c) (i32.const %d)))))
            (local.get $x)))
          """,
          first,
          changesFirst ? change : "",
          mask,
          leaves ? leave : "",
          changesFirst ? "" : change,
          last);
    }

    int run(int argument) {
      int x = argument;
      int c = first;
      do {
        c += changesFirst ? step : 0;
        switch (c & mask) {
          case 0 -> x = x * 31 + c;
          case 2 -> x = Integer.rotateLeft(x, 3);
          case 3 -> {}
          default -> x ^= 0x5555;
        }
        x = x * 33 + (c & 1);
        if (leaves && (x & 255) == 7) {
          return x;
        }
        c += changesFirst ? 0 : step;
      } while (c != last);
      return x;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "24, -1, 0, 3",
    "0, 1, 32, 3",
    "-8, 3, 40, 7",
    "1, 2, 17, 3",
    "0, 1, 24, 7",
    "0, 1, 26, 3",
    "5, 4, 37, 3",
    "2147483640, 1, -2147483640, 7",
    "0, 1, 24, 5",
    "0, 1, 32, 15"
  })
  void computeTheSameAsJavaWithAnyFuel(int first, int step, int last, int mask) {
    for (int variant = 0; variant < 4; variant++) {
      Loop loop = new Loop(first, step, last, mask, (variant & 1) != 0, variant > 1);
      assertComputes(loop, false, backend);
      assertEquals(
          assertComputes(loop, true, "interpreter"), assertComputes(loop, true, backend), "fuel");
    }
  }

  /** Returns what is left of the fuel. */
  private static long assertComputes(Loop loop, boolean consumesFuel, String backend) {
    Config config = Config.builder().backend(backend).consumeFuel(consumesFuel).build();
    Engine engine = Engine.create(config);
    try (Store<?> store = engine.newStore()) {
      if (consumesFuel) {
        store.setFuel(FUEL);
      }
      Module module = Module.of(engine, loop.text().getBytes(StandardCharsets.UTF_8));
      Instance instance = Instance.create(store, module);
      for (int i = 0; i < CALLS; i++) {
        int argument = i * 0x9E3779B9;
        Val result = instance.func("run").orElseThrow().call(Val.i32(argument))[0];
        assertEquals(loop.run(argument), result.i32(), loop.toString());
      }
      return consumesFuel ? store.fuel() : 0;
    }
  }
}
