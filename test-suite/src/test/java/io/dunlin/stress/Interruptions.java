package io.dunlin.stress;

import java.util.LinkedHashSet;
import java.util.Set;

/** Threads that wait for being interrupted. Thread-safe. */
final class Interruptions {
  private static final Set<Thread> WAITING = new LinkedHashSet<>();

  private Interruptions() {}

  /** Lets this thread be interrupted soon, unless it ends its wish before. */
  static synchronized void request() {
    WAITING.add(Thread.currentThread());
  }

  /** This thread is not interrupted any more, now and later. */
  static synchronized void end() {
    WAITING.remove(Thread.currentThread());
    Thread.interrupted();
  }

  /** Interrupts all who wait. */
  static synchronized void deliver() {
    WAITING.forEach(Thread::interrupt);
    WAITING.clear();
  }
}
