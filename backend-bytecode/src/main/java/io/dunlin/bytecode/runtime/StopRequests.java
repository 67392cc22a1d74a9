package io.dunlin.bytecode.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MutableCallSite;

/**
 * Looks of running code at whether it has to stop.
 *
 * <p>Most programs never stop any code, so it does not look until {@link #expect} says that some
 * may have to. HotSpot takes the target of a call site for a constant, for which nothing is left of
 * a look, and throws away what it has compiled so when the target changes. Nothing calls it.
 *
 * <p>For any thread.
 */
public final class StopRequests {
  private static final MethodHandle NOT_EXPECTED = MethodHandles.constant(boolean.class, false);
  private static final MethodHandle EXPECTED = MethodHandles.constant(boolean.class, true);
  private static final MutableCallSite SITE = new MutableCallSite(NOT_EXPECTED);

  private StopRequests() {}

  /** From now on the code of this process looks. Nothing happens if that has been said before. */
  static void expect() {
    if (!areExpected()) {
      SITE.setTarget(EXPECTED);
      MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }
  }

  /**
   * From now on code looks, if this JVM does not stop all code for such a change. With some of its
   * garbage collectors HotSpot stops no loop that it can count, however long that takes.
   */
  static void expectIfNeeded() {
    if (!LoopSafepoints.AVAILABLE) {
      expect();
    }
  }

  /** Stops execution if that is asked for, at the call of another function. */
  public static void look(BytecodeInstance instance) {
    if (areExpected() && instance.context.stopRequested) {
      instance.context.poll();
    }
  }

  /**
   * The same for each round of a loop. A field that nobody else writes to is read once, in front of
   * a loop of which everything is compiled into one piece; this makes sure that it is read again.
   */
  public static void lookInRound(BytecodeInstance instance) {
    if (areExpected() && instance.context.isStopRequestedNow()) {
      instance.context.poll();
    }
  }

  private static boolean areExpected() {
    return SITE.getTarget() != NOT_EXPECTED;
  }
}
