package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.process.ChildJvm;
import io.dunlin.process.ChildJvm.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first time that a process stops code, which Java may have compiled as if nobody ever did. */
final class FirstStopTests {
  private static final int PATIENCE = 120;

  @ParameterizedTest
  @MethodSource("io.dunlin.engine.Backends#available")
  void codeStopsThatHasBeenCompiledBefore(String backend, @TempDir Path folder) {
    ChildJvm jvm = ChildJvm.with("--enable-native-access=ALL-UNNAMED");
    Outcome outcome = jvm.run(folder, PATIENCE, FirstStopProgram.class, backend);
    assertEquals(List.of("INTERRUPT"), outcome.output());
  }
}
