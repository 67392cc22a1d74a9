package io.dunlin.wasi.p1;

import io.dunlin.wasi.fs.Descriptor;
import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.ErrnoException;
import io.dunlin.wasi.fs.HostErrors;
import io.dunlin.wasi.fs.InputStreamDescriptor;
import io.dunlin.wasi.fs.OutputStreamDescriptor;
import io.dunlin.wasi.fs.Rights;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * {@code poll_oneoff}: waits for a time or for a descriptor.
 *
 * <p>Files and output are always ready. A host stream that is read does not say when it becomes
 * ready; while a clock is waited for as well, it is asked now and then, otherwise it counts as
 * ready and the read that follows waits.
 */
final class PollFunctions {
  private static final int SUBSCRIPTION_SIZE = 48;
  private static final int SUBSCRIPTION_KIND = 8;
  private static final int SUBSCRIPTION_BODY = 16;
  private static final int CLOCK_TIMEOUT = 24;
  private static final int CLOCK_FLAGS = 40;
  private static final int CLOCK_ABSOLUTE = 1;

  private static final int EVENT_SIZE = 32;
  private static final int EVENT_ERROR = 8;
  private static final int EVENT_KIND = 10;
  private static final int EVENT_BYTES = 16;

  private static final int KIND_CLOCK = 0;
  private static final int KIND_READ = 1;
  private static final int KIND_WRITE = 2;

  /** How often a stream is asked whether it is ready. */
  private static final long ASK_EVERY_NANOS = 5_000_000;

  private static final long NEVER = Long.MAX_VALUE;

  /** A century will do, and leaves room for adding. */
  private static final long LONGEST_WAIT = TimeUnit.DAYS.toNanos(36_500);

  private final GuestCall call;
  private final GuestMemory memory;
  private final int subscriptions;
  private final int count;
  private int event;
  private int events;

  private PollFunctions(GuestCall call) {
    this.call = call;
    memory = call.memory();
    subscriptions = call.i32(0);
    event = call.i32(1);
    count = call.i32(2);
  }

  /** (subscriptions, events, count, result). */
  static void call(GuestCall call) throws IOException {
    new PollFunctions(call).run();
  }

  private void run() throws IOException {
    if (count == 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    memory.checkArray(subscriptions, count, SUBSCRIPTION_SIZE);
    memory.checkArray(call.i32(1), count, EVENT_SIZE);
    memory.checkArray(call.i32(3), 1, Integer.BYTES);
    call.context().flushOutputs();
    long start = System.nanoTime();
    long[] waits = waits();
    long wait = shortest(waits);
    boolean clock = wait != NEVER;
    while (true) {
      boolean asking = reportDescriptors(clock);
      long elapsed = System.nanoTime() - start;
      reportClocks(waits, elapsed);
      if (events > 0) {
        break;
      }
      sleep(asking ? Math.min(wait - elapsed, ASK_EVERY_NANOS) : wait - elapsed);
    }
    memory.putInt(call.i32(3), events);
  }

  /** For each subscription the nanoseconds until its clock rings; NEVER for descriptors. */
  private long[] waits() {
    long[] waits = new long[count];
    for (int i = 0; i < count; i++) {
      int subscription = subscriptions + i * SUBSCRIPTION_SIZE;
      waits[i] = kind(subscription) == KIND_CLOCK ? waitOf(subscription) : NEVER;
    }
    return waits;
  }

  private static long shortest(long[] waits) {
    long shortest = NEVER;
    for (long wait : waits) {
      shortest = Math.min(shortest, wait);
    }
    return shortest;
  }

  /** Nanoseconds until a clock rings, not negative; a clock that does not exist rings at once. */
  private long waitOf(int subscription) {
    long timeout = memory.getLong(subscription + CLOCK_TIMEOUT);
    int clock = memory.getInt(subscription + SUBSCRIPTION_BODY);
    boolean known = clock == ClockFunctions.REALTIME || clock == ClockFunctions.MONOTONIC;
    if (!known) {
      return 0;
    }
    if ((memory.getShort(subscription + CLOCK_FLAGS) & CLOCK_ABSOLUTE) != 0) {
      long now = ClockFunctions.now(call.context(), clock);
      return Long.compareUnsigned(timeout, now) <= 0 ? 0 : saturated(timeout - now);
    }
    return saturated(timeout);
  }

  private static long saturated(long unsigned) {
    return unsigned < 0 ? LONGEST_WAIT : Math.min(unsigned, LONGEST_WAIT);
  }

  private void reportClocks(long[] waits, long elapsed) {
    for (int i = 0; i < count; i++) {
      int subscription = subscriptions + i * SUBSCRIPTION_SIZE;
      if (waits[i] <= elapsed) {
        report(subscription, clockError(subscription), 0);
      }
    }
  }

  private Errno clockError(int subscription) {
    try {
      ClockFunctions.now(call.context(), memory.getInt(subscription + SUBSCRIPTION_BODY));
      return Errno.SUCCESS;
    } catch (ErrnoException e) {
      return e.errno();
    }
  }

  /**
   * Reports the descriptors that are ready.
   *
   * @return whether one has to be asked again
   */
  private boolean reportDescriptors(boolean clock) {
    boolean asking = false;
    for (int i = 0; i < count; i++) {
      int subscription = subscriptions + i * SUBSCRIPTION_SIZE;
      int kind = kind(subscription);
      if (kind != KIND_CLOCK) {
        try {
          long bytes = readyBytes(subscription, kind, clock);
          if (bytes >= 0) {
            report(subscription, Errno.SUCCESS, bytes);
          }
          asking |= bytes < 0;
        } catch (ErrnoException e) {
          report(subscription, e.errno(), 0);
        } catch (IOException e) {
          report(subscription, HostErrors.errnoOf(e), 0);
        }
      }
    }
    return asking;
  }

  /** How many bytes a descriptor is ready for; -1 if it is not ready. */
  private long readyBytes(int subscription, int kind, boolean clock) throws IOException {
    Descriptor descriptor =
        call.context().descriptors().get(memory.getInt(subscription + SUBSCRIPTION_BODY));
    if (kind == KIND_WRITE) {
      descriptor.require(Rights.POLL_FD_READWRITE, Errno.PERM);
      if (descriptor instanceof InputStreamDescriptor) {
        throw new ErrnoException(Errno.BADF);
      }
      return 0;
    }
    if (descriptor instanceof OutputStreamDescriptor) {
      throw new ErrnoException(Errno.BADF);
    }
    descriptor.require(Rights.POLL_FD_READWRITE, Errno.PERM);
    long bytes = descriptor.readableBytes();
    return bytes < 0 && !clock ? 1 : bytes;
  }

  private int kind(int subscription) {
    int kind = memory.getByte(subscription + SUBSCRIPTION_KIND);
    if (kind > KIND_WRITE) {
      throw new ErrnoException(Errno.INVAL);
    }
    return kind;
  }

  private void report(int subscription, Errno error, long bytes) {
    long userData = memory.getLong(subscription);
    int kind = kind(subscription);
    memory.clear(event, EVENT_SIZE);
    memory.putLong(event, userData);
    memory.putShort(event + EVENT_ERROR, error.code());
    memory.putByte(event + EVENT_KIND, kind);
    if (kind == KIND_READ || kind == KIND_WRITE) {
      memory.putLong(event + EVENT_BYTES, bytes);
    }
    event += EVENT_SIZE;
    events++;
  }

  private static void sleep(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      // The engine finds the flag at its next check and ends the guest.
      Thread.currentThread().interrupt();
      throw new ErrnoException(Errno.INTR);
    }
  }
}
