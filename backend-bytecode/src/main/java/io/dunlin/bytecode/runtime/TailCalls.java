package io.dunlin.bytecode.runtime;

import org.jspecify.annotations.Nullable;

/** Goes on with functions that others have called last. */
public final class TailCalls {
  private TailCalls() {}

  /**
   * Runs functions until one returns results, which are then in extra slots.
   *
   * @param next the first function, or null if there is none
   */
  public static void run(@Nullable CallableFunction next, BytecodeInstance caller) {
    CallableFunction function = next;
    while (function != null) {
      caller.noteCall();
      function = function.code().tail(function, caller);
    }
  }
}
