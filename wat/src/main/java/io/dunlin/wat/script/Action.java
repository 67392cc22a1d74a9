package io.dunlin.wat.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a script does with an export. */
public sealed interface Action {
  /** The identifier of the instance, without {@code $}, or null for the latest one. */
  @Nullable String instance();

  /** The name of the export. */
  String export();

  /**
   * Calls a function.
   *
   * @param instance the identifier of the instance, or null for the latest one
   * @param export the name of the function
   * @param arguments what it is called with
   */
  record Invoke(@Nullable String instance, String export, List<Argument> arguments)
      implements Action {
    /** Copies the list. */
    public Invoke {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Reads a global.
   *
   * @param instance the identifier of the instance, or null for the latest one
   * @param export the name of the global
   */
  record Get(@Nullable String instance, String export) implements Action {}
}
