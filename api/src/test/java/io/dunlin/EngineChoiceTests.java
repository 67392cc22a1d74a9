package io.dunlin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.internal.backend.BackendDiscovery.Candidate;
import io.dunlin.spi.Enabled;
import io.dunlin.spi.OptLevel;
import io.dunlin.spi.ProfilingStrategy;
import java.nio.file.Path;
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
    assertThrows(IllegalArgumentException.class, () -> builder.memoryReservation(-1));
    assertThrows(IllegalArgumentException.class, () -> builder.memoryGuardSize(1L << 50));
  }

  @Test
  void combinationsThatCannotBeHadAreRefusedByTheEngine() {
    Config config = Config.builder().signalsBasedTraps(true).memoryGuardSize(0).build();
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Engine.create(config, NONE))
                .getMessage());
    assertTrue(message.contains("needs a memoryReservation of at least 4294967296"), message);
  }

  @Test
  void aTargetThatNobodyCompilesForIsRefusedWithThoseThatThereAre() {
    BackendUnavailableException e =
        assertThrows(
            BackendUnavailableException.class,
            () -> Engine.create(Config.builder().target("pdp11").build(), NONE));
    assertEquals(
        "no backend compiles for the target 'pdp11':\n  native: wrong processor", e.getMessage());
  }

  @Test
  void aConfigurationKeepsItsValuesThroughItsBuilder() {
    Config config =
        Config.builder()
            .optLevel(OptLevel.NONE)
            .parallelCompilation(false)
            .target("jvm")
            .cpuFlag("avx2", false)
            .signalsBasedTraps(false)
            .memoryReservation(1 << 20)
            .memoryGuardSize(1 << 16)
            .profiling(ProfilingStrategy.PERF_MAP)
            .cache(CacheConfig.of(Path.of("/cache")))
            .build();
    Config copy = config.toBuilder().build();
    assertEquals(config.compiler(), copy.compiler());
    assertEquals(config.memory(), copy.memory());
    assertEquals(config.cache(), copy.cache());
    assertEquals(ProfilingStrategy.PERF_MAP, copy.profiling());
    assertEquals(Enabled.NO, copy.memory().signalsBasedTraps());
  }
}
