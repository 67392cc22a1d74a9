package io.dunlin.nativeruntime.trap;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dunlin.nativeruntime.exec.LibC;
import io.dunlin.nativeruntime.stub.Stubs;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Our handler of the signals that faults of memory accesses come as.
 *
 * <p>It stands in front of the JVM's, takes over what code of modules causes, and passes on all the
 * rest. Of the JVM's registration only the handler's address is replaced, so that flags and masked
 * signals stay as the JVM wants them. It cannot be taken away again, since others may have put
 * theirs in front of it and pass on to it.
 */
public final class FaultSignals {
  /** The signals by which an access outside of all mappings can come. */
  private static final int[] SIGNALS = {11, 7};

  // struct sigaction of the C library on 64-bit Linux.
  private static final int ACTION_BYTES = 152;
  private static final int HANDLER = 0;
  private static final int FLAGS = 136;

  /** That the handler is given three arguments. */
  private static final int SA_SIGINFO = 4;

  private static boolean installed;

  private FaultSignals() {}

  /**
   * Installs the handler, if that has not been done.
   *
   * @return whether faults of code are traps from now on; if not, code has to check its accesses
   */
  public static synchronized boolean install(Stubs stubs) {
    if (!installed) {
      try (Arena arena = Arena.ofConfined()) {
        installed = install(stubs, arena.allocate(ACTION_BYTES, Long.BYTES));
      }
    }
    return installed && isInFront(stubs);
  }

  private static boolean install(Stubs stubs, MemorySegment action) {
    for (int signal : SIGNALS) {
      if (!LibC.sigaction(signal, 0, action.address())
          || (action.get(JAVA_INT, FLAGS) & SA_SIGINFO) == 0) {
        // Not the handler of a JVM that we know: there is nobody to pass signals on to.
        return false;
      }
      stubs.setPreviousHandler(signal, action.get(JAVA_LONG, HANDLER));
    }
    for (int signal : SIGNALS) {
      LibC.sigaction(signal, 0, action.address());
      action.set(JAVA_LONG, HANDLER, stubs.signalHandler());
      if (!LibC.sigaction(signal, action.address(), 0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether our handler is still the first. A handler that somebody has put in front may pass on to
   * it or not, so new code had better not depend on it.
   */
  public static boolean isInFront(Stubs stubs) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment action = arena.allocate(ACTION_BYTES, Long.BYTES);
      for (int signal : SIGNALS) {
        if (!LibC.sigaction(signal, 0, action.address())
            || action.get(JAVA_LONG, HANDLER) != stubs.signalHandler()) {
          return false;
        }
      }
      return true;
    }
  }
}
