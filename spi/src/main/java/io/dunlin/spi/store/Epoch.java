package io.dunlin.spi.store;

import java.util.concurrent.atomic.AtomicLong;

/** An engine's counter of time, which stores compare with their deadlines. Thread-safe. */
public final class Epoch {
  private final AtomicLong ticks = new AtomicLong();

  /** Creates a counter that stands at 0. */
  public Epoch() {}

  /** The number of ticks so far. */
  public long current() {
    return ticks.get();
  }

  /** Lets one tick pass. */
  public void increment() {
    ticks.incrementAndGet();
  }
}
