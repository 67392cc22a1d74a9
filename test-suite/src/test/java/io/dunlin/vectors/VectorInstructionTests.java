package io.dunlin.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.process.ChildJvm;
import io.dunlin.process.ChildJvm.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vector instructions give the same results however their vectors are held. */
final class VectorInstructionTests {
  private static final int PATIENCE = 300;

  @TempDir Path folder;

  @Test
  void agreeWithTheInterpreter() {
    assertEquals(List.of(), VectorProgram.differences());
  }

  @Test
  void agreeWithTheInterpreterWhereThereIsTheVectorApi() {
    assertFindsNoDifferenceWithTheVectorApi(VectorProgram.class);
  }

  @Test
  void reductionsAgreeWithTheInterpreter() {
    assertEquals(List.of(), ReductionProgram.differences());
  }

  @Test
  void reductionsAgreeWithTheInterpreterWhereThereIsTheVectorApi() {
    assertFindsNoDifferenceWithTheVectorApi(ReductionProgram.class);
  }

  /** HotSpot compiles methods early here, so that the API's own shortcuts are tested as well. */
  private void assertFindsNoDifferenceWithTheVectorApi(Class<?> program) {
    Outcome outcome =
        ChildJvm.with(
                "--add-modules=jdk.incubator.vector",
                "-XX:-TieredCompilation",
                "-XX:CompileThreshold=30")
            .run(folder, PATIENCE, program);
    assertEquals(
        List.of("WARNING: Using incubator modules: jdk.incubator.vector"), outcome.output());
    assertEquals(0, outcome.exitCode());
  }
}
