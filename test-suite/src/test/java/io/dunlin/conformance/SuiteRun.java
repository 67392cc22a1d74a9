package io.dunlin.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.cli.wast.WastReport;
import io.dunlin.cli.wast.WastRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** The tests of a suite on a backend: one for each script, and one for all of them together. */
final class SuiteRun {
  private final Suite suite;
  private final String title;
  private final ExpectedFailures expected;
  private final WastRunner runner;
  private int passed;
  private int failed;

  SuiteRun(Suite suite, String backend, Config config, ExpectedFailures expected) {
    this.suite = suite;
    this.title = backend + (config.consumeFuel() ? " with fuel, " : ", ") + suite;
    this.expected = expected;
    this.runner = new WastRunner(Engine.create(config));
  }

  DynamicNode tests() {
    if (!suite.isPresent()) {
      return DynamicTest.dynamicTest(suite.toString(), this::reportAbsence);
    }
    Stream<DynamicNode> scripts =
        suite.scripts().stream()
            .map(
                script ->
                    DynamicTest.dynamicTest(
                        suite.name(script), script.toUri(), () -> runScript(script)));
    Stream<DynamicNode> total =
        Stream.of(DynamicTest.dynamicTest(suite + " as a whole", this::checkTotal));
    return DynamicContainer.dynamicContainer(suite.toString(), Stream.concat(scripts, total));
  }

  private void reportAbsence() {
    String message =
        "no scripts in " + suite.path().toAbsolutePath() + "; -Ddunlin.suites=DIR names another";
    say(message);
    if (Suite.isRequired()) {
      fail(message);
    }
    Assumptions.abort(message);
  }

  /** Says it where whoever runs the tests sees it, too, and not only in reports. */
  private void say(String message) {
    System.out.println("Conformance of " + title + ": " + message);
  }

  private void runScript(Path script) throws IOException {
    String name = suite.name(script);
    WastReport report = runner.run(Files.readAllBytes(script));
    passed += report.passed();
    failed += report.failures().size();
    List<String> unexpected = new ArrayList<>();
    for (WastReport.Failure failure : report.failures()) {
      if (!expected.contains(name, failure.line())) {
        unexpected.add(name + ":" + failure.line() + ": " + failure.reason());
      }
    }
    assertTrue(
        unexpected.isEmpty(),
        () -> unexpected.size() + " failed:\n" + String.join("\n", unexpected));
  }

  private void checkTotal() {
    say(passed + " passed, " + failed + " failed");
    assertEquals(List.of(), expected.unseen(suite), "listed as failing, but passed");
    int all = passed + failed;
    assertTrue(
        all >= suite.leastAssertions(),
        () -> all + " assertions found, there should be " + suite.leastAssertions());
  }
}
