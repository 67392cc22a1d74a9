package io.dunlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTests {
  @Test
  void unitsAreUnderstood() {
    assertEquals(Duration.ofSeconds(2), Durations.parse("2s"));
    assertEquals(Duration.ofSeconds(2), Durations.parse("2"));
    assertEquals(Duration.ofMillis(500), Durations.parse("500ms"));
    assertEquals(Duration.ofNanos(10_000), Durations.parse("10us"));
    assertEquals(Duration.ofNanos(5), Durations.parse("5ns"));
    assertEquals(Duration.ofSeconds(20), Durations.parse("20_000ms"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "s", "-1s", "2h", "1.5s", "ms2", "99999999999999999999s", "9999999999999s"})
  void otherTextIsRefused(String text) {
    CommandException refused = assertThrows(CommandException.class, () -> Durations.parse(text));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("'" + text + "'"), message);
  }
}
