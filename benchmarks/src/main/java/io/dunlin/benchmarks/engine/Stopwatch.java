package io.dunlin.benchmarks.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What passes between {@link #start} and {@link #stop} on one thread. Not thread-safe. */
final class Stopwatch {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long started;
  private long processorStarted;
  private long nanoseconds = -1;
  private long processorNanoseconds;

  void start() {
    processorStarted = threads.getCurrentThreadCpuTime();
    started = System.nanoTime();
  }

  void stop() {
    nanoseconds = System.nanoTime() - started;
    processorNanoseconds = threads.getCurrentThreadCpuTime() - processorStarted;
  }

  /** The answer to a request: what was measured last, and a result. */
  String answer(String result) {
    if (nanoseconds < 0) {
      throw new IllegalStateException("never stopped");
    }
    return nanoseconds
        + EngineProcess.SEPARATOR
        + processorNanoseconds
        + EngineProcess.SEPARATOR
        + result;
  }
}
