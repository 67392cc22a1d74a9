package io.dunlin.bytecode.emit;

/** Emits looks at whether to stop, and the taking of fuel. */
final class Polls {
  private Polls() {}

  /** Looks now. */
  static void poll(Emission emission) {
    callContext(emission, "poll");
  }

  /** Notes a call, and looks every so many calls. */
  static void noteCall(Emission emission) {
    callContext(emission, "noteCall");
  }

  private static void callContext(Emission emission, String method) {
    pushContext(emission);
    emission.code.invokeVirtual(RuntimeNames.EXECUTION_CONTEXT, method, "()V");
  }

  private static void pushContext(Emission emission) {
    emission.code.loadInstance();
    emission.code.getField(
        RuntimeNames.INSTANCE, "context", RuntimeNames.descriptor(RuntimeNames.EXECUTION_CONTEXT));
  }

  /** Takes fuel. */
  static void consumeFuel(Emission emission, int units) {
    pushContext(emission);
    emission.code.push((long) units);
    emission.code.invokeVirtual(RuntimeNames.EXECUTION_CONTEXT, "consumeFuel", "(J)V");
  }
}
