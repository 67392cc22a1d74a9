package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.TypeCodes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What stops code that does not stop by itself: fuel, epochs, interruption. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class InterruptionTests {
  private final String backend;

  InterruptionTests(String backend) {
    this.backend = backend;
  }

  private Engine engine(boolean fuel) {
    return Engine.create(Config.builder().backend(backend).consumeFuel(fuel).build());
  }

  /** Calls {@code host.started} and then loops for ever. */
  private static byte[] endless() {
    return new ModuleBuilder()
        .type(">")
        .importFunc("host", "started", 0)
        .func(
            0,
            code -> {
              code.writeIndex(Op.CALL, 0);
              code.writeBlock(Op.LOOP, Instruction.NO_TYPE_INDEX, TypeCodes.BOTTOM);
              code.writeIndex(Op.BR, 0);
              code.write(Op.END);
            })
        .export("run", ExternKind.FUNC, 1)
        .build();
  }

  /** Counts its argument down to zero. */
  private static byte[] countdown() {
    return new ModuleBuilder()
        .type("i>")
        .func(
            0,
            code -> {
              code.writeBlock(Op.LOOP, Instruction.NO_TYPE_INDEX, TypeCodes.BOTTOM);
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeConstant(Op.I32_CONST, 1);
              code.write(Op.I32_SUB);
              code.writeIndex(Op.LOCAL_TEE, 0);
              code.writeIndex(Op.BR_IF, 0);
              code.write(Op.END);
            })
        .export("run", ExternKind.FUNC, 0)
        .build();
  }

  /** Calls {@code host.started} and then one that does nothing, for ever unless it is given 0. */
  private static byte[] endlessCalls() {
    return new ModuleBuilder()
        .type(">")
        .type("i>")
        .importFunc("host", "started", 0)
        .func(0, code -> {})
        .func(
            1,
            code -> {
              code.writeIndex(Op.CALL, 0);
              code.writeBlock(Op.LOOP, Instruction.NO_TYPE_INDEX, TypeCodes.BOTTOM);
              code.writeIndex(Op.CALL, 1);
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeIndex(Op.BR_IF, 0);
              code.write(Op.END);
            })
        .export("run", ExternKind.FUNC, 2)
        .build();
  }

  private static Func run(Engine engine, Store<@Nullable Void> store, Runnable started) {
    return run(engine, store, endless(), started);
  }

  private static Func run(
      Engine engine, Store<@Nullable Void> store, byte[] module, Runnable started) {
    return Started.run(engine, store, Module.of(engine, module), started);
  }

  @Test
  void anInterruptedThreadStops() {
    Engine engine = engine(false);
    Store<@Nullable Void> store = engine.newStore();
    Func run = run(engine, store, () -> Thread.currentThread().interrupt());
    Trap trap = assertThrows(Trap.class, run::call);
    assertEquals(TrapCode.INTERRUPT, trap.code());
    assertTrue(Thread.interrupted(), "the thread is still interrupted");
  }

  @Test
  void functionsThatOnlyCallEachOtherStop() {
    Engine engine = engine(false);
    Store<@Nullable Void> store = engine.newStore();
    Func run = run(engine, store, callTree(), () -> Thread.currentThread().interrupt());
    assertEquals(TrapCode.INTERRUPT, assertThrows(Trap.class, run::call).code());
    assertTrue(Thread.interrupted());
  }

  /** Calls {@code host.started}, and then a tree of functions without a single branch. */
  private static byte[] callTree() {
    int depth = 24;
    ModuleBuilder module = new ModuleBuilder().type(">").importFunc("host", "started", 0);
    module.func(
        0,
        code -> {
          code.writeIndex(Op.CALL, 0);
          code.writeIndex(Op.CALL, 2);
        });
    for (int i = 2; i < depth; i++) {
      int next = i + 1;
      module.func(
          0,
          code -> {
            code.writeIndex(Op.CALL, next);
            code.writeIndex(Op.CALL, next);
          });
    }
    return module.func(0, code -> code.write(Op.NOP)).export("run", ExternKind.FUNC, 1).build();
  }

  @Test
  void loopsInLoopsStopThoughEachOfThemEndsSoon() {
    Engine engine = engine(false);
    Store<@Nullable Void> store = engine.newStore();
    Func run = run(engine, store, nestedLoops(8, 60), () -> Thread.currentThread().interrupt());
    assertEquals(TrapCode.INTERRUPT, assertThrows(Trap.class, run::call).code());
    assertTrue(Thread.interrupted());
  }

  @Test
  void callsOneAfterTheOtherOfLoopsInLoopsStop() {
    Engine engine = engine(false);
    Store<@Nullable Void> store = engine.newStore();
    Func run = run(engine, store, loopsThatAreCalled(), () -> Thread.currentThread().interrupt());
    assertEquals(TrapCode.INTERRUPT, assertThrows(Trap.class, run::call).code());
    assertTrue(Thread.interrupted());
  }

  /**
   * Calls a function with loops in loops again and again, without a loop around the calls, and
   * {@code host.started} behind some.
   */
  private static byte[] loopsThatAreCalled() {
    return new ModuleBuilder()
        .type(">")
        .importFunc("host", "started", 0)
        .func(
            0,
            code -> {
              code.writeIndex(Op.CALL, 2);
              code.writeIndex(Op.CALL, 2);
              code.writeIndex(Op.CALL, 2);
              code.writeIndex(Op.CALL, 0);
              for (int i = 0; i < 500; i++) {
                code.writeIndex(Op.CALL, 2);
              }
            })
        .func(0, 2, 'i', code -> writeLoops(code, 2, 4_000))
        .export("run", ExternKind.FUNC, 1)
        .build();
  }

  /** Calls {@code host.started}, and then loops in loops, each of which has some rounds. */
  private static byte[] nestedLoops(int depth, int rounds) {
    return new ModuleBuilder()
        .type(">")
        .importFunc("host", "started", 0)
        .func(
            0,
            depth,
            'i',
            code -> {
              code.writeIndex(Op.CALL, 0);
              writeLoops(code, depth, rounds);
            })
        .export("run", ExternKind.FUNC, 1)
        .build();
  }

  private static void writeLoops(InstructionWriter code, int depth, int rounds) {
    if (depth == 0) {
      return;
    }
    int counter = depth - 1;
    code.writeConstant(Op.I32_CONST, rounds);
    code.writeIndex(Op.LOCAL_SET, counter);
    code.writeBlock(Op.LOOP, Instruction.NO_TYPE_INDEX, TypeCodes.BOTTOM);
    writeLoops(code, depth - 1, rounds);
    code.writeIndex(Op.LOCAL_GET, counter);
    code.writeConstant(Op.I32_CONST, 1);
    code.write(Op.I32_SUB);
    code.writeIndex(Op.LOCAL_TEE, counter);
    code.writeIndex(Op.BR_IF, 0);
    code.write(Op.END);
  }

  @Test
  void aPassedDeadlineStopsAndCanBeMoved() {
    Engine engine = engine(false);
    Store<@Nullable Void> store = engine.newStore();
    store.setEpochDeadline(1);
    Func run = run(engine, store, engine::incrementEpoch);
    assertEquals(TrapCode.INTERRUPT, assertThrows(Trap.class, run::call).code());
    store.setEpochDeadline(1);
    assertEquals(TrapCode.INTERRUPT, assertThrows(Trap.class, run::call).code());
  }

  @Test
  void anotherThreadCanLetTheEpochPass() throws InterruptedException {
    assertStopsWithTheEpoch(endless(), 0);
  }

  @Test
  void aLoopThatIsCompiledWithAllThatItCallsStops() throws InterruptedException {
    assertStopsWithTheEpoch(endlessCalls(), 10_000_000, Val.i32(1));
  }

  /**
   * Another thread runs code, and the epoch ends.
   *
   * @param rounds how far to count before the epoch ends
   */
  private void assertStopsWithTheEpoch(byte[] module, int rounds, Val... arguments)
      throws InterruptedException {
    Engine engine = engine(false);
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread guest =
        new Thread(
            () -> {
              Store<@Nullable Void> store = engine.newStore();
              store.setEpochDeadline(1);
              try {
                run(engine, store, module, started::countDown).call(arguments);
              } catch (Trap e) {
                thrown.set(e);
              }
            });
    guest.start();
    started.await();
    if (rounds > 0) {
      Store<@Nullable Void> own = engine.newStore();
      Func count = Instance.create(own, Module.of(engine, countdown())).func("run").orElseThrow();
      count.call(Val.i32(rounds));
    }
    engine.incrementEpoch();
    guest.join();
    Trap trap = assertInstanceOf(Trap.class, thrown.get());
    assertEquals(TrapCode.INTERRUPT, trap.code());
  }

  @Test
  void fuelIsTakenInEqualPartsAndStaysIfItDoesNotSuffice() {
    Engine engine = engine(true);
    Store<@Nullable Void> store = engine.newStore();
    Instance instance = Instance.create(store, Module.of(engine, countdown()));
    Func run = instance.func("run").orElseThrow();
    long ten = fuelFor(store, run, 10);
    long twenty = fuelFor(store, run, 20);
    long thirty = fuelFor(store, run, 30);
    assertEquals(twenty - ten, thirty - twenty);
    assertTrue(twenty > ten);
    store.setFuel(ten - 1);
    Trap trap = assertThrows(Trap.class, () -> run.call(Val.i32(10)));
    assertEquals(TrapCode.OUT_OF_FUEL, trap.code());
    assertTrue(store.fuel() >= 0 && store.fuel() < ten);
    store.setFuel(ten);
    run.call(Val.i32(10));
    assertEquals(0, store.fuel());
  }

  private static long fuelFor(Store<@Nullable Void> store, Func run, int count) {
    store.setFuel(1_000_000);
    run.call(Val.i32(count));
    return 1_000_000 - store.fuel();
  }

  @Test
  void fuelNeedsAnEngineThatConsumesIt() {
    Store<@Nullable Void> store = engine(false).newStore();
    assertThrows(IllegalStateException.class, () -> store.setFuel(1));
    assertThrows(IllegalStateException.class, store::fuel);
  }

  @Test
  void aSecondThreadIsRefusedByName() throws InterruptedException {
    Engine engine = engine(false);
    Store<@Nullable Void> store = engine.newStore();
    AtomicReference<@Nullable Throwable> refused = new AtomicReference<>();
    Func run =
        run(
            engine,
            store,
            () -> {
              Thread other = new Thread(() -> refuse(store, refused), "intruder");
              other.start();
              join(other);
              Thread.currentThread().interrupt();
            });
    assertThrows(Trap.class, run::call);
    assertTrue(Thread.interrupted());
    IllegalStateException exception = assertInstanceOf(IllegalStateException.class, refused.get());
    String message = String.valueOf(exception.getMessage());
    assertTrue(message.contains("'intruder'"), message);
    assertTrue(message.contains("'" + Thread.currentThread().getName() + "'"), message);
  }

  private static void refuse(
      Store<@Nullable Void> store, AtomicReference<@Nullable Throwable> refused) {
    try {
      store.close();
    } catch (IllegalStateException e) {
      refused.set(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
