package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.dunlin.Caller;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Trap;
import io.dunlin.TypedFunc;
import io.dunlin.Val;
import io.dunlin.WasmFrame;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls into modules and out of them. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class CallTests {
  private static final FuncType I32_TO_I32 =
      new FuncType(List.of(ValType.I32), List.of(ValType.I32));

  private final Engine engine;
  private final Store<@Nullable Void> store;

  CallTests(String backend) {
    engine = Engine.create(Config.builder().backend(backend).build());
    store = engine.newStore();
  }

  private Instance instantiate(ModuleBuilder module) {
    return Instance.create(store, Module.of(engine, module.build()));
  }

  private static ModuleBuilder add() {
    return new ModuleBuilder()
        .type("ii>i")
        .func(
            0,
            code -> {
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeIndex(Op.LOCAL_GET, 1);
              code.write(Op.I32_ADD);
            })
        .export("add", ExternKind.FUNC, 0);
  }

  @Test
  void aFunctionIsCalledWithValues() {
    Func add = instantiate(add()).func("add").orElseThrow();
    assertEquals(Val.i32(5), add.call(Val.i32(2), Val.i32(3))[0]);
    assertEquals(Val.i32(Integer.MIN_VALUE), add.call(Val.i32(Integer.MAX_VALUE), Val.i32(1))[0]);
  }

  @Test
  void argumentsMustFitTheType() {
    Func add = instantiate(add()).func("add").orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> add.call(Val.i32(1)));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> add.call(Val.i32(1), Val.i64(1)));
    assertEquals("type mismatch: argument 1 must be of type i32, not i64", e.getMessage());
  }

  @Test
  void aTypedFunctionChecksWhatIsPushed() {
    TypedFunc add = instantiate(add()).func("add").orElseThrow().typed();
    assertEquals(9, add.i32(4).i32(5).call().resultI32(0));
    assertThrows(IllegalArgumentException.class, () -> add.i32(4).f64(5));
    assertThrows(IllegalArgumentException.class, () -> add.i32(4).call());
    assertEquals(3, add.i32(1).i32(2).call().resultI32(0));
    assertThrows(IllegalStateException.class, () -> add.resultI64(0));
  }

  @Test
  void callsAllocateNothing() {
    TypedFunc add = instantiate(add()).func("add").orElseThrow().typed();
    assertEquals(0, allocatedBy(add));
  }

  /** What calls allocate once everything is compiled and warm. */
  private static long allocatedBy(TypedFunc function) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 50; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1000; i++) {
        function.i32(i).i32(1).call();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void aHostFunctionIsCalledWithTheCallingInstance() {
    Linker<@Nullable Void> linker = new Linker<>(engine);
    linker.func(
        "host",
        "double",
        I32_TO_I32,
        (caller, arguments) -> {
          assertTrue(caller.export("run").isPresent());
          return new Val[] {Val.i32(2 * arguments[0].i32())};
        });
    Instance instance = linker.instantiate(store, Module.of(engine, callsHost().build()));
    assertEquals(42, instance.func("run").orElseThrow().call(Val.i32(21))[0].i32());
  }

  @Test
  void aHostFunctionThatIsTailCalledSeesTheInstanceWhoseCodeDoes() {
    Linker<@Nullable Void> linker = new Linker<>(engine);
    linker.func(
        "host",
        "double",
        I32_TO_I32,
        (caller, arguments) -> {
          assertTrue(caller.export("inner").isPresent());
          return new Val[] {Val.i32(2 * arguments[0].i32())};
        });
    Instance inner =
        linker.instantiate(store, Module.of(engine, tailCalls("host", "double", "inner")));
    linker.instance("guest", inner);
    Instance outer =
        linker.instantiate(store, Module.of(engine, tailCalls("guest", "inner", "outer")));
    assertEquals(42, outer.func("outer").orElseThrow().call(Val.i32(21))[0].i32());
  }

  /** A function that ends with a call of one that is imported. */
  private static byte[] tailCalls(String module, String name, String export) {
    return new ModuleBuilder()
        .type("i>i")
        .importFunc(module, name, 0)
        .func(
            0,
            code -> {
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeIndex(Op.RETURN_CALL, 0);
            })
        .export(export, ExternKind.FUNC, 1)
        .build();
  }

  private static ModuleBuilder callsHost() {
    return new ModuleBuilder()
        .type("i>i")
        .importFunc("host", "double", 0)
        .func(
            0,
            code -> {
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeIndex(Op.CALL, 0);
            })
        .export("run", ExternKind.FUNC, 1)
        .names("caller", "double", "run");
  }

  @Test
  void hostExceptionsPassUnchangedAndTheStoreStaysUsable() {
    IllegalStateException thrown = new IllegalStateException("from the host");
    boolean[] fail = {true};
    Linker<@Nullable Void> linker = new Linker<>(engine);
    linker.funcRaw(
        "host",
        "double",
        I32_TO_I32,
        (caller, numbers, references, base) -> {
          if (fail[0]) {
            throw thrown;
          }
          numbers[base] = 2 * (int) numbers[base];
        });
    Func run =
        linker.instantiate(store, Module.of(engine, callsHost().build())).func("run").orElseThrow();
    assertSame(thrown, assertThrows(IllegalStateException.class, () -> run.call(Val.i32(1))));
    fail[0] = false;
    assertEquals(8, run.call(Val.i32(4))[0].i32());
  }

  @Test
  void hostAndGuestCallEachOtherToAnyDepth() {
    Linker<@Nullable Void> linker = new Linker<>(engine);
    linker.func("host", "double", I32_TO_I32, CallTests::descend);
    Func run =
        linker.instantiate(store, Module.of(engine, callsHost().build())).func("run").orElseThrow();
    assertEquals(100, run.call(Val.i32(100))[0].i32());
    Trap trap = assertThrows(Trap.class, () -> run.call(Val.i32(1_000_000)));
    assertEquals(TrapCode.STACK_OVERFLOW, trap.code());
    assertEquals(7, run.call(Val.i32(7))[0].i32());
  }

  private static Val[] descend(Caller<@Nullable Void> caller, Val[] arguments) {
    int depth = arguments[0].i32();
    if (depth == 0) {
      return new Val[] {Val.i32(0)};
    }
    Func run = caller.instance().orElseThrow().func("run").orElseThrow();
    return new Val[] {Val.i32(1 + run.call(Val.i32(depth - 1))[0].i32())};
  }

  @Test
  void threadsShareAModuleAndCallItWithStoresOfTheirOwn() throws InterruptedException {
    Module module = Module.of(engine, add().build());
    int[] sums = new int[4];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      int own = i;
      Thread thread =
          new Thread(
              () -> {
                Store<@Nullable Void> ownStore = engine.newStore();
                TypedFunc add = Instance.create(ownStore, module).func("add").orElseThrow().typed();
                for (int n = 0; n < 10_000; n++) {
                  sums[own] = add.i32(sums[own]).i32(n).call().resultI32(0);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertArrayEquals(new int[] {49_995_000, 49_995_000, 49_995_000, 49_995_000}, sums);
  }

  @Test
  void deepRecursionIsATrap() {
    Func recurse =
        instantiate(
                new ModuleBuilder()
                    .type("i>i")
                    .func(
                        0,
                        code -> {
                          code.writeIndex(Op.LOCAL_GET, 0);
                          code.writeIndex(Op.CALL, 0);
                        })
                    .export("recurse", ExternKind.FUNC, 0))
            .func("recurse")
            .orElseThrow();
    for (int i = 0; i < 3; i++) {
      Trap trap = assertThrows(Trap.class, () -> recurse.call(Val.i32(0)));
      assertEquals(TrapCode.STACK_OVERFLOW, trap.code());
      assertEquals(Config.DEFAULT_BACKTRACE_FRAMES, trap.backtrace().size());
    }
  }

  @Test
  void aTrapNamesTheFunctionsThatWereActive() {
    Instance instance =
        instantiate(
            new ModuleBuilder()
                .type(">")
                .func(0, code -> code.write(Op.UNREACHABLE))
                .func(0, code -> code.writeIndex(Op.CALL, 0))
                .export("outer", ExternKind.FUNC, 1)
                .names("traps", "inner", "outer"));
    Trap trap = assertThrows(Trap.class, () -> instance.func("outer").orElseThrow().call());
    assertEquals(TrapCode.UNREACHABLE, trap.code());
    assertEquals("wasm trap: unreachable", trap.getMessage());
    List<WasmFrame> frames = trap.backtrace();
    assertEquals(2, frames.size());
    assertEquals("inner", frames.get(0).functionName());
    assertEquals("traps", frames.get(0).moduleName());
    assertEquals(1, frames.get(0).functionOffset());
    assertEquals("outer", frames.get(1).functionName());
    assertEquals("inner", trap.getStackTrace()[0].getMethodName());
    assertTrue(trap.report().contains("traps!inner"));
  }

  @Test
  void functionsAreEqualIfTheyAreTheSame() {
    Instance instance = instantiate(add());
    assertEquals(instance.func("add"), instance.func("add"));
    assertFalse(instance.func("sub").isPresent());
    assertFalse(instance.memory("add").isPresent());
  }
}
