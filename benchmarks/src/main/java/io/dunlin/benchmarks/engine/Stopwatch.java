package io.dunlin.benchmarks.engine;

/** The time between {@link #start} and {@link #stop}. Not thread-safe. */
final class Stopwatch {
  private long started;
  private long nanoseconds = -1;

  void start() {
    started = System.nanoTime();
  }

  void stop() {
    nanoseconds = System.nanoTime() - started;
  }

  /** What was measured last. */
  long nanoseconds() {
    if (nanoseconds < 0) {
      throw new IllegalStateException("never stopped");
    }
    return nanoseconds;
  }
}
