package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.LinkException;
import io.dunlin.Linker;
import io.dunlin.Memory;
import io.dunlin.Module;
import io.dunlin.SharedMemory;
import io.dunlin.Store;
import io.dunlin.StoreLimits;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.store.WaitResult;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TypeCodes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Memories that several stores use, each on a thread of its own. */
@ParameterizedClass
@Timeout(120) // A thread that is never woken must not hold up everything else.
@MethodSource("io.dunlin.engine.Backends#available")
final class SharedMemoryTests {
  private static final int PAGE = 1 << 16;
  private static final MemoryType TYPE = shared(1, 4);

  private final String backend;
  private final Engine engine;
  private final SharedMemory memory;
  private final Module module;

  SharedMemoryTests(String backend) {
    this.backend = backend;
    engine = Engine.create(Config.builder().backend(backend).build());
    memory = SharedMemory.of(engine, TYPE);
    module = Module.of(engine, guest());
  }

  private static MemoryType shared(long min, long max) {
    return MemoryType.ofShared(Limits.between(min, max));
  }

  /** Adds to the number at 0, waits for a change of it, notifies, grows, copies. */
  private static byte[] guest() {
    return new ModuleBuilder()
        .type("i>i")
        .type("iil>i")
        .type("ii>i")
        .type("iii>")
        .importMemory("host", "memory", TYPE)
        .dataCount(1)
        .passiveData("segment")
        .func(
            0,
            code -> {
              code.writeBlock(Op.LOOP, Instruction.NO_TYPE_INDEX, TypeCodes.BOTTOM);
              code.writeConstant(Op.I32_CONST, 0);
              code.writeConstant(Op.I32_CONST, 1);
              code.writeMemoryAccess(Op.I32_ATOMIC_RMW_ADD, 2, 0, 0);
              code.write(Op.DROP);
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeConstant(Op.I32_CONST, 1);
              code.write(Op.I32_SUB);
              code.writeIndex(Op.LOCAL_TEE, 0);
              code.writeIndex(Op.BR_IF, 0);
              code.write(Op.END);
              code.writeConstant(Op.I32_CONST, 0);
              code.writeMemoryAccess(Op.I32_ATOMIC_LOAD, 2, 0, 0);
            })
        .func(
            1,
            code -> {
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeIndex(Op.LOCAL_GET, 1);
              code.writeIndex(Op.LOCAL_GET, 2);
              code.writeMemoryAccess(Op.MEMORY_ATOMIC_WAIT32, 2, 0, 0);
            })
        .func(
            2,
            code -> {
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeIndex(Op.LOCAL_GET, 1);
              code.writeMemoryAccess(Op.MEMORY_ATOMIC_NOTIFY, 2, 0, 0);
            })
        .func(
            0,
            code -> {
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeIndex(Op.MEMORY_GROW, 0);
            })
        .func(3, code -> bulk(code, Op.MEMORY_FILL))
        .func(3, code -> bulk(code, Op.MEMORY_COPY))
        .func(3, code -> bulk(code, Op.MEMORY_INIT))
        .export("add", ExternKind.FUNC, 0)
        .export("wait", ExternKind.FUNC, 1)
        .export("notify", ExternKind.FUNC, 2)
        .export("grow", ExternKind.FUNC, 3)
        .export("fill", ExternKind.FUNC, 4)
        .export("copy", ExternKind.FUNC, 5)
        .export("init", ExternKind.FUNC, 6)
        .export("memory", ExternKind.MEMORY, 0)
        .build();
  }

  private static void bulk(InstructionWriter code, Op op) {
    code.writeIndex(Op.LOCAL_GET, 0);
    code.writeIndex(Op.LOCAL_GET, 1);
    code.writeIndex(Op.LOCAL_GET, 2);
    if (op == Op.MEMORY_FILL) {
      code.writeIndex(op, 0);
    } else {
      code.writeIndices(op, 0, 0);
    }
  }

  private Instance instance(Store<@Nullable Void> store) {
    Linker<@Nullable Void> linker = new Linker<>(engine);
    return linker.define("host", "memory", memory).instantiate(store, module);
  }

  private static int call(Instance instance, String name, Val... arguments) {
    Val[] results = instance.func(name).orElseThrow().call(arguments);
    return results.length == 0 ? 0 : results[0].i32();
  }

  private <T> FutureTask<T> start(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "guest");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /** A guest that waits at an address for as long as it takes. */
  private FutureTask<Integer> waitingGuest(int address, long deadline) {
    int before = memory.waiting(address);
    FutureTask<Integer> task =
        start(
            () -> {
              Store<@Nullable Void> store = engine.newStore();
              if (deadline > 0) {
                store.setEpochDeadline(deadline);
              }
              return call(instance(store), "wait", Val.i32(address), Val.i32(0), Val.i64(-1));
            });
    awaitWaiting(address, before + 1);
    return task;
  }

  @SuppressWarnings("ThreadPriorityCheck") // There may be fewer processors than threads.
  private void awaitWaiting(int address, int count) {
    while (memory.waiting(address) < count) {
      Thread.yield();
    }
  }

  @Test
  void storesOnTheirThreadsCountTogether() throws Exception {
    int threads = 4;
    int rounds = 20_000;
    List<FutureTask<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      tasks.add(start(() -> call(instance(engine.newStore()), "add", Val.i32(rounds))));
    }
    int largest = 0;
    for (FutureTask<Integer> task : tasks) {
      largest = Math.max(largest, task.get());
    }
    assertEquals(threads * rounds, largest);
    assertEquals(threads * rounds, memory.atomicLoad32(0));
  }

  @Test
  void aGuestIsWokenByTheHostAndByOtherGuests() throws Exception {
    FutureTask<Integer> first = waitingGuest(8, 0);
    FutureTask<Integer> second = waitingGuest(8, 0);
    assertEquals(1, memory.atomicNotify(8, 1));
    assertEquals(0, first.get());
    Instance other = instance(engine.newStore());
    assertEquals(1, call(other, "notify", Val.i32(8), Val.i32(-1)));
    assertEquals(0, second.get());
  }

  @Test
  void theHostIsWokenByAGuest() throws Exception {
    memory.atomicStore64(16, 5);
    FutureTask<WaitResult> narrow = start(() -> memory.atomicWait32(16, 5));
    FutureTask<WaitResult> wide =
        start(() -> memory.atomicWait64(16, 5, Duration.ofDays(1_000_000)));
    awaitWaiting(16, 2);
    assertEquals(2, call(instance(engine.newStore()), "notify", Val.i32(16), Val.i32(7)));
    assertEquals(WaitResult.OK, narrow.get());
    assertEquals(WaitResult.OK, wide.get());
    assertEquals(WaitResult.NOT_EQUAL, memory.atomicWait32(16, 6));
    assertEquals(WaitResult.NOT_EQUAL, memory.atomicWait64(16, 6));
    assertEquals(WaitResult.TIMED_OUT, memory.atomicWait32(16, 5, Duration.ZERO));
    assertEquals(WaitResult.TIMED_OUT, memory.atomicWait64(16, 5, Duration.ofNanos(-1)));
  }

  @Test
  void anInterruptedHostGetsJavasException() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> memory.atomicWait32(8, 0));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void interruptionEndsAGuestsWait() throws Exception {
    Store<@Nullable Void> store = engine.newStore();
    Instance waiting = instance(store);
    Thread[] guest = new Thread[1];
    FutureTask<Trap> task =
        start(
            () -> {
              guest[0] = Thread.currentThread();
              Trap trap =
                  assertThrows(
                      Trap.class, () -> call(waiting, "wait", Val.i32(8), Val.i32(0), Val.i64(-1)));
              assertTrue(Thread.interrupted(), "the thread is still interrupted");
              return trap;
            });
    awaitWaiting(8, 1);
    assertThrows(IllegalStateException.class, store::close, "its code is running");
    guest[0].interrupt();
    Trap trap = task.get();
    assertEquals(TrapCode.INTERRUPT, trap.code());
    assertEquals(1, trap.backtrace().get(0).functionIndex());
    assertEquals(1, call(waiting, "add", Val.i32(1)), "the store is usable");
  }

  @Test
  void theDeadlineEndsAGuestsWait() throws Exception {
    FutureTask<Integer> early = waitingGuest(8, 1);
    FutureTask<Integer> late = waitingGuest(8, 2);
    engine.incrementEpoch();
    assertStopped(early);
    assertEquals(1, memory.atomicNotify(8, -1), "the other one still waits");
    assertEquals(0, late.get());
  }

  private static void assertStopped(FutureTask<Integer> task) {
    Throwable thrown = assertThrows(ExecutionException.class, task::get).getCause();
    assertEquals(TrapCode.INTERRUPT, assertInstanceOf(Trap.class, thrown).code());
  }

  @Test
  void growthIsSeenByAllAndLimitedByWhoGrows() {
    Store<@Nullable Void> limited = engine.newStore();
    limited.setLimiter(StoreLimits.NONE.withMemoryBytes(2 * PAGE));
    Instance one = instance(limited);
    Instance other = instance(engine.newStore());
    assertEquals(1, call(one, "grow", Val.i32(1)));
    assertEquals(-1, call(one, "grow", Val.i32(1)));
    assertEquals(2, call(other, "grow", Val.i32(1)));
    assertEquals(3, memory.grow(1));
    assertEquals(-1, memory.grow(1), "the type's maximum");
    assertEquals(4, memory.pages());
    assertEquals(4L * PAGE, memory.size());
    call(one, "fill", Val.i32(4 * PAGE - 2), Val.i32(9), Val.i32(2));
    assertEquals(9, memory.getByte(4 * PAGE - 1));
  }

  @Test
  void bulkInstructionsReachAcrossChunks() {
    memory.grow(3);
    Instance instance = instance(engine.newStore());
    call(instance, "init", Val.i32(PAGE - 3), Val.i32(0), Val.i32(7));
    call(instance, "copy", Val.i32(PAGE - 1), Val.i32(PAGE - 3), Val.i32(7));
    byte[] expected = "sesegment".getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(expected, memory.read(PAGE - 3, 9));
    call(instance, "fill", Val.i32(PAGE - 2), Val.i32('x'), Val.i32(2 * PAGE));
    assertEquals('x', memory.getByte(3 * PAGE - 3));
    assertEquals(0, memory.getByte(3 * PAGE - 2));
    Trap trap =
        assertThrows(
            Trap.class, () -> call(instance, "fill", Val.i32(4 * PAGE), Val.i32(1), Val.i32(1)));
    assertEquals(TrapCode.MEMORY_OUT_OF_BOUNDS, trap.code());
  }

  @Test
  void memoriesOfBothKindsCopyToEachOther() {
    byte[] copies =
        new ModuleBuilder()
            .type("iii>")
            .importMemory("host", "memory", TYPE)
            .memory(1, 1)
            .func(0, code -> copy(code, 0, 1))
            .func(0, code -> copy(code, 1, 0))
            .export("in", ExternKind.FUNC, 0)
            .export("out", ExternKind.FUNC, 1)
            .export("own", ExternKind.MEMORY, 1)
            .build();
    Store<@Nullable Void> store = engine.newStore();
    Instance instance = Instance.create(store, Module.of(engine, copies), memory);
    Memory own = instance.memory("own").orElseThrow();
    own.writeUtf8(100, "to all");
    call(instance, "in", Val.i32(8), Val.i32(100), Val.i32(6));
    assertArrayEquals("to all".getBytes(StandardCharsets.UTF_8), memory.read(8, 6));
    memory.write(11, "me".getBytes(StandardCharsets.UTF_8));
    call(instance, "out", Val.i32(200), Val.i32(8), Val.i32(6));
    assertEquals("to mel", own.readUtf8(200, 6));
  }

  private static void copy(InstructionWriter code, int target, int source) {
    code.writeIndex(Op.LOCAL_GET, 0);
    code.writeIndex(Op.LOCAL_GET, 1);
    code.writeIndex(Op.LOCAL_GET, 2);
    code.writeIndices(Op.MEMORY_COPY, target, source);
  }

  @Test
  void whatAnInstanceDefinesIsExportedAsShared() {
    byte[] definer =
        new ModuleBuilder()
            .memory(TYPE)
            .data(PAGE - 2, "da")
            .export("memory", ExternKind.MEMORY, 0)
            .build();
    Store<@Nullable Void> store = engine.newStore();
    Instance instance = Instance.create(store, Module.of(engine, definer));
    assertTrue(instance.memory("memory").isEmpty());
    SharedMemory exported = instance.sharedMemory("memory").orElseThrow();
    assertEquals(exported, instance.export("memory").orElseThrow());
    assertEquals('d', exported.getByte(PAGE - 2));
    assertThrows(IllegalStateException.class, instance::reset);
    assertEquals('d', exported.getByte(PAGE - 2));

    Instance importer = Instance.create(engine.newStore(), module, exported);
    assertEquals(3, call(importer, "add", Val.i32(3)));
    assertEquals(exported, importer.sharedMemory("memory").orElseThrow());
    assertNotEquals(memory, exported);
    store.close();
    assertEquals(3, exported.atomicLoad32(0), "outlives the store");
    assertEquals(4, call(importer, "add", Val.i32(1)));
  }

  @Test
  void aDefinedMemoryCountsInItsStore() {
    Module definer = Module.of(engine, new ModuleBuilder().memory(shared(2, 4)).build());
    Store<@Nullable Void> store = engine.newStore();
    store.setLimiter(StoreLimits.NONE.withMemoryBytes(PAGE));
    assertThrows(ResourceLimitException.class, () -> Instance.create(store, definer));
    store.setLimiter(StoreLimits.NONE.withMemories(0));
    assertThrows(ResourceLimitException.class, () -> Instance.create(store, definer));
    assertEquals(1, call(instance(store), "add", Val.i32(1)), "imported ones do not count");
  }

  @Test
  void importsMustBeSharedAndNotLarger() {
    Store<@Nullable Void> store = engine.newStore();
    Memory own = Memory.of(store, MemoryType.of(Limits.between(1, 4)));
    assertThrows(LinkException.class, () -> Instance.create(store, module, own));
    Module unshared = Module.of(engine, new ModuleBuilder().importMemory("h", "m", 1).build());
    assertThrows(LinkException.class, () -> Instance.create(store, unshared, memory));
    SharedMemory larger = SharedMemory.of(engine, shared(1, 5));
    assertThrows(LinkException.class, () -> Instance.create(store, module, larger));
    SharedMemory smaller = SharedMemory.of(engine, shared(0, 4));
    assertThrows(LinkException.class, () -> Instance.create(store, module, smaller));
    smaller.grow(1);
    Instance.create(store, module, smaller);
  }

  @Test
  void anotherEnginesMemoryIsRefused() {
    Engine other = Engine.create(Config.builder().backend(backend).build());
    SharedMemory foreign = SharedMemory.of(other, TYPE);
    assertThrows(
        IllegalArgumentException.class, () -> Instance.create(engine.newStore(), module, foreign));
  }

  @Test
  void eachKindIsMadeInItsWay() {
    Store<@Nullable Void> store = engine.newStore();
    assertThrows(IllegalArgumentException.class, () -> Memory.of(store, TYPE));
    assertThrows(
        IllegalArgumentException.class,
        () -> SharedMemory.of(engine, MemoryType.of(Limits.between(1, 2))));
    assertThrows(IllegalArgumentException.class, () -> SharedMemory.of(engine, shared(2, 1)));
  }

  @Test
  void withoutTheFeatureThereIsNone() {
    Engine without =
        Engine.create(Config.builder().backend(backend).feature(Feature.THREADS, false).build());
    assertThrows(IllegalArgumentException.class, () -> SharedMemory.of(without, TYPE));
    assertThrows(InvalidModuleException.class, () -> Module.of(without, guest()));
  }

  @Test
  void theHostsAccessIsChecked() {
    assertThrows(IndexOutOfBoundsException.class, () -> memory.getByte(PAGE));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.setLong(PAGE - 7, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.read(PAGE - 1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.fill(-1, (byte) 1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.view(PAGE, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.atomicLoad32(PAGE));
    assertThrows(IllegalArgumentException.class, () -> memory.atomicLoad64(4));
    assertThrows(IllegalArgumentException.class, () -> memory.atomicNotify(2, 1));
    assertThrows(IllegalArgumentException.class, () -> memory.atomicWait32(1, 0));
    memory.atomicStore32(4, -2);
    assertEquals(-2, memory.atomicCompareExchange32(4, -2, 7));
    assertEquals(7, memory.atomicCompareExchange32(4, -2, 9));
    assertEquals(7, memory.getInt(4));
    assertEquals(0, memory.atomicCompareExchange64(8, 0, -1));
    assertEquals(-1, memory.atomicLoad64(8));
    assertEquals(-1, memory.view(8, 100).getLong(0));
  }
}
