package io.dunlin.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys given with a Wasmtime-like option group: {@code -W fuel=1000,timeout=2s}. The last value
 * of a key counts.
 */
final class OptionGroup {
  private final String name;
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * Reads a group.
   *
   * @param name the option, such as {@code -W}
   * @param given all values that the option was given with
   * @param known the keys that there are
   * @throws CommandException for any other key
   */
  OptionGroup(String name, List<String> given, List<String> known) {
    this.name = name;
    for (String value : given) {
      for (String entry : value.split(",", -1)) {
        int equals = entry.indexOf('=');
        String key = equals < 0 ? entry : entry.substring(0, equals);
        if (!known.contains(key)) {
          throw new CommandException(
              "unknown option " + name + " '" + key + "', known are " + String.join(", ", known));
        }
        values.put(key, equals < 0 ? "y" : entry.substring(equals + 1));
      }
    }
  }

  /** The text of a key, or null. */
  @Nullable String text(String key) {
    return values.get(key);
  }

  /** The number of a key, or {@code otherwise}. */
  long number(String key, long otherwise) {
    String text = values.get(key);
    return text == null ? otherwise : Numbers.parseOption(name + " " + key, text);
  }

  /** Whether a switch is on, or {@code otherwise}. */
  boolean isOn(String key, boolean otherwise) {
    String text = values.get(key);
    return text == null ? otherwise : Numbers.parseSwitch(name + " " + key, text);
  }
}
