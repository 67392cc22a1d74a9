package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.process.ChildJvm;
import io.dunlin.process.ChildJvm.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first time that a process stops code, which Java may have compiled as if nobody ever did. */
final class FirstStopTests {
  private static final int PATIENCE = 60;

  /** Java's collectors differ in which loops Java can stop. */
  private static final List<String> COLLECTORS = List.of("G1", "Serial");

  static Stream<Arguments> backendsAndCollectors() {
    return Backends.available().stream()
        .flatMap(backend -> COLLECTORS.stream().map(each -> Arguments.of(backend, each)));
  }

  @ParameterizedTest
  @MethodSource("backendsAndCollectors")
  void codeStopsThatHasBeenCompiledBefore(String backend, String collector, @TempDir Path folder) {
    ChildJvm jvm =
        ChildJvm.with("--enable-native-access=ALL-UNNAMED", "-XX:+Use" + collector + "GC");
    Outcome outcome = jvm.run(folder, PATIENCE, FirstStopProgram.class, backend);
    assertEquals(List.of("INTERRUPT"), outcome.output());
  }
}
