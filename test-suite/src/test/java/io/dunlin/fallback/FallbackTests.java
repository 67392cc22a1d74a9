package io.dunlin.fallback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.process.ChildJvm;
import io.dunlin.process.ChildJvm.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where machine code cannot run, an engine says so in a line, and another backend serves. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class FallbackTests {
  private static final int PATIENCE = 300;
  private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

  @TempDir Path folder;

  private void assertServed(String reason, ChildJvm jvm, String... arguments) {
    Outcome outcome = jvm.run(folder, PATIENCE, FallbackProgram.class, arguments);
    String story = String.join("\n", outcome.output());
    assertEquals(0, outcome.exitCode(), story);
    List<String> expected = List.of(reason, "the backend 'native' is not available: " + reason);
    assertEquals(expected, outcome.output().subList(0, 2), story);
    assertTrue(outcome.output().get(2).matches("bytecode says 42"), story);
    assertEquals(3, outcome.output().size(), story);
  }

  @Test
  void withoutNativeAccess() {
    assertServed("native access is not enabled; start Java with " + NATIVE_ACCESS, ChildJvm.with());
  }

  @Test
  void whereNativeAccessIsIllegal() {
    assertServed(
        "native access is not enabled; start Java with " + NATIVE_ACCESS,
        ChildJvm.with("--illegal-native-access=deny"));
  }

  @Test
  void onAnotherProcessor() {
    assertServed(
        "its code is for x86-64, and this processor is aarch64",
        ChildJvm.with(NATIVE_ACCESS, "-Dos.arch=aarch64"));
  }

  @Test
  void onAnotherSystem() {
    assertServed(
        "native code runs on Linux only, and this is Mac OS X",
        ChildJvm.with(NATIVE_ACCESS, "-Dos.name=Mac OS X"));
  }

  /** The JVM has all the memory for its own code before that is forbidden. */
  @Test
  void whereMemoryCannotBeMadeExecutable() {
    assertServed(
        "memory cannot be made executable: the system forbids it, or too little is left",
        ChildJvm.with(
            NATIVE_ACCESS, "-XX:InitialCodeCacheSize=64m", "-XX:ReservedCodeCacheSize=64m"),
        "forbid");
  }
}
