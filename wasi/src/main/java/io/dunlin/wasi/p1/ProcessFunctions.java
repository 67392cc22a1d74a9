package io.dunlin.wasi.p1;

import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.ErrnoException;
import java.io.IOException;

/** {@code proc_*}, {@code random_get} and {@code sched_yield}. */
final class ProcessFunctions {
  private static final int RANDOM_CHUNK = 4096;

  private ProcessFunctions() {}

  static void call(Preview1Function function, GuestCall call) throws IOException {
    switch (function) {
      case PROC_EXIT -> exit(call);
      case PROC_RAISE -> throw new ErrnoException(Errno.NOTSUP);
      case RANDOM_GET -> randomGet(call);
      case SCHED_YIELD -> yieldThread();
      default -> throw new AssertionError(function);
    }
  }

  /** (code): ends the guest. */
  private static void exit(GuestCall call) throws IOException {
    call.context().flushOutputs();
    throw call.context().exit(call.i32(0));
  }

  @SuppressWarnings("ThreadPriorityCheck") // the guest asks for just this
  private static void yieldThread() {
    Thread.yield();
  }

  /** (address, length): fills a range with random bytes. */
  private static void randomGet(GuestCall call) {
    int address = call.i32(0);
    call.memory().checkArray(address, call.i32(1), 1);
    long left = call.i32(1) & 0xFFFF_FFFFL;
    byte[] chunk = new byte[(int) Math.min(left, RANDOM_CHUNK)];
    while (left > 0) {
      int length = (int) Math.min(left, chunk.length);
      call.context().random().nextBytes(chunk);
      call.memory().putBytes(address, chunk, 0, length);
      address += length;
      left -= length;
    }
  }
}
