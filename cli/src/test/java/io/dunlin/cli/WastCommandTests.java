package io.dunlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WastCommandTests {
  private static final String GOOD =
      """
      (module (func (export "one") (result i32) (i32.const 1)))
      (assert_return (invoke "one") (i32.const 1))
      """;

  private static final String BAD = GOOD + "(assert_return (invoke \"one\") (i32.const 2))\n";

  @TempDir private Path directory;

  private String write(String name, String script) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, script).toString();
  }

  @Test
  void countsPerFileAndInAll() throws IOException {
    String good = write("good.wast", GOOD);

    CommandLineRun run = CommandLineRun.of("wast", good, good);

    assertEquals(0, run.exitCode());
    assertEquals((good + ": 1 passed, 0 failed\n").repeat(2) + "2 passed, 0 failed\n", run.out());
  }

  @Test
  void aFailureHasItsLineAndReason() throws IOException {
    String bad = write("bad.wast", BAD);

    CommandLineRun run = CommandLineRun.of("wast", bad);

    assertEquals(1, run.exitCode());
    assertEquals(
        bad
            + ":3: expected (i32.const 2), got i32:1\n"
            + bad
            + ": 1 passed, 1 failed\n1 passed, 1 failed\n",
        run.out());
  }

  @Test
  void theEngineIsConfiguredAsForRunning() throws IOException {
    String good = write("good.wast", GOOD);

    assertEquals(
        0,
        CommandLineRun.of("wast", "--opt-level", "0", "-O", "signals-based-traps=n", good)
            .exitCode());
    assertEquals(1, CommandLineRun.of("wast", "-O", "opt-level=9", good).exitCode());
  }

  @Test
  void aFolderStandsForTheScriptsInIt() throws IOException {
    write("b.wast", GOOD);
    write("a/c.wast", GOOD);
    write("a/readme.txt", "no script");

    CommandLineRun run = CommandLineRun.of("wast", directory.toString());

    assertEquals(0, run.exitCode());
    assertEquals(
        directory.resolve("a/c.wast")
            + ": 1 passed, 0 failed\n"
            + directory.resolve("b.wast")
            + ": 1 passed, 0 failed\n2 passed, 0 failed\n",
        run.out());
  }

  @Test
  void stopsEarlyIfAsked() throws IOException {
    String bad = write("bad.wast", BAD);
    String good = write("good.wast", GOOD);

    CommandLineRun run = CommandLineRun.of("wast", "--fail-fast", bad, good);

    assertEquals(1, run.exitCode());
    assertTrue(run.out().endsWith("\n1 passed, 1 failed\n"), run.out());
  }

  @Test
  void featuresCanBeDisabled() {
    String script = "(assert_invalid (module (memory 0) (memory 0)) \"multiple memories\")";

    assertEquals(1, CommandLineRun.withInput(script, "wast", "-").exitCode());
    CommandLineRun run = CommandLineRun.withInput(script, "wast", "--disable", "multi-memory", "-");
    assertEquals("-: 1 passed, 0 failed\n1 passed, 0 failed\n", run.out());
    assertEquals(
        "error: --disable none: there is no such feature\n",
        CommandLineRun.withInput(script, "wast", "--disable", "none", "-").err());
  }

  @Test
  void readsStandardInput() {
    CommandLineRun run = CommandLineRun.withInput(GOOD, "wast", "--backend", "interpreter", "-");

    assertEquals("-: 1 passed, 0 failed\n1 passed, 0 failed\n", run.out());
  }

  @Test
  void badInputIsOneLine() {
    assertEquals(
        "error: no script given; see 'dunlin wast --help'\n", CommandLineRun.of("wast").err());
    assertEquals(
        "error: missing.wast: no such file\n", CommandLineRun.of("wast", "missing.wast").err());
    assertTrue(
        CommandLineRun.of("wast", "--backend", "none", "x.wast")
            .err()
            .startsWith("error: there is no backend 'none'"));
  }
}
