package io.dunlin.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.process.ChildJvm;
import io.dunlin.process.ChildJvm.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Functions in bytecode do the same if they are divided into methods. Few are as large as it takes,
 * so these methods have to be small.
 */
final class DivisionTests {
  private static final int PATIENCE = 600;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {150, 400, 1000})
  void dividedFunctionsBehaveTheSame(int methodBytes) {
    Outcome outcome =
        ChildJvm.with(
                "-Ddunlin.bytecode.methodBytes=" + methodBytes,
                "-Ddunlin.differential.backends=interpreter,bytecode",
                "-XX:TieredStopAtLevel=1")
            .run(folder, PATIENCE, DivisionProgram.class, Integer.toString(methodBytes), "100");
    assertEquals(List.of(), outcome.output());
    assertEquals(0, outcome.exitCode());
  }
}
