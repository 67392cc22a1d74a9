package io.dunlin.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.Config;
import io.dunlin.engine.Backends;
import io.dunlin.engine.CodeVariation;
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
    return tests(Config.builder().build(), Suite.values());
  }

  /** Code that takes fuel is other code; our own scripts have all of its instructions. */
  @TestFactory
  Stream<DynamicNode> ownScriptsWithFuel() {
    return tests(Config.builder().consumeFuel(true).build(), Suite.OWN);
  }

  private static Stream<DynamicNode> tests(Config config, Suite... suites) {
    return Backends.available().stream()
        .flatMap(
            backend ->
                CodeVariation.of(backend).stream()
                    .map(
                        variation -> {
                          Config.Builder varied = config.toBuilder().backend(backend);
                          return tests(variation.apply(varied).build(), backend, variation, suites);
                        }));
  }

  private static DynamicNode tests(
      Config config, String backend, CodeVariation variation, Suite... suites) {
    ExpectedFailures expected = ExpectedFailures.of(backend);
    String title = (backend + " " + variation).strip();
    Stream<DynamicNode> runs =
        Stream.of(suites)
            .map(
                suite -> {
                  Config own = config.toBuilder().features(suite.features()).build();
                  return new SuiteRun(suite, title, own, expected);
                })
            .map(SuiteRun::tests);
    return DynamicContainer.dynamicContainer(title, runs);
  }

  @Test
  void expectedFailuresAreThoseOfSuites() {
    assertEquals(List.of(), ExpectedFailures.outsideOfSuites());
  }
}
