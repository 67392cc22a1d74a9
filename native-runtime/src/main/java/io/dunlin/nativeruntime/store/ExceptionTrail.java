package io.dunlin.nativeruntime.store;

import io.dunlin.nativeruntime.unwind.CodeRegistry;
import io.dunlin.nativeruntime.unwind.LoadedCode;
import io.dunlin.spi.trap.TrapFrame;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The functions that the exception thrown last has come through. Whether a handler catches it only
 * the handler knows, and when it does not, the frames below it are gone; the backtrace is made of
 * what is kept here. That is addresses, since most exceptions are caught and need no backtrace.
 */
final class ExceptionTrail {
  private static final int FIRST_ROOM = 16;

  private List<TrapFrame> beginning = List.of();
  private long[] returnAddresses = new long[FIRST_ROOM];
  private int count;

  /** An exception is thrown that has already come through these functions, innermost first. */
  void begin(List<TrapFrame> before) {
    beginning = before;
    count = 0;
  }

  /** It leaves a function, or comes to a handler there, by the call with this return address. */
  void add(long returnAddress) {
    if (count == returnAddresses.length) {
      returnAddresses = Arrays.copyOf(returnAddresses, 2 * count);
    }
    returnAddresses[count++] = returnAddress;
  }

  /** The functions that it began with. */
  List<TrapFrame> beginning() {
    return beginning;
  }

  /** Describes those that were added. */
  void describe(Consumer<TrapFrame> target) {
    for (int i = 0; i < count; i++) {
      LoadedCode code = CodeRegistry.find(returnAddresses[i] - 1);
      TrapFrame frame = code == null ? null : code.describe(returnAddresses[i]);
      if (frame != null) {
        target.accept(frame);
      }
    }
  }
}
