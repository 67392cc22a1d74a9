package io.dunlin.engine;

import io.dunlin.BackendInfo;
import io.dunlin.Engine;
import java.util.List;

/** The backends that tests run on. */
public final class Backends {
  /** A backend that does not run everything yet: only the tests for it do without the rest. */
  private static final String UNFINISHED = "bytecode";

  private Backends() {}

  /** Those that this machine can run, best first, and that run everything. */
  public static List<String> available() {
    return withUnfinished().stream().filter(name -> !name.equals(UNFINISHED)).toList();
  }

  /** Those that this machine can run, best first, and of which some do not run everything yet. */
  public static List<String> withUnfinished() {
    return Engine.availableBackends().stream()
        .filter(backend -> backend.chosen() || isAvailable(backend))
        .map(BackendInfo::name)
        .toList();
  }

  private static boolean isAvailable(BackendInfo backend) {
    String reason = backend.reason();
    return reason != null && reason.startsWith("available");
  }
}
