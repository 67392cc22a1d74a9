package io.dunlin.spi.store;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks every few milliseconds whether code that runs has to stop, for backends whose code compares
 * nothing but a flag. Its thread ends when no code has run for a while, and begins when some does.
 */
public final class StopWatch implements Runnable {
  /** How often running code is looked at. */
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** After how many looks that have found no running code nobody looks any more. */
  private static final int IDLE_PERIODS = 200;

  private static final Set<Target> TARGETS = Collections.newSetFromMap(new WeakHashMap<>());

  private static volatile boolean awake;

  private boolean found;

  private StopWatch() {}

  /** The code of a store. */
  public interface Target {
    /** The store's state. */
    StoreState state();

    /**
     * Makes code look whether it has to stop. Called by another thread while the store's code runs,
     * or has just ended; must not wait for anything.
     */
    void requestStop();

    /**
     * Somebody looks at the store's code from now on, or goes on to. Called by the thread that
     * does, some milliseconds after code of any store has begun to run. Does nothing if not
     * overridden.
     */
    default void watched() {}
  }

  /** Looks at a store's code from now on, as long as anything else refers to it. */
  public static void add(Target target) {
    synchronized (TARGETS) {
      TARGETS.add(target);
    }
  }

  /** Some code begins to run, and can be found to run. */
  public static void wake() {
    if (!awake) {
      start();
    }
  }

  private static synchronized void start() {
    if (!awake) {
      awake = true;
      Thread thread = new Thread(new StopWatch(), "dunlin-stop-watch");
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      thread.start();
    }
  }

  @Override
  public void run() {
    try {
      watch();
    } finally {
      awake = false;
    }
    // Who began to run before that has not started another thread, and can be seen by now.
    LockSupport.parkNanos(PERIOD_NANOS);
    if (look()) {
      wake();
    }
  }

  private void watch() {
    int idle = 0;
    while (idle < IDLE_PERIODS) {
      LockSupport.parkNanos(PERIOD_NANOS);
      idle = look() ? 0 : idle + 1;
    }
  }

  private boolean look() {
    found = false;
    synchronized (TARGETS) {
      TARGETS.forEach(this::look);
    }
    return found;
  }

  private void look(Target target) {
    target.watched();
    StoreState state = target.state();
    Thread thread = state.user();
    if (thread != null) {
      found = true;
      if (thread.isInterrupted() || state.epoch().current() >= state.epochDeadline()) {
        target.requestStop();
      }
    }
  }
}
