package io.dunlin.benchmarks;

import com.sun.management.ThreadMXBean;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.TypedFunc;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to pass the border between Java and WebAssembly on one backend: nanoseconds and
 * allocated bytes of a call, and microseconds of an instantiation.
 */
final class CallCosts {
  private static final int CALLS = 10_000;
  private static final int INSTANTIATIONS = 200;
  private static final int WARMUP_BATCHES = 10_000;
  private static final int BATCHES = 1_001;

  private static final int DATA_BYTES = 1 << 20;
  private static final FuncType I32_TO_I32 =
      new FuncType(List.of(ValType.I32), List.of(ValType.I32));

  private static final String BORDER =
      """
      (module
        (import "host" "identity" (func $identity (param i32) (result i32)))
        (func (export "identity") (param i32) (result i32) (local.get 0))
        (func (export "callHost") (param $times i32) (result i32)
          (local $sum i32)
          (loop $again
            (local.set $sum (i32.add (local.get $sum) (call $identity (local.get $times))))
            (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))
          (local.get $sum)))
      """;

  private static final String LARGE =
      "(module (memory (export \"memory\") 17) (data (i32.const 0) \""
          + "x".repeat(DATA_BYTES)
          + "\"))";

  private final Engine engine;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private CallCosts(Engine engine) {
    this.engine = engine;
  }

  /** Measures and prints; the argument is the backend. */
  public static void main(String[] args) {
    Engine engine = Engine.create(Config.builder().backend(args[0]).build());
    System.out.println(args[0] + ":");
    CallCosts costs = new CallCosts(engine);
    costs.measureCalls();
    costs.measureInstantiation();
  }

  private void measureCalls() {
    Linker<@Nullable Void> linker = new Linker<>(engine);
    // The argument's place is that of the result, too.
    linker.funcRaw("host", "identity", I32_TO_I32, (caller, numbers, references, base) -> {});
    try (Store<@Nullable Void> store = engine.newStore()) {
      Instance instance = linker.instantiate(store, Module.of(engine, BORDER));
      Func identity = instance.func("identity").orElseThrow();
      TypedFunc typed = identity.typed();
      measureBatches(
          "call into WebAssembly, typed",
          times -> {
            for (int i = 0; i < times; i++) {
              check(typed.i32(i).call().resultI32(0) == i);
            }
          });
      long[] numbers = new long[1];
      @Nullable Object[] references = new @Nullable Object[1];
      measureBatches(
          "call into WebAssembly, raw",
          times -> {
            for (int i = 0; i < times; i++) {
              numbers[0] = i;
              identity.callRaw(numbers, references, 0);
              check(numbers[0] == i);
            }
          });
      TypedFunc callHost = instance.func("callHost").orElseThrow().typed();
      measureBatches(
          "call of a host function",
          times -> check(callHost.i32(times).call().resultI32(0) == sumTo(times)));
    }
  }

  /** The sum of all numbers up to one, as an i32. */
  private static int sumTo(int last) {
    return (int) ((long) last * (last + 1) / 2);
  }

  private void measureBatches(String what, IntConsumer calls) {
    double[] nanoseconds = new double[BATCHES];
    double bytes = 0;
    for (int batch = -WARMUP_BATCHES; batch < BATCHES; batch++) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      calls.accept(CALLS);
      long time = System.nanoTime() - start;
      if (batch >= 0) {
        nanoseconds[batch] = (double) time / CALLS;
        bytes = (double) (threads.getCurrentThreadAllocatedBytes() - allocated) / CALLS;
      }
    }
    Arrays.sort(nanoseconds);
    System.out.printf(
        "  %-32s median %7.1f ns, best %7.1f ns, %.3f bytes allocated%n",
        what, nanoseconds[BATCHES / 2], nanoseconds[0], bytes);
  }

  private void measureInstantiation() {
    Module module = Module.of(engine, LARGE);
    double[] create = new double[INSTANTIATIONS];
    double[] close = new double[INSTANTIATIONS];
    for (int i = -INSTANTIATIONS; i < INSTANTIATIONS; i++) {
      long start = System.nanoTime();
      Store<@Nullable Void> store = engine.newStore();
      Instance instance = Instance.create(store, module);
      long created = System.nanoTime();
      check(instance.memory("memory").orElseThrow().getByte(DATA_BYTES - 1) == 'x');
      long before = System.nanoTime();
      store.close();
      if (i >= 0) {
        create[i] = (created - start) / 1e3;
        close[i] = (System.nanoTime() - before) / 1e3;
      }
    }
    Arrays.sort(create);
    Arrays.sort(close);
    System.out.printf(
        "  %-32s median %7.1f µs, best %7.1f µs; closing the store %.1f µs%n",
        "store with 17 pages, 1 MiB data",
        create[INSTANTIATIONS / 2],
        create[0],
        close[INSTANTIATIONS / 2]);
  }

  private static void check(boolean isRight) {
    if (!isRight) {
      throw new IllegalStateException("wrong result");
    }
  }
}
