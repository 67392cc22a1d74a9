package io.dunlin.spi.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.spi.store.Epoch;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.store.WaitResult;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.op.AtomicOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Waiting for other threads, and waking them. */
@ParameterizedClass
@Timeout(120) // A thread that is never woken must not hold up everything else.
@MethodSource("io.dunlin.spi.memory.Memories#all")
final class WaitTests {
  private static final long FOR_EVER = -1;
  private static final long AT = 64;

  private final ChunkedMemory memory;
  private final Epoch epoch = new Epoch();

  WaitTests(Memories memories) {
    memory = memories.ofPages(1, 1);
  }

  private WaitResult await32(long address, long expected, long timeout) {
    return memory.atomicWait(
        address, Integer.BYTES, expected, timeout, epoch, StoreState.NO_DEADLINE);
  }

  /** A thread that has begun to wait at an address. */
  private FutureTask<WaitResult> waiting(long address, int bytes, long deadline) {
    int before = memory.waiting(address);
    FutureTask<WaitResult> task =
        new FutureTask<>(() -> memory.atomicWait(address, bytes, 0, FOR_EVER, epoch, deadline));
    Thread thread = new Thread(task, "waiting");
    thread.setDaemon(true);
    thread.start();
    Threads.await(() -> memory.waiting(address) > before);
    return task;
  }

  private FutureTask<WaitResult> waiting(long address) {
    return waiting(address, Integer.BYTES, StoreState.NO_DEADLINE);
  }

  @Test
  void anotherValueEndsTheWaitAtOnce() {
    memory.setInt(AT, -1);
    assertEquals(WaitResult.NOT_EQUAL, await32(AT, 0, FOR_EVER));
    assertEquals(WaitResult.TIMED_OUT, await32(AT, -1, 0), "only the low bytes count");
    assertEquals(
        WaitResult.NOT_EQUAL,
        memory.atomicWait(AT, Long.BYTES, -1, FOR_EVER, epoch, StoreState.NO_DEADLINE));
  }

  @Test
  void timePasses() {
    assertEquals(WaitResult.TIMED_OUT, await32(AT, 0, 0));
    assertEquals(WaitResult.TIMED_OUT, await32(AT, 0, 1));
    assertEquals(WaitResult.TIMED_OUT, await32(AT, 0, 1_000_000));
    assertEquals(0, memory.waiting(AT));
  }

  @Test
  void thoseWhoCameFirstAreWokenFirst() throws Exception {
    List<FutureTask<WaitResult>> tasks = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tasks.add(waiting(AT));
    }
    FutureTask<WaitResult> other = waiting(AT + 4);
    assertEquals(0, memory.atomicNotify(AT, 0));
    assertEquals(0, memory.atomicNotify(AT + 8, -1));
    assertEquals(2, memory.atomicNotify(AT, 2));
    assertEquals(WaitResult.OK, tasks.get(0).get());
    assertEquals(WaitResult.OK, tasks.get(1).get());
    assertEquals(3, memory.waiting(AT));
    assertEquals(3, memory.atomicNotify(AT, -1));
    for (FutureTask<WaitResult> task : tasks) {
      assertEquals(WaitResult.OK, task.get());
    }
    assertEquals(0, memory.atomicNotify(AT, -1));
    assertEquals(1, memory.atomicNotify(AT + 4, 7));
    assertEquals(WaitResult.OK, other.get());
  }

  @Test
  void bothWidthsWaitInOneQueue() throws Exception {
    FutureTask<WaitResult> narrow = waiting(AT);
    FutureTask<WaitResult> wide = waiting(AT, Long.BYTES, StoreState.NO_DEADLINE);
    assertEquals(2, memory.atomicNotify(AT, -1));
    assertEquals(WaitResult.OK, narrow.get());
    assertEquals(WaitResult.OK, wide.get());
  }

  @Test
  void aWriteAloneWakesNobody() throws Exception {
    FutureTask<WaitResult> task = waiting(AT);
    memory.atomicStore(AT, 4, 1);
    assertEquals(1, memory.waiting(AT));
    assertEquals(1, memory.atomicNotify(AT, 1));
    assertEquals(WaitResult.OK, task.get());
  }

  @Test
  void interruptionEndsAWaitAndStays() throws Exception {
    boolean[] interrupted = new boolean[1];
    FutureTask<TrapException> task =
        new FutureTask<>(
            () -> {
              TrapException trap =
                  assertThrows(TrapException.class, () -> await32(AT, 0, FOR_EVER));
              interrupted[0] = Thread.currentThread().isInterrupted();
              return trap;
            });
    Thread thread = new Thread(task, "interrupted");
    thread.start();
    Threads.await(() -> memory.waiting(AT) == 1);
    thread.interrupt();
    assertEquals(TrapCode.INTERRUPT, task.get().code());
    assertTrue(interrupted[0]);
    assertEquals(0, memory.atomicNotify(AT, -1), "nobody waits any more");
  }

  @Test
  void whoIsInterruptedAlreadyDoesNotWait() {
    Thread.currentThread().interrupt();
    try {
      assertEquals(WaitResult.NOT_EQUAL, await32(AT, 1, FOR_EVER));
      TrapException trap = assertThrows(TrapException.class, () -> await32(AT, 0, FOR_EVER));
      assertEquals(TrapCode.INTERRUPT, trap.code());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void theDeadlineEndsAWait() throws Exception {
    FutureTask<WaitResult> early = waiting(AT, Integer.BYTES, 1);
    FutureTask<WaitResult> late = waiting(AT, Integer.BYTES, 2);
    epoch.increment();
    assertStopped(early);
    assertEquals(1, memory.waiting(AT));
    epoch.increment();
    assertStopped(late);
    assertEquals(0, memory.waiting(AT));
  }

  private static void assertStopped(FutureTask<WaitResult> task) {
    Throwable thrown = assertThrows(ExecutionException.class, task::get).getCause();
    assertEquals(TrapCode.INTERRUPT, assertInstanceOf(TrapException.class, thrown).code());
  }

  @Test
  void aNotificationIsNotSpentOnWhoHasGivenUp() throws Exception {
    FutureTask<WaitResult> early = waiting(AT, Integer.BYTES, 1);
    FutureTask<WaitResult> other = waiting(AT);
    epoch.increment();
    assertStopped(early);
    assertEquals(1, memory.atomicNotify(AT, 1));
    assertEquals(WaitResult.OK, other.get());
  }

  /** A mutex and condition of one word each, as libraries build them of wait and notify. */
  @Test
  void noWakeUpIsLost() throws Exception {
    int rounds = 5_000;
    long turn = AT;
    List<Callable<?>> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int me = i;
      parts.add(
          () -> {
            for (int round = 0; round < rounds; round++) {
              int wanted = round * 3 + me;
              for (int now = (int) memory.atomicLoad(turn, 4);
                  now != wanted;
                  now = (int) memory.atomicLoad(turn, 4)) {
                WaitResult result = await32(turn, now, FOR_EVER);
                assertTrue(result == WaitResult.OK || result == WaitResult.NOT_EQUAL);
              }
              memory.atomicReadModifyWrite(AtomicOperator.ADD, turn, 4, 1);
              memory.atomicNotify(turn, -1);
            }
            return null;
          });
    }
    Threads.run(parts);
    assertEquals(3 * rounds, memory.getInt(turn));
    assertEquals(0, memory.waiting(turn));
  }

  @Test
  void accessIsCheckedBeforeAnythingElse() {
    assertEquals(
        TrapCode.HEAP_MISALIGNED, assertThrows(TrapException.class, () -> await32(2, 0, 0)).code());
    assertEquals(
        TrapCode.MEMORY_OUT_OF_BOUNDS,
        assertThrows(TrapException.class, () -> await32(memory.size(), 0, 0)).code());
  }
}
