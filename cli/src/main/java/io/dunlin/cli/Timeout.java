package io.dunlin.cli;

import io.dunlin.Engine;
import java.time.Duration;

/**
 * Stops the guest after some time: by the engine's epoch where it computes, and by interrupting its
 * thread where it sleeps. A guest that waits for input that does not come can be stopped by
 * neither, and so {@code lastResort} is called if it has not ended a while after.
 */
final class Timeout implements AutoCloseable {
  private static final long GRACE_MILLIS = 500;

  private final Thread watch;
  private volatile boolean expired;

  /** Begins to watch the calling thread. */
  Timeout(Duration duration, Engine engine, Runnable lastResort) {
    Thread guest = Thread.currentThread();
    watch =
        new Thread(
            () -> {
              try {
                Thread.sleep(duration.toMillis(), (int) (duration.toNanos() % 1_000_000));
                expired = true;
                engine.incrementEpoch();
                guest.interrupt();
                Thread.sleep(GRACE_MILLIS);
                lastResort.run();
              } catch (InterruptedException e) {
                // The guest has ended.
              }
            },
            "dunlin-timeout");
    watch.setDaemon(true);
    watch.start();
  }

  /** Whether the time is over. */
  boolean hasExpired() {
    return expired;
  }

  /** Stops watching. */
  @Override
  public void close() {
    watch.interrupt();
    if (expired) {
      // The guest is over; what follows in this thread shall not find itself interrupted.
      Thread.interrupted();
    }
  }
}
