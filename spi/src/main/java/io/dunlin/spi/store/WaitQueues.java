package io.dunlin.spi.store;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads that wait at addresses of one memory, in the order in which they came. Thread-safe.
 *
 * <p>Comparing the value and queueing are one step under the lock that notifying takes too, so that
 * who writes first and then notifies reaches everyone who has still seen the old value. A thread in
 * a queue is parked; only whoever takes it out of the queue decides how its wait ends, so that no
 * notification is spent on a thread that has given up.
 */
final class WaitQueues {
  private final Map<Long, ArrayDeque<Waiter>> queues = new HashMap<>();

  private static final class Waiter {
    final Thread thread = Thread.currentThread();
    volatile boolean notified;
  }

  /**
   * Waits; see {@link SharedMemoryInstance#atomicWait}. The address is aligned and in bounds.
   *
   * @throws TrapException {@link TrapCode#INTERRUPT} if the thread is interrupted or the deadline
   *     has come before anything else ends the wait
   */
  WaitResult await(
      MemoryInstance memory,
      long address,
      int bytes,
      long expected,
      long timeout,
      Epoch epoch,
      long deadline) {
    long start = System.nanoTime();
    Waiter waiter = new Waiter();
    synchronized (this) {
      if (memory.atomicLoad(address, bytes) != MemoryInstance.lowBytes(expected, bytes)) {
        return WaitResult.NOT_EQUAL;
      }
      queues.computeIfAbsent(address, key -> new ArrayDeque<>()).add(waiter);
    }
    boolean stopped = false;
    epoch.wakeFrom(deadline);
    try {
      while (!waiter.notified && !stopped) {
        long left = timeout < 0 ? Long.MAX_VALUE : timeout - (System.nanoTime() - start);
        if (left <= 0) {
          break;
        }
        stopped = Thread.currentThread().isInterrupted() || epoch.current() >= deadline;
        if (!stopped) {
          LockSupport.parkNanos(this, left);
        }
      }
    } finally {
      epoch.forget();
      leave(address, waiter);
    }
    if (waiter.notified) {
      return WaitResult.OK;
    }
    if (stopped) {
      throw new TrapException(TrapCode.INTERRUPT);
    }
    return WaitResult.TIMED_OUT;
  }

  /** Takes a thread out of its queue, unless it has been notified. */
  private synchronized void leave(long address, Waiter waiter) {
    ArrayDeque<Waiter> queue = queues.get(address);
    if (queue != null && queue.remove(waiter) && queue.isEmpty()) {
      queues.remove(address);
    }
  }

  /**
   * Ends the waits of the threads that have waited longest at an address.
   *
   * @param count the most threads to wake, unsigned
   * @return how many were waiting and are woken
   */
  synchronized int wake(long address, int count) {
    ArrayDeque<Waiter> queue = queues.get(address);
    if (queue == null) {
      return 0;
    }
    int woken = 0;
    while (woken != count && !queue.isEmpty()) {
      Waiter waiter = queue.remove();
      waiter.notified = true;
      LockSupport.unpark(waiter.thread);
      woken++;
    }
    if (queue.isEmpty()) {
      queues.remove(address);
    }
    return woken;
  }

  /** How many threads wait at an address. */
  synchronized int waiting(long address) {
    ArrayDeque<Waiter> queue = queues.get(address);
    return queue == null ? 0 : queue.size();
  }
}
