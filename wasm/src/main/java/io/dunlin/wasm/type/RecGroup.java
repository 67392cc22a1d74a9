package io.dunlin.wasm.type;

import java.util.List;

/**
 * Type definitions that may refer to each other.
 *
 * @param firstIndex the type index of the first
 * @param types the definitions, with consecutive indices
 */
public record RecGroup(int firstIndex, List<SubType> types) {
  /** Copies the list. */
  public RecGroup {
    types = List.copyOf(types);
  }
}
