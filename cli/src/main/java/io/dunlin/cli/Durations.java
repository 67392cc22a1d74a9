package io.dunlin.cli;

import java.time.Duration;

/**
 * Durations as on Wasmtime's command line: {@code 2s}, {@code 500ms}, {@code 10us}, {@code 5ns}.
 */
final class Durations {
  private Durations() {}

  /**
   * Reads a duration; a number without a unit means seconds; at most 292 years.
   *
   * @throws CommandException if it is none
   */
  static Duration parse(String text) {
    int end = text.length();
    while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    String unit = text.substring(end);
    try {
      long number = Numbers.parseUnsigned(text.substring(0, end));
      Duration duration =
          switch (unit) {
            case "", "s" -> Duration.ofSeconds(number);
            case "ms" -> Duration.ofMillis(number);
            case "us" -> Duration.ofNanos(Math.multiplyExact(number, 1_000L));
            case "ns" -> Duration.ofNanos(number);
            default -> throw new NumberFormatException(unit);
          };
      // What is longer than 292 years cannot be counted in nanoseconds, and is refused here.
      return Duration.ofNanos(duration.toNanos());
    } catch (NumberFormatException | ArithmeticException e) {
      throw new CommandException("not a duration: '" + text + "' (examples: 2s, 500ms, 10us, 5ns)");
    }
  }
}
