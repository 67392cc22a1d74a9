package io.dunlin.spi;

import org.jspecify.annotations.Nullable;

/**
 * Whether a provider can work here.
 *
 * @param reason why it cannot, for people to read, or null if it can
 */
public record Availability(@Nullable String reason) {
  private static final Availability AVAILABLE = new Availability(null);

  /** It can. */
  public static Availability available() {
    return AVAILABLE;
  }

  /** It cannot, for this reason. */
  public static Availability unavailable(String reason) {
    return new Availability(reason);
  }

  /** Whether it can. */
  public boolean isAvailable() {
    return reason == null;
  }
}
