package io.dunlin.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dunlin.Engine;
import io.dunlin.generate.GeneratedModule;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Generated modules do the same on every backend, with and without fuel, and in every form.
 *
 * <p>{@code dunlin.differential.seed} is the first seed, {@code dunlin.differential.modules} says
 * how many modules there are: one if a seed is given.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class DifferentialTests {
  private static final int USUAL_MODULES = 4_000;
  private static final Path FAILURES = Path.of("target", "differential");

  private final List<Execution> executions = Execution.available();
  private final Campaign.Report report;

  DifferentialTests() {
    boolean again = Long.getLong("dunlin.differential.seed") != null;
    report =
        new Campaign(
                executions,
                Long.getLong("dunlin.differential.seed", 0),
                Integer.getInteger("dunlin.differential.modules", again ? 1 : USUAL_MODULES))
            .run();
    System.out.println("Differential run of " + executions + "\n" + report.statistics());
  }

  @Test
  void modulesBehaveTheSameEverywhere() {
    List<String> failures = new ArrayList<>();
    for (Campaign.Failure failure : report.failures()) {
      GeneratedModule shrunk =
          Shrinker.shrink(
              failure.module(),
              smaller -> new Differential(executions).run(smaller).difference().isPresent());
      Path folder = FailureFolder.write(FAILURES, failure, shrunk);
      failures.add(
          "seed "
              + failure.module().seed()
              + ", see "
              + folder.toAbsolutePath()
              + ": "
              + failure.difference().what());
    }
    assertEquals(List.of(), failures);
  }

  @Test
  void everyInstructionIsGenerated() {
    assumeEnough();
    for (Features features : new Differential(executions).features()) {
      assertEquals(Set.of(), report.statistics().missing(features));
    }
  }

  @Test
  void manyCallsReturnAndManyDoNot() {
    assumeEnough();
    int returned = report.statistics().returnedPercent();
    assertTrue(returned >= 40 && returned <= 85, () -> returned + "%");
  }

  @Test
  void manyCallsRunForAWhile() {
    assumeEnough();
    int percent = report.statistics().longCallPercent();
    assertTrue(percent >= 25, () -> percent + "%");
  }

  @Test
  void trapsOfAllKindsHappen() {
    assumeEnough();
    Set<TrapCode> expected = EnumSet.allOf(TrapCode.class);
    // These come from outside, or from sizes that depend on the machine.
    expected.removeAll(
        Set.of(TrapCode.INTERRUPT, TrapCode.OUT_OF_FUEL, TrapCode.ALLOCATION_TOO_LARGE));
    if (!Engine.create().features().has(Feature.GC)) {
      expected.removeAll(
          Set.of(
              TrapCode.NULL_STRUCT_REFERENCE,
              TrapCode.NULL_ARRAY_REFERENCE,
              TrapCode.NULL_I31_REFERENCE,
              TrapCode.ARRAY_OUT_OF_BOUNDS,
              TrapCode.CAST_FAILURE));
    }
    expected.removeAll(report.statistics().traps());
    assertEquals(Set.of(), expected);
  }

  private void assumeEnough() {
    int modules = report.statistics().modules();
    assumeTrue(modules >= USUAL_MODULES, () -> "only " + modules + " modules");
  }
}
