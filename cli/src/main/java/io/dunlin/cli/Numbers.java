package io.dunlin.cli;

import java.util.Locale;

/** Numbers as on Wasmtime's command line: decimal, hexadecimal after {@code 0x}, with {@code _}. */
final class Numbers {
  private Numbers() {}

  /**
   * Reads a number that is not negative, and less than 2<sup>63</sup>.
   *
   * @throws NumberFormatException if it is none
   */
  static long parseUnsigned(String text) {
    String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    long number =
        digits.startsWith("0x") ? Long.parseLong(digits.substring(2), 16) : Long.parseLong(digits);
    if (number < 0) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  /**
   * Reads the number of an option.
   *
   * @throws CommandException if it is none
   */
  static long parseOption(String option, String text) {
    try {
      return parseUnsigned(text);
    } catch (NumberFormatException e) {
      throw new CommandException("not a number for " + option + ": '" + text + "'");
    }
  }

  /**
   * Reads a switch: {@code y}, {@code yes} or {@code true}, and their opposites.
   *
   * @throws CommandException if it is none
   */
  static boolean parseSwitch(String option, String text) {
    return switch (text) {
      case "y", "yes", "true" -> true;
      case "n", "no", "false" -> false;
      default -> throw new CommandException("not y or n for " + option + ": '" + text + "'");
    };
  }
}
