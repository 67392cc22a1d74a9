package io.dunlin.cli.wast;

import io.dunlin.Trap;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wat.script.Command;
import java.util.Locale;

/** The reasons that scripts expect, and those that engines give. */
final class Messages {
  private static final String TRAP_PREFIX = "wasm trap: ";

  private Messages() {}

  /** The reason in the words that the specification's tests are compared with. */
  static String of(RuntimeException e) {
    if (e instanceof InvalidModuleException invalid) {
      return invalid.reason();
    }
    String message = String.valueOf(e.getMessage());
    return e instanceof Trap && message.startsWith(TRAP_PREFIX)
        ? message.substring(TRAP_PREFIX.length())
        : message;
  }

  static String describe(Command.ActionFailure failure, String message) {
    return describe(failure.name(), message);
  }

  static String describe(Command.ModuleFailure failure, String message) {
    return describe(failure.name(), message);
  }

  private static String describe(String failure, String message) {
    String kind = failure.toLowerCase(Locale.ROOT).replace('_', ' ');
    return message.isEmpty() ? kind : kind + " '" + message + "'";
  }
}
