package io.dunlin.spi.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Threads that want to enter. */
final class OwnershipTests {
  private static final int ROUNDS = 100;
  private static final int ENTRIES = 2000;

  private final Ownership ownership = new Ownership();

  /** Runs something in another thread. */
  private static void inAnotherThread(Runnable action) throws Exception {
    FutureTask<Void> task = new FutureTask<>(action, null);
    Thread thread = new Thread(task);
    thread.start();
    task.get();
    thread.join();
  }

  private void enterAndExit() {
    ownership.enter();
    ownership.enter();
    assertSame(Thread.currentThread(), ownership.user());
    assertEquals(2, ownership.entries());
    ownership.exit();
    ownership.exit();
    assertNull(ownership.user());
    assertEquals(0, ownership.entries());
  }

  @Test
  void threadsTakeTurns() throws Exception {
    enterAndExit();
    inAnotherThread(this::enterAndExit);
    enterAndExit();
    inAnotherThread(this::enterAndExit);
  }

  @Test
  void theFirstThreadNeedNotLiveAnyMore() throws Exception {
    inAnotherThread(this::enterAndExit);
    enterAndExit();
  }

  @Test
  void whoIsInsideStaysAlone() throws Exception {
    for (int i = 0; i < 2; i++) {
      ownership.enter();
      inAnotherThread(() -> assertThrows(IllegalStateException.class, ownership::enter));
      enterNested();
      ownership.exit();
      inAnotherThread(this::enterAndExit);
    }
  }

  private void enterNested() {
    ownership.enter();
    ownership.exit();
    assertEquals(1, ownership.entries());
  }

  /** Enters and leaves as fast as it can, and counts without any order of its own. */
  private static final class Contender implements Runnable {
    private final Ownership contended;
    private final int[] count;
    private final CountDownLatch start;
    int entered;

    Contender(Ownership contended, int[] count, CountDownLatch start) {
      this.contended = contended;
      this.count = count;
      this.start = start;
    }

    @Override
    public void run() {
      start.countDown();
      while (start.getCount() > 0) {
        Thread.onSpinWait();
      }
      for (int i = 0; i < ENTRIES; i++) {
        try {
          contended.enter();
        } catch (IllegalStateException e) {
          continue;
        }
        count[0]++;
        entered++;
        contended.exit();
      }
    }
  }

  @Test
  void twoThreadsAreNeverInsideAtOnce() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Ownership contended = new Ownership();
      int[] count = new int[1];
      CountDownLatch start = new CountDownLatch(2);
      List<Contender> contenders = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int j = 0; j < 2; j++) {
        Contender contender = new Contender(contended, count, start);
        contenders.add(contender);
        threads.add(new Thread(contender));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      int entered = contenders.stream().mapToInt(contender -> contender.entered).sum();
      assertEquals(entered, count[0]);
      assertTrue(entered > 0, "somebody has entered");
      assertNull(contended.user());
    }
  }
}
