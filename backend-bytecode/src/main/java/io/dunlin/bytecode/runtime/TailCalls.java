package io.dunlin.bytecode.runtime;

import org.jspecify.annotations.Nullable;

/** Goes on with functions that others have called last. */
public final class TailCalls {
  private TailCalls() {}

  /**
   * Runs functions until one returns results, which are then in extra slots.
   *
   * @param next the first function, or null if there is none
   * @param first the instance whose code calls it
   */
  public static void run(@Nullable CallableFunction next, BytecodeInstance first) {
    CallableFunction function = next;
    BytecodeInstance caller = first;
    while (function != null) {
      StopRequests.lookInRound(caller);
      CallableFunction called = function;
      function = called.code().tail(called, caller);
      if (called instanceof CompiledFunction compiled) {
        caller = compiled.instance();
      }
    }
  }
}
