package io.dunlin.bytecode.emit;

/** Emits looks at whether to stop, and the taking of fuel. */
final class Polls {
  private final Emission emission;

  Polls(Emission emission) {
    this.emission = emission;
  }

  /** Looks now. */
  void poll() {
    pushContext();
    emission.code.invokeVirtual(RuntimeNames.EXECUTION_CONTEXT, "poll", "()V");
  }

  /**
   * Looks in front of a call, or of loops in loops, unless that has been done on the way here, or
   * neither has. Functions that do one of it at most once each cannot go on for longer than Java's
   * stack lets them; so the second time is early enough, and recursion pays for half of its calls.
   */
  void beforeLongRun() {
    Pending pending = emission.pending;
    if (pending.take(Pending.LOOK_AFTER_CALL)) {
      pending.take(Pending.LOOK);
      look("look");
    } else if (pending.has(Pending.LOOK)) {
      pending.add(Pending.LOOK_AFTER_CALL);
    }
  }

  /** Looks in each round of a loop that calls. */
  void inRound() {
    look("lookInRound");
    emission.pending.take(Pending.LOOK | Pending.LOOK_AFTER_CALL);
  }

  /** Code that has been reached may have called without looking. */
  void afterUnknown() {
    emission.pending.add(Pending.LOOK | Pending.LOOK_AFTER_CALL);
  }

  private void look(String method) {
    emission.code.loadInstance();
    emission.code.invokeStatic(
        RuntimeNames.STOP_REQUESTS,
        method,
        "(" + RuntimeNames.descriptor(RuntimeNames.INSTANCE) + ")V");
  }

  /** Takes fuel. */
  void consumeFuel(int units) {
    pushContext();
    emission.code.push((long) units);
    emission.code.invokeVirtual(RuntimeNames.EXECUTION_CONTEXT, "consumeFuel", "(J)V");
  }

  private void pushContext() {
    emission.code.loadInstance();
    emission.code.getField(
        RuntimeNames.INSTANCE, "context", RuntimeNames.descriptor(RuntimeNames.EXECUTION_CONTEXT));
  }
}
