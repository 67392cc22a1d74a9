package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.process.ChildJvm;
import io.dunlin.process.ChildJvm.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application that is loaded anew, and its engine with it, leaves no classes behind once memory
 * is needed: the JVM itself remembers some of them softly.
 */
final class UnloadTests {
  private static final int PATIENCE = 300;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("io.dunlin.engine.Backends#available")
  void enginesGoWithTheirClassLoader(String backend) {
    ChildJvm jvm =
        ChildJvm.with("--enable-native-access=ALL-UNNAMED", "-XX:SoftRefLRUPolicyMSPerMB=0");
    Outcome outcome = jvm.run(folder, PATIENCE, UnloadProgram.class, backend);
    assertEquals(List.of("unloaded"), outcome.output());
  }
}
