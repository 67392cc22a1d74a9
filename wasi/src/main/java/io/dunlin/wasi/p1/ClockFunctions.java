package io.dunlin.wasi.p1;

import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.ErrnoException;
import java.time.Instant;

/** {@code clock_*}. All times are in nanoseconds. */
final class ClockFunctions {
  static final int REALTIME = 0;
  static final int MONOTONIC = 1;
  private static final int PROCESS_CPU_TIME = 2;
  private static final int THREAD_CPU_TIME = 3;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** What Java's wall clock resolves at least, and its monotonic clock. */
  private static final long REALTIME_RESOLUTION = 1_000;

  private static final long MONOTONIC_RESOLUTION = 1;

  private ClockFunctions() {}

  static void call(Preview1Function function, GuestCall call) {
    switch (function) {
      case CLOCK_RES_GET -> call.memory().putLong(call.i32(1), resolution(call.i32(0)));
      case CLOCK_TIME_GET -> call.memory().putLong(call.i32(2), now(call.context(), call.i32(0)));
      default -> throw new AssertionError(function);
    }
  }

  /**
   * The time of a clock: since 1970 for the wall clock, since some moment for the monotonic one.
   */
  static long now(WasiContext context, int clock) {
    return switch (clock) {
      case REALTIME -> nanos(context.wallClock().instant());
      case MONOTONIC -> context.monotonicClock().getAsLong();
      default -> throw unknown(clock);
    };
  }

  private static long resolution(int clock) {
    return switch (clock) {
      case REALTIME -> REALTIME_RESOLUTION;
      case MONOTONIC -> MONOTONIC_RESOLUTION;
      default -> throw unknown(clock);
    };
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * NANOS_PER_SECOND + instant.getNano();
  }

  private static ErrnoException unknown(int clock) {
    boolean cpuTime = clock == PROCESS_CPU_TIME || clock == THREAD_CPU_TIME;
    return new ErrnoException(cpuTime ? Errno.NOTSUP : Errno.INVAL);
  }
}
