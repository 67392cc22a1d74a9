package io.dunlin.spi.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** An engine's counter of time, which stores compare with their deadlines. Thread-safe. */
public final class Epoch {
  private final AtomicLong ticks = new AtomicLong();

  /** The threads that are parked, and the tick at which each wants to look again. */
  private final Map<Thread, Long> sleepers = new ConcurrentHashMap<>();

  /** Creates a counter that stands at 0. */
  public Epoch() {}

  /** The number of ticks so far. */
  public long current() {
    return ticks.get();
  }

  /** Lets one tick pass. */
  public void increment() {
    long now = ticks.incrementAndGet();
    sleepers.forEach(
        (thread, deadline) -> {
          if (now >= deadline) {
            LockSupport.unpark(thread);
          }
        });
  }

  /**
   * Has this thread unparked at each tick from the deadline on, until {@link #forget}. What it
   * waits for it has to check between this call and parking.
   */
  void wakeFrom(long deadline) {
    if (deadline != StoreState.NO_DEADLINE) {
      sleepers.put(Thread.currentThread(), deadline);
    }
  }

  /** Ends what {@link #wakeFrom} began. */
  void forget() {
    sleepers.remove(Thread.currentThread());
  }
}
