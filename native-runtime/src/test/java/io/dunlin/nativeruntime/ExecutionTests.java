package io.dunlin.nativeruntime;

import static io.dunlin.nativeruntime.stub.X64Assembler.R11;
import static io.dunlin.nativeruntime.stub.X64Assembler.R14;
import static io.dunlin.nativeruntime.stub.X64Assembler.R15;
import static io.dunlin.nativeruntime.stub.X64Assembler.R8;
import static io.dunlin.nativeruntime.stub.X64Assembler.R9;
import static io.dunlin.nativeruntime.stub.X64Assembler.RAX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RBP;
import static io.dunlin.nativeruntime.stub.X64Assembler.RBX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RCX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RDX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.nativeruntime.exec.OnX64;
import io.dunlin.nativeruntime.stub.X64Assembler.Label;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.spi.trap.TrapFrame;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls, host calls, traps and the depth of stacks, on code that is put together by hand. */
@OnX64
@Timeout(120) // A loop that nobody stops must not keep the build waiting.
final class ExecutionTests {
  private static final MemoryType ONE_PAGE = MemoryType.of(Limits.between(1, 4));

  private static TestStore store() {
    return new TestStore(MemoryModel.GUARDED);
  }

  /** The argument, which is an {@code i32}, as code leaves it in a register is not extended. */
  private static void load(TestCode code) {
    code.asm.load(R11, R14, code.layout().memory(0) + ContextLayout.Memory.BASE);
    code.asm.add(R11, RAX);
    code.mayFault(TrapCode.MEMORY_OUT_OF_BOUNDS);
    code.asm.load32(RAX, R11, 0);
  }

  private static List<Integer> functions(TrapException trap) {
    return trap.frames().stream().map(TrapFrame::functionIndex).toList();
  }

  @Test
  void passesArgumentsAndResults() {
    TestModule.Builder module =
        new TestModule.Builder()
            .function("iiiiiiii>i", code -> code.asm.sub(RAX, R9))
            .function(
                "il>li",
                code -> {
                  code.asm.mov(R8, RAX);
                  code.asm.mov(RAX, RCX);
                  code.asm.mov(RCX, R8);
                });
    try (TestStore store = store()) {
      ModuleInstance instance = store.instantiate(module);
      assertEquals(-7, store.call(instance, 0, 1, 2, 3, 4, 5, 6, 7, 8));
      long[] numbers = {-5, 1L << 40};
      store.call(instance.function(1), numbers, new @Nullable Object[2]);
      assertEquals(1L << 40, numbers[0]);
      assertEquals(-5, numbers[1]);
    }
  }

  @Test
  void callsHostFunctionsAndTheyCallBack() {
    TestModule.Builder module =
        new TestModule.Builder()
            .importFunction("ii>i")
            .function("ii>i", code -> code.callImport(0))
            .function("ii>i", code -> code.asm.add(RAX, RCX));
    try (TestStore store = store()) {
      List<@Nullable ModuleInstance> callers = new ArrayList<>();
      List<ModuleInstance> instances = new ArrayList<>();
      store.host(
          "ii>i",
          (caller, numbers, references, base) -> {
            callers.add(caller);
            long sum = store.call(instances.get(0), 2, numbers[base], numbers[base + 1]);
            numbers[base] = 10 * sum;
          });
      instances.add(store.instantiate(module));
      assertEquals(420, store.call(instances.get(0), 1, 40, 2));
      assertEquals(-30, store.call(instances.get(0), 1, -4, 1));
      assertSame(instances.get(0), callers.get(0));
      store.call(instances.get(0).function(0), new long[2], new @Nullable Object[2]);
      assertNull(callers.get(2));
    }
  }

  @Test
  void whatHostFunctionsThrowReachesTheCallerUnchanged() {
    TestModule.Builder module =
        new TestModule.Builder().importFunction(">").function(">", code -> code.callImport(0));
    try (TestStore store = store()) {
      List<Throwable> thrown =
          List.of(new IllegalArgumentException("a"), new AssertionError("b"), new IOException("c"));
      int[] next = {0};
      store.host(">", (caller, numbers, references, base) -> raise(thrown.get(next[0])));
      ModuleInstance instance = store.instantiate(module);
      for (; next[0] < thrown.size(); next[0]++) {
        assertSame(
            thrown.get(next[0]), assertThrows(Throwable.class, () -> store.call(instance, 1)));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void trapsSayWhyAndWhere() {
    TestModule.Builder module =
        new TestModule.Builder()
            .function(
                ">",
                code -> {
                  code.source(11);
                  code.trap(TrapCode.UNREACHABLE);
                })
            .function(
                ">",
                code -> {
                  code.source(22);
                  code.call(0);
                  code.source(33);
                  code.asm.zero(RAX);
                });
    try (TestStore store = store()) {
      ModuleInstance instance = store.instantiate(module);
      TrapException trap = assertThrows(TrapException.class, () -> store.call(instance, 1));
      assertSame(io.dunlin.spi.trap.TrapCode.UNREACHABLE, trap.code());
      assertEquals(
          List.of(new TrapFrame(instance.module(), 0, 11), new TrapFrame(instance.module(), 1, 22)),
          trap.frames());
    }
  }

  @Test
  void faultsOfGuardedMemoriesAreTraps() {
    TestModule.Builder module =
        new TestModule.Builder()
            .memory(ONE_PAGE)
            .function(
                "l>i",
                code -> {
                  code.source(44);
                  load(code);
                });
    try (TestStore store = store()) {
      ModuleInstance instance = store.instantiate(module);
      instance.memory(0).setInt(8, 77);
      assertEquals(77, store.call(instance, 0, 8));
      for (long address : new long[] {1 << 16, (1 << 16) - 3, 0xFFFFFFFFL, 0x1FFFFFFFEL}) {
        TrapException trap =
            assertThrows(TrapException.class, () -> store.call(instance, 0, address));
        assertSame(io.dunlin.spi.trap.TrapCode.MEMORY_OUT_OF_BOUNDS, trap.code());
        assertEquals(List.of(new TrapFrame(instance.module(), 0, 44)), trap.frames());
      }
      assertEquals(77, store.call(instance, 0, 8));
    }
  }

  @Test
  void memoriesGrowUnderCode() {
    TestModule.Builder module =
        new TestModule.Builder()
            .memory(ONE_PAGE)
            .function("l>i", ExecutionTests::load)
            .function(
                "l>i",
                code -> {
                  code.asm.store(RBP, -16, RAX);
                  code.asm.zero(RAX);
                  code.asm.constant(RCX, 1);
                  code.call(RuntimeFunction.MEMORY_GROW);
                  code.asm.load(RAX, RBP, -16);
                  code.call(0);
                })
            .function("il>l", code -> code.call(RuntimeFunction.MEMORY_GROW));
    try (TestStore store = store()) {
      ModuleInstance instance = store.instantiate(module);
      assertThrows(TrapException.class, () -> store.call(instance, 0, 1 << 16));
      assertEquals(0, store.call(instance, 1, 1 << 16));
      assertEquals(2L << 16, instance.memory(0).size());
      assertEquals(2, store.call(instance, 2, 0, 2));
      assertEquals(-1, store.call(instance, 2, 0, 1));
    }
  }

  @Test
  void innerTrapsEndTheirOwnActivationOnly() {
    TestModule.Builder module =
        new TestModule.Builder()
            .importFunction(">i")
            .function(">i", code -> code.callImport(0))
            .function(">i", code -> code.trap(TrapCode.UNREACHABLE));
    try (TestStore store = store()) {
      List<ModuleInstance> instances = new ArrayList<>();
      boolean[] swallow = {true};
      store.host(
          ">i",
          (caller, numbers, references, base) -> {
            try {
              store.call(instances.get(0), 2);
            } catch (TrapException e) {
              if (!swallow[0]) {
                throw e;
              }
              numbers[base] = 5;
            }
          });
      instances.add(store.instantiate(module));
      assertEquals(5, store.call(instances.get(0), 1));
      swallow[0] = false;
      TrapException trap = assertThrows(TrapException.class, () -> store.call(instances.get(0), 1));
      assertEquals(List.of(2, 1), functions(trap));
    }
  }

  @Test
  void unboundedRecursionIsTrap() {
    TestModule.Builder module = new TestModule.Builder().function(">", code -> code.call(0));
    try (TestStore store = store()) {
      ModuleInstance instance = store.instantiate(module);
      for (int i = 0; i < 3; i++) {
        TrapException trap = assertThrows(TrapException.class, () -> store.call(instance, 0));
        assertSame(io.dunlin.spi.trap.TrapCode.STACK_OVERFLOW, trap.code());
        // A frame takes its 32 bytes, the frame pointer and the return address.
        int frames = trap.frames().size();
        assertTrue(frames > TestStore.STACK / 48 - 8, () -> frames + " frames");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void unboundedRecursionThroughTheHostIsTrap(boolean virtual) throws InterruptedException {
    TestModule.Builder module =
        new TestModule.Builder().importFunction(">").function(">", code -> code.callImport(0));
    List<TrapException> traps = new ArrayList<>();
    Runnable recurse =
        () -> {
          try (TestStore store = store()) {
            List<ModuleInstance> instances = new ArrayList<>();
            store.host(">", (caller, numbers, references, base) -> store.call(instances.get(0), 1));
            instances.add(store.instantiate(module));
            for (int i = 0; i < 3; i++) {
              traps.add(assertThrows(TrapException.class, () -> store.call(instances.get(0), 1)));
            }
          }
        };
    Thread thread =
        virtual ? Thread.ofVirtual().unstarted(recurse) : Thread.ofPlatform().unstarted(recurse);
    thread.start();
    thread.join();
    assertEquals(3, traps.size());
    for (TrapException trap : traps) {
      assertSame(io.dunlin.spi.trap.TrapCode.STACK_OVERFLOW, trap.code());
      assertTrue(trap.frames().size() > 10, () -> trap.frames().size() + " frames");
    }
  }

  @Test
  void theJvmStillHandlesItsOwnFaults(@TempDir Path folder) throws IOException {
    try (TestStore store = store()) {
      ModuleInstance instance =
          store.instantiate(
              new TestModule.Builder().memory(ONE_PAGE).function("l>i", ExecutionTests::load));
      assertThrows(TrapException.class, () -> store.call(instance, 0, 1 << 20));
    }
    Object[] nothing = {null};
    for (int i = 0; i < 4_000; i++) {
      // Compiled code finds out by a fault that there is no object.
      assertThrows(NullPointerException.class, () -> nothing[0].hashCode());
    }
    Path file = folder.resolve("truncated");
    Files.write(file, new byte[1 << 16]);
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      MappedByteBuffer mapped = access.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, 1 << 16);
      access.setLength(0);
      assertThrows(InternalError.class, () -> mapped.get(1 << 15));
    }
  }

  @Test
  void interruptionEndsLoops() {
    TestModule.Builder module =
        new TestModule.Builder().importFunction(">").function(">", ExecutionTests::loop);
    try (TestStore store = store()) {
      store.host(">", (caller, numbers, references, base) -> Thread.currentThread().interrupt());
      ModuleInstance instance = store.instantiate(module);
      TrapException trap = assertThrows(TrapException.class, () -> store.call(instance, 1));
      assertSame(io.dunlin.spi.trap.TrapCode.INTERRUPT, trap.code());
      assertTrue(Thread.interrupted());
    }
  }

  /** Calls the host once, and then loops for ever. */
  private static void loop(TestCode code) {
    code.callImport(0);
    Label start = new Label();
    code.asm.bind(start);
    code.checkInterrupt();
    code.asm.jump(start);
  }

  @Test
  void anotherThreadEndsLoopsAndCollectsGarbageMeanwhile() throws InterruptedException {
    TestModule.Builder module =
        new TestModule.Builder().importFunction(">").function(">", ExecutionTests::loop);
    for (boolean epoch : new boolean[] {false, true}) {
      try (TestStore store = store()) {
        store.state.setEpochDeadline(1);
        CountDownLatch started = new CountDownLatch(1);
        store.host(">", (caller, numbers, references, base) -> started.countDown());
        ModuleInstance instance = store.instantiate(module);
        List<TrapException> traps = new ArrayList<>();
        Thread runner =
            new Thread(
                () -> traps.add(assertThrows(TrapException.class, () -> store.call(instance, 1))));
        runner.start();
        started.await();
        System.gc();
        if (epoch) {
          store.epoch.increment();
        } else {
          runner.interrupt();
        }
        runner.join();
        assertSame(io.dunlin.spi.trap.TrapCode.INTERRUPT, traps.get(0).code());
      }
    }
  }

  @Test
  void storesCannotBeUsedAfterTheyAreClosed() {
    TestStore store = store();
    ModuleInstance instance =
        store.instantiate(new TestModule.Builder().memory(ONE_PAGE).function(">", code -> {}));
    store.call(instance, 0);
    store.close();
    store.backend.close();
    assertThrows(IllegalStateException.class, () -> store.call(instance, 0));
    assertThrows(TrapException.class, () -> instance.memory(0).getInt(0));
  }

  @Test
  void keepsTheRegistersOfTheRuntime() {
    TestModule.Builder module =
        new TestModule.Builder()
            .importFunction("i>i")
            .function(
                "i>i",
                code -> {
                  code.asm.store(RBP, -16, R15);
                  code.callImport(0);
                  code.asm.load(RBX, RBP, -16);
                  code.asm.sub(RBX, R15);
                  code.asm.load(RDX, RBP, -8);
                  code.asm.sub(RDX, R14);
                  code.asm.add(RAX, RBX);
                  code.asm.add(RAX, RDX);
                });
    try (TestStore store = store()) {
      store.host("i>i", (caller, numbers, references, base) -> numbers[base]++);
      ModuleInstance instance = store.instantiate(module);
      for (int i = 0; i < 5_000; i++) {
        assertEquals(i + 1, store.call(instance, 1, i));
      }
    }
  }
}
