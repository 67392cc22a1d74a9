package io.dunlin.spi.store;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import org.jspecify.annotations.Nullable;

/**
 * What a store's parts share: who uses it, its fuel, its deadline and its limits.
 *
 * <p>A store belongs to the thread that {@linkplain #enter() entered} it until that thread has left
 * as often. Everything but {@link #enter} and {@link #user} is for that thread alone.
 */
public final class StoreState {
  /** A deadline that never comes. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  private final Epoch epoch;
  private final Ownership ownership = new Ownership();
  private boolean closed;
  private long fuel;
  private long epochDeadline = NO_DEADLINE;
  private ResourceLimiter limiter = ResourceLimiter.UNLIMITED;
  private boolean limitsHeap = limiter.limitsHeap();
  private int instances;
  private int memories;
  private int tables;

  /** The state of a new store without fuel, deadline and limits. */
  public StoreState(Epoch epoch) {
    this.epoch = epoch;
  }

  /**
   * Begins to use the store. Each call must be followed by one of {@link #exit}; calls may nest.
   *
   * @throws IllegalStateException if another thread uses the store, or it is closed
   */
  public void enter() {
    ownership.enter();
    if (closed) {
      exit();
      throw new IllegalStateException("the store is closed");
    }
  }

  /**
   * Checks that the store can be used by this thread now, without entering it.
   *
   * @throws IllegalStateException if another thread uses the store, or it is closed
   */
  public void check() {
    Thread current = ownership.user();
    if (current != null && current != Thread.currentThread()) {
      throw Ownership.usedBy(current);
    }
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
  }

  /** Ends what {@link #enter} began. */
  public void exit() {
    ownership.exit();
  }

  /** The thread that uses the store, or null if it is idle; for any thread. */
  public @Nullable Thread user() {
    return ownership.user();
  }

  /** How many uses are under way, one inside the other; 0 if the store is idle. */
  public int entries() {
    return ownership.entries();
  }

  /**
   * Marks the store as closed; every later use is refused.
   *
   * @throws IllegalStateException if WebAssembly code of the store is running
   */
  public void close() {
    if (ownership.entries() > 1) {
      throw new IllegalStateException("the store cannot be closed while its code runs");
    }
    closed = true;
  }

  /** Whether the store is closed. */
  public boolean isClosed() {
    return closed;
  }

  /** The fuel that is left. */
  public long fuel() {
    return fuel;
  }

  /** Sets the fuel that is left. */
  public void setFuel(long units) {
    fuel = units;
  }

  /**
   * Takes fuel, if there is enough.
   *
   * @throws TrapException {@link TrapCode#OUT_OF_FUEL} if there is not; the fuel stays as it is
   */
  public void consumeFuel(long units) {
    if (units > fuel) {
      throw new TrapException(TrapCode.OUT_OF_FUEL);
    }
    fuel -= units;
  }

  /** The engine's epoch. */
  public Epoch epoch() {
    return epoch;
  }

  /** The epoch at which code of the store is stopped. */
  public long epochDeadline() {
    return epochDeadline;
  }

  /** Sets the epoch at which code of the store is stopped. */
  public void setEpochDeadline(long deadline) {
    epochDeadline = deadline;
  }

  /** Whether code has to stop: its thread is interrupted, or the deadline has come. */
  public boolean stopRequested() {
    return Thread.currentThread().isInterrupted() || epoch.current() >= epochDeadline;
  }

  /** What decides about growth. */
  public ResourceLimiter limiter() {
    return limiter;
  }

  /** Sets what decides about growth. */
  public void setLimiter(ResourceLimiter newLimiter) {
    limiter = newLimiter;
    limitsHeap = newLimiter.limitsHeap();
  }

  /** Whether the limiter is to be asked about what is allocated. */
  public boolean limitsHeap() {
    return limitsHeap;
  }

  /**
   * Counts a new instance.
   *
   * @throws ResourceLimitException if there may be no more
   */
  public void addInstance() {
    if (instances >= limiter.instances()) {
      throw tooMany("instances", limiter.instances());
    }
    instances++;
  }

  /**
   * Counts a new memory and asks whether it may have its initial size.
   *
   * @throws ResourceLimitException if not
   */
  public void addMemory(long bytes, long maximumBytes) {
    if (memories >= limiter.memories()) {
      throw tooMany("memories", limiter.memories());
    }
    if (!limiter.memoryGrowing(0, bytes, maximumBytes)) {
      throw new ResourceLimitException(
          "memory minimum size of " + bytes + " bytes exceeds memory limits");
    }
    memories++;
  }

  /**
   * Counts a new table and asks whether it may have its initial size.
   *
   * @throws ResourceLimitException if not
   */
  public void addTable(long elements, long maximumElements) {
    if (tables >= limiter.tables()) {
      throw tooMany("tables", limiter.tables());
    }
    if (!limiter.tableGrowing(0, elements, maximumElements)) {
      throw new ResourceLimitException(
          "table minimum size of " + elements + " elements exceeds table limits");
    }
    tables++;
  }

  private static ResourceLimitException tooMany(String what, int limit) {
    return new ResourceLimitException("resource limit exceeded: " + what + ", limit " + limit);
  }
}
