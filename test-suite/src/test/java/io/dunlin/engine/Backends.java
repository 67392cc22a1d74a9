package io.dunlin.engine;

import io.dunlin.BackendInfo;
import io.dunlin.Engine;
import java.util.List;

/** The backends that tests run on. */
public final class Backends {
  private Backends() {}

  /** Those that this machine can run, best first. */
  public static List<String> available() {
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
