package io.dunlin.nativeruntime.store;

import io.dunlin.nativeruntime.exec.Tuning;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks every few milliseconds whether code that runs has to stop: code itself compares nothing but
 * a flag. Its thread ends when no code has run for a while, and begins when some does.
 */
final class StopWatch implements Runnable {
  private static final Duration PERIOD = Duration.ofMillis(Tuning.STOP_WATCH_MILLIS);

  private static volatile boolean awake;

  private boolean found;

  private StopWatch() {}

  /** Some code begins to run, and can be found to run. */
  static void wake() {
    if (!awake) {
      start();
    }
  }

  private static synchronized void start() {
    if (!awake) {
      awake = true;
      Thread thread = new Thread(null, new StopWatch(), "dunlin-stop-watch", 0, false);
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
    LockSupport.parkNanos(PERIOD.toNanos());
    if (look()) {
      wake();
    }
  }

  private void watch() {
    int idle = 0;
    while (idle < Tuning.STOP_WATCH_IDLE_PERIODS) {
      LockSupport.parkNanos(PERIOD.toNanos());
      idle = look() ? 0 : idle + 1;
    }
  }

  private boolean look() {
    found = false;
    StoreRegistry.forEach(
        store -> {
          found |= store.execution().isInUse();
          store.execution().stopIfRequested();
        });
    return found;
  }
}
