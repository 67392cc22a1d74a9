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
   * Notes that the function calls, unless that has been done on the way here: every so many calls
   * are a place to look. A function that returns without calling notes nothing, so that recursion
   * pays for half of its calls or less.
   */
  void beforeCall() {
    if (emission.pending.take(Pending.NOTE)) {
      noteCall();
    }
  }

  /** Notes a call, and looks every so many calls. */
  void noteCall() {
    emission.code.loadInstance();
    emission.code.invokeVirtual(RuntimeNames.INSTANCE, "noteCall", "()V");
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
