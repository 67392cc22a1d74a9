package io.dunlin.nativeruntime.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls of host functions by code. Arguments and results stand in arrays that all calls of a store
 * share, the inner ones behind the outer ones, so that no call allocates.
 */
public final class HostCalls {
  private static final int FIRST_SLOTS = 64;

  private final ValueArea values;
  private long[] numbers = new long[FIRST_SLOTS];
  private @Nullable Object[] references = new @Nullable Object[FIRST_SLOTS];
  private int top;

  HostCalls(ValueArea values) {
    this.values = values;
  }

  /**
   * Calls a host function.
   *
   * @param caller the instance whose code calls
   * @param area where the arguments stand and the results go
   */
  public void call(NativeHostFunction function, NativeInstance caller, long area) {
    Signature signature = function.signature();
    int base = top;
    int end = base + signature.slots();
    ensureRoom(end);
    // Calls inside of this one may replace the arrays by longer ones.
    long[] ours = numbers;
    @Nullable Object[] objects = references;
    top = end;
    try {
      values.read(signature.parameters(), area, ours, objects, base);
      function.invoke(caller, ours, objects, base);
      values.write(signature.results(), ours, objects, base, area);
    } finally {
      top = base;
      if (signature.hasReferences()) {
        Arrays.fill(objects, base, end, null);
      }
    }
  }

  private void ensureRoom(int end) {
    if (end > numbers.length) {
      int length = Math.max(end, 2 * numbers.length);
      numbers = Arrays.copyOf(numbers, length);
      references = Arrays.copyOf(references, length);
    }
  }
}
