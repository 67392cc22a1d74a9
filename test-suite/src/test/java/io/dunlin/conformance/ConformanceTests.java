package io.dunlin.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.Config;
import io.dunlin.engine.Backends;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every test script on every backend. */
final class ConformanceTests {

  @TestFactory
  Stream<DynamicNode> scripts() {
    return Backends.available().stream()
        .map(backend -> tests(Config.builder().backend(backend), backend, Suite.values()));
  }

  /** Code that takes fuel is other code; our own scripts have all of its instructions. */
  @TestFactory
  Stream<DynamicNode> ownScriptsWithFuel() {
    return Backends.available().stream()
        .map(
            backend -> {
              Config.Builder config = Config.builder().backend(backend).consumeFuel(true);
              return tests(config, backend, Suite.OWN);
            });
  }

  private static DynamicNode tests(Config.Builder config, String backend, Suite... suites) {
    ExpectedFailures expected = ExpectedFailures.of(backend);
    Stream<DynamicNode> runs =
        Stream.of(suites)
            .map(suite -> new SuiteRun(suite, config.features(suite.features()).build(), expected))
            .map(SuiteRun::tests);
    return DynamicContainer.dynamicContainer(backend, runs);
  }

  @Test
  void expectedFailuresAreThoseOfSuites() {
    assertEquals(List.of(), ExpectedFailures.outsideOfSuites());
  }
}
