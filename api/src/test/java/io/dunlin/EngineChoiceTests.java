package io.dunlin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.internal.backend.BackendDiscovery.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engine says if it cannot have the backend that it wants. */
final class EngineChoiceTests {
  private static final List<Candidate> NONE =
      List.of(new Candidate("native", null, "wrong processor"));

  @Test
  void withoutAnyBackendAllReasonsAreGiven() {
    BackendUnavailableException e =
        assertThrows(
            BackendUnavailableException.class, () -> Engine.create(Config.builder().build(), NONE));
    assertEquals("no backend is available:\n  native: wrong processor", e.getMessage());
  }

  @Test
  void aBackendAskedForByNameIsRefusedWithItsReason() {
    BackendUnavailableException e =
        assertThrows(
            BackendUnavailableException.class,
            () -> Engine.create(Config.builder().backend("native").build(), NONE));
    assertEquals("the backend 'native' is not available: wrong processor", e.getMessage());
  }

  @Test
  void anUnknownBackendIsRefusedWithTheKnownOnes() {
    BackendUnavailableException e =
        assertThrows(
            BackendUnavailableException.class,
            () -> Engine.create(Config.builder().backend("quantum").build(), NONE));
    assertTrue(String.valueOf(e.getMessage()).startsWith("there is no backend 'quantum'"));
  }

  @Test
  void valuesThatMakeNoSenseAreRefusedAtOnce() {
    Config.Builder builder = Config.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.maxWasmStack(100));
    assertThrows(IllegalArgumentException.class, () -> builder.backtraceFrames(-1));
  }
}
