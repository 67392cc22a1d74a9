package io.dunlin.nativeruntime;

import static io.dunlin.nativeruntime.stub.X64Assembler.NOT_EQUAL;
import static io.dunlin.nativeruntime.stub.X64Assembler.R11;
import static io.dunlin.nativeruntime.stub.X64Assembler.R14;
import static io.dunlin.nativeruntime.stub.X64Assembler.RAX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RBP;
import static io.dunlin.nativeruntime.stub.X64Assembler.RCX;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.StorageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Everything that could end the JVM, at once: faults, recursion from random depths of the Java
 * stack, stores that come and go, and two collectors. More rounds by {@code
 * -Ddunlin.stress.rounds=N}.
 */
@OnX64
@Timeout(3600)
final class StressTests {
  private static final int ROUNDS = Integer.getInteger("dunlin.stress.rounds", 30);
  private static final int THREADS = 3;
  private static final long SEED = 20_261_127;
  private static final int DEEPEST = 3000;

  private static TestModule.Builder module() {
    return new TestModule.Builder()
        .type(new ArrayType(new FieldType(StorageType.I8, true)))
        .importFunction("i>")
        .memory(MemoryType.of(Limits.between(1, 2)))
        .function("i>", code -> code.callImport(0))
        .function(
            "l>i",
            code -> {
              code.asm.load(R11, R14, code.layout().memory(0) + ContextLayout.Memory.BASE);
              code.asm.add(R11, RAX);
              code.mayFault(TrapCode.MEMORY_OUT_OF_BOUNDS);
              code.asm.load32(RAX, R11, 0);
            })
        .function(">", code -> code.call(3))
        .function(
            "l>",
            code -> {
              Label loop = new Label();
              code.asm.store(RBP, -16, RAX);
              code.asm.bind(loop);
              code.asm.zero(RAX);
              code.asm.constant(RCX, 1000);
              code.call(RuntimeFunction.ARRAY_NEW_DEFAULT);
              code.asm.load(RAX, RBP, -16);
              code.asm.subImmediate(RAX, 1);
              code.asm.store(RBP, -16, RAX);
              code.asm.jumpIf(NOT_EQUAL, loop);
            });
  }

  /** One thread's work. */
  private static final class Worker implements Runnable {
    private final Random random;
    private final Queue<Throwable> failures;
    private int traps;

    Worker(long seed, Queue<Throwable> failures) {
      random = new Random(seed);
      this.failures = failures;
    }

    @Override
    public void run() {
      try {
        for (int i = 0; i < ROUNDS; i++) {
          useStore();
        }
      } catch (Throwable thrown) {
        failures.add(thrown);
      }
    }

    private void useStore() {
      try (TestStore store = new TestStore(MemoryModel.GUARDED)) {
        List<ModuleInstance> instances = new ArrayList<>();
        store.host(
            "i>",
            (caller, numbers, references, base) -> {
              if (numbers[base] != 0) {
                store.call(instances.get(0), 1, numbers[base] - 1);
              } else {
                step(store, instances.get(0));
              }
            });
        instances.add(store.instantiate(module()));
        for (int i = 0; i < 5; i++) {
          atDepth(random.nextInt(DEEPEST), () -> step(store, instances.get(0)));
        }
      }
    }

    private static void atDepth(int depth, Runnable action) {
      if (depth == 0) {
        action.run();
      } else {
        atDepth(depth - 1, action);
      }
    }

    private void step(TestStore store, ModuleInstance instance) {
      try {
        switch (random.nextInt(5)) {
          case 0 -> store.call(instance, 1, random.nextInt(1 << 20));
          case 1 -> store.call(instance, 2, 1L << (16 + random.nextInt(17)));
          case 2 -> store.call(instance, 3);
          case 3 -> store.call(instance, 4, 1 + random.nextInt(3000));
          default -> store.call(instance, 1, random.nextInt(30));
        }
      } catch (TrapException e) {
        traps++;
      }
    }
  }

  @Test
  void theJvmSurvives() throws InterruptedException {
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    AtomicBoolean done = new AtomicBoolean();
    Thread collector =
        new Thread(
            () -> {
              while (!done.get()) {
                System.gc();
                assertThrows(StackOverflowError.class, StressTests::overflow);
              }
            });
    List<Thread> threads = new ArrayList<>();
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Worker worker = new Worker(SEED + i, failures);
      workers.add(worker);
      threads.add(i == 0 ? Thread.ofVirtual().unstarted(worker) : new Thread(worker));
    }
    collector.start();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    done.set(true);
    collector.join();
    assertEquals(List.of(), List.copyOf(failures), () -> "seed " + SEED);
    for (Worker worker : workers) {
      assertTrue(worker.traps > 0, "traps");
    }
  }

  @SuppressWarnings("InfiniteRecursion") // What is wanted.
  private static int overflow() {
    return overflow() + 1;
  }
}
