package io.dunlin.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    return Backends.available().stream().map(ConformanceTests::tests);
  }

  private static DynamicNode tests(String backend) {
    ExpectedFailures expected = ExpectedFailures.of(backend);
    Stream<DynamicNode> suites =
        Stream.of(Suite.values()).map(suite -> new SuiteRun(suite, backend, expected).tests());
    return DynamicContainer.dynamicContainer(backend, suites);
  }

  @Test
  void expectedFailuresAreThoseOfSuites() {
    assertEquals(List.of(), ExpectedFailures.of("interpreter").unknown());
  }
}
