package io.dunlin.spi;

import org.jspecify.annotations.Nullable;

/**
 * Whether a provider can work here.
 *
 * @param reason why it cannot, or not wholly, for people to read; or null if it can
 * @param runsPrecompiled whether it can run modules that are compiled already
 */
public record Availability(@Nullable String reason, boolean runsPrecompiled) {
  private static final Availability AVAILABLE = new Availability(null, true);

  /** It can. */
  public static Availability available() {
    return AVAILABLE;
  }

  /** It cannot, for this reason. */
  public static Availability unavailable(String reason) {
    return new Availability(reason, false);
  }

  /**
   * It can run modules that are compiled already, but not compile, for this reason. Engines take
   * such a backend only if they are asked to.
   */
  public static Availability precompiledOnly(String reason) {
    return new Availability(reason, true);
  }

  /** Whether it can. */
  public boolean isAvailable() {
    return reason == null;
  }
}
