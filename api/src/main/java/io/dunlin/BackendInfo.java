package io.dunlin;

import org.jspecify.annotations.Nullable;

/**
 * What an engine found out about a backend.
 *
 * @param name the backend's name
 * @param chosen whether the engine uses it
 * @param reason why it does not, or null if it does
 */
public record BackendInfo(String name, boolean chosen, @Nullable String reason) {
  /** One line for people to read. */
  @Override
  public String toString() {
    return chosen ? name + ": chosen" : name + ": " + reason;
  }
}
