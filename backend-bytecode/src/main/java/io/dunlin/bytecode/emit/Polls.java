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
   * Looks in front of what may take long, a call, a loop or a bulk instruction, unless little of it
   * has been done since the last look. Functions that do it once each cannot go on for longer than
   * Java's stack lets them; so the second time in a function is early enough, and recursion pays
   * for half of its calls.
   *
   * @param offset where it is in the module
   */
  void beforeLongRun(int offset) {
    if (emission.pending.hasToLook()) {
      beforeLongestRun(offset);
    } else {
      emission.pending.countUnlooked();
    }
  }

  /** Looks in front of what takes much longer than a call by itself does. */
  void beforeLongestRun(int offset) {
    emission.locateOffset(offset);
    look("look");
    emission.pending.looked();
    emission.pending.countUnlooked();
  }

  /** Looks in each round of a loop. */
  void inRound() {
    look("lookInRound");
    emission.pending.looked();
  }

  /** Code that has been reached may have done anything without looking. */
  void afterUnknown() {
    emission.pending.add(Pending.UNLOOKED);
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
