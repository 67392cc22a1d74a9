package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dunlin.process.ChildJvm;
import io.dunlin.process.ChildJvm.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What machine code needs is started late, and only for engines that run any. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class StartTests {
  private static final int PATIENCE = 300;

  @TempDir Path folder;

  /** Where system calls are filtered, engines have to try what is allowed. */
  @BeforeAll
  static void nothingIsForbidden() throws IOException {
    String status = Files.readString(Path.of("/proc/self/status"));
    assumeTrue(status.contains("Seccomp:\t0"), "system calls are filtered here");
  }

  private void assertCodeArena(String backend, List<String> expected) {
    ChildJvm jvm = ChildJvm.with("--enable-native-access=ALL-UNNAMED");
    Outcome outcome = jvm.run(folder, PATIENCE, StartProgram.class, backend);
    assertEquals(expected, outcome.output());
  }

  @Test
  void nativeEnginesStartWhenThereIsSomethingToRun() {
    assertCodeArena("native", List.of("false", "true"));
  }

  @Test
  void otherEnginesStartNothing() {
    assertCodeArena("interpreter", List.of("false", "false"));
  }
}
