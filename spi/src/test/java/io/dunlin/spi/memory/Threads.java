package io.dunlin.spi.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Runs parts of a test at the same time, and fails if one of them does. */
final class Threads {
  private Threads() {}

  /** Runs all of them on threads of their own, and waits for them. */
  static void run(List<Callable<?>> parts) throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(parts.size());
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (Callable<?> part : parts) {
        futures.add(executor.submit(part));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  /** Runs the same on several threads, which get the numbers from 0 on. */
  static void run(int threads, Numbered part) throws InterruptedException, ExecutionException {
    List<Callable<?>> parts = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      parts.add(
          () -> {
            part.run(number);
            return null;
          });
    }
    run(parts);
  }

  /** Waits for what another thread brings about, unless the test has failed meanwhile. */
  @SuppressWarnings("ThreadPriorityCheck") // There may be fewer processors than threads.
  static void await(BooleanSupplier condition) {
    for (int i = 0; !condition.getAsBoolean(); i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted");
      }
      if (i > 1000) {
        Thread.yield();
      } else {
        Thread.onSpinWait();
      }
    }
  }

  /** What a thread with a number does. */
  interface Numbered {
    void run(int number) throws Exception;
  }
}
