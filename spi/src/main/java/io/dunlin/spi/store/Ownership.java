package io.dunlin.spi.store;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Which thread uses a store: one at a time, which may enter several times, one inside the other.
 *
 * <p>Most stores are used by one thread all their life, and entering is part of every call of a
 * function, where an atomic instruction would be a third of the cost. So the first thread that
 * enters becomes the favorite, which enters and leaves by counting and then looking whether it
 * still is the favorite.
 *
 * <p>The first other thread that enters ends that, for ever: it announces so, asks for the
 * favorite's stack trace, and looks at the count. A JVM takes the trace of a thread only where it
 * has stopped at a safe place, or is at one, with all its writes done; there is none between
 * counting and looking, so either the other thread sees the count, or the favorite sees the
 * announcement. From then on all threads enter by an atomic instruction.
 */
final class Ownership {
  private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();
  private int entries;

  /** Null before anybody has entered, and when there is no favorite any more. */
  private volatile @Nullable Favorite favorite;

  private boolean withoutFavorite;

  /** A thread that enters by counting. */
  private static final class Favorite {
    final Thread thread;
    int entries;
    volatile boolean deposed;

    Favorite(Thread thread) {
      this.thread = thread;
    }
  }

  /**
   * Begins to use the store.
   *
   * @throws IllegalStateException if another thread uses it
   */
  void enter() {
    Thread thread = Thread.currentThread();
    Favorite mine = favorite;
    if (mine != null && mine.thread == thread) {
      mine.entries++;
      if (!mine.deposed) {
        return;
      }
      mine.entries--;
    }
    if (!enterAsFavorite(thread)) {
      enterAtomically(thread);
    }
  }

  private boolean enterAsFavorite(Thread thread) {
    if (withoutFavorite) {
      return false;
    }
    synchronized (this) {
      if (withoutFavorite) {
        return false;
      }
      Favorite current = favorite;
      if (current != null && current.thread != thread) {
        depose(current);
        return false;
      }
      Favorite mine = current == null ? new Favorite(thread) : current;
      mine.entries++;
      favorite = mine;
      return true;
    }
  }

  /** Ends that there is a favorite, unless it uses the store. */
  private void depose(Favorite current) {
    current.deposed = true;
    if (current.thread.isAlive()) {
      StackTraceElement[] unused = current.thread.getStackTrace();
    }
    if (current.entries > 0) {
      current.deposed = false;
      throw usedBy(current.thread);
    }
    withoutFavorite = true;
    favorite = null;
  }

  private void enterAtomically(Thread thread) {
    Thread current = owner.get();
    if (current != thread && (current != null || !owner.compareAndSet(null, thread))) {
      throw usedBy(current != null ? current : owner.get());
    }
    entries++;
  }

  /** Ends what {@link #enter} began. */
  void exit() {
    Favorite mine = favorite;
    if (mine != null) {
      mine.entries--;
    } else if (--entries == 0) {
      owner.lazySet(null);
    }
  }

  /** The thread that uses the store, or null; for any thread. */
  @Nullable Thread user() {
    Favorite current = favorite;
    if (current == null) {
      return owner.get();
    }
    return current.entries > 0 ? current.thread : null;
  }

  /** How often the thread that uses the store has entered it. */
  int entries() {
    Favorite current = favorite;
    return current == null ? entries : current.entries;
  }

  /** What to throw if another thread uses the store. */
  static IllegalStateException usedBy(@Nullable Thread other) {
    return new IllegalStateException(
        "the store is in use by thread '"
            + (other == null ? "(just left)" : other.getName())
            + "' and cannot be used by thread '"
            + Thread.currentThread().getName()
            + "' at the same time; give each thread a store of its own");
  }
}
