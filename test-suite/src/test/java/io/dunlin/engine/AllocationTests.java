package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.TypedFunc;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that allocate nothing, once they have been made a few times. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class AllocationTests {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 2000;

  /** The JVM allocates something now and then when it exchanges compiled methods. */
  private static final int ROUNDS = 50;

  private final TypedFunc inner;
  private final Func addition;
  private final TypedFunc outer;

  AllocationTests(String backend) {
    Engine engine = Engine.create(Config.builder().backend(backend).build());
    Store<@Nullable Void> store = engine.newStore();
    FuncType type = new FuncType(List.of(ValType.I32, ValType.I64), List.of(ValType.I64));
    Func host =
        Func.ofRaw(
            store, type, (caller, numbers, references, base) -> numbers[base] += numbers[base + 1]);
    Instance instance =
        Instance.create(
            store,
            Module.of(
                engine,
                """
                (module
                  (import "host" "add" (func $add (param i32 i64) (result i64)))
                  (func (export "inner") (param i32 i64) (result i64)
                    (i64.add (i64.extend_i32_s (local.get 0)) (local.get 1)))
                  (func (export "outer") (param i32 i64) (result i64)
                    (call $add (local.get 0) (local.get 1))))
                """),
            host);
    addition = instance.func("inner").orElseThrow();
    inner = addition.typed();
    outer = instance.func("outer").orElseThrow().typed();
  }

  private static void assertAllocatesNothing(Runnable calls) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS && least > 0; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      calls.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least, "bytes");
  }

  @Test
  void typedCalls() {
    assertAllocatesNothing(() -> call(inner));
  }

  @Test
  void callsOfTheHost() {
    assertAllocatesNothing(() -> call(outer));
  }

  private static void call(TypedFunc function) {
    long sum = 0;
    for (int i = 0; i < CALLS; i++) {
      sum = function.i32(1).i64(sum).call().resultI64(0);
    }
    assertEquals(CALLS, sum);
  }

  @Test
  void rawCalls() {
    long[] numbers = new long[2];
    @Nullable Object[] references = new @Nullable Object[2];
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < CALLS; i++) {
            numbers[1] = i;
            addition.callRaw(numbers, references, 0);
          }
        });
  }
}
