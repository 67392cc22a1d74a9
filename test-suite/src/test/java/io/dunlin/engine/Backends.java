package io.dunlin.engine;

import io.dunlin.BackendInfo;
import io.dunlin.Engine;
import java.util.List;

/** The backends that tests run on. */
public final class Backends {
  /**
   * It runs all that a program has, but no function that has more operands at a time, or more loops
   * inside of each other, than a Java method can hold.
   */
  private static final String BOUNDED = "bytecode";

  private Backends() {}

  /** Those that this machine can run, best first. */
  public static List<String> available() {
    return Engine.availableBackends().stream()
        .filter(backend -> backend.chosen() || isAvailable(backend))
        .map(BackendInfo::name)
        .toList();
  }

  /** Those of them that run functions with any number of operands and of loops. */
  public static List<String> unbounded() {
    return available().stream().filter(name -> !name.equals(BOUNDED)).toList();
  }

  private static boolean isAvailable(BackendInfo backend) {
    String reason = backend.reason();
    return reason != null && reason.startsWith("available");
  }
}
