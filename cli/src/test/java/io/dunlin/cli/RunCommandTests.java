package io.dunlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTests {
  @TempDir Path directory;

  @Test
  void programGetsArgumentsAndEnvironmentAndGivesItsExitCode() {
    String module = CommandLineRun.module(directory, "command");
    CommandLineRun run =
        CommandLineRun.of("run", "--env", "A=1", "--env", "B=", module, "--env", "x", "--");
    assertEquals("command.wasm\0--env\0x\0--\0", run.out());
    assertEquals("A=1\0B=\0", run.err());
    assertEquals(7, run.exitCode());
  }

  @Test
  void runIsTheDefaultCommandAndArgument0CanBeSet() {
    String module = CommandLineRun.module(directory, "command");
    assertEquals("command.wasm\0a\0", CommandLineRun.of(module, "a").out());
    assertEquals("other\0", CommandLineRun.of("--argv0", "other", module).out());
    assertEquals("command.wasm\0-x\0", CommandLineRun.of("run", "--", module, "-x").out());
  }

  @Test
  void variableOfTheHostIsPassedOnOnlyIfThereIsOne() {
    String module = CommandLineRun.module(directory, "command");
    CommandLineRun run = CommandLineRun.of("run", "--env", "PATH", module);
    assertEquals("PATH=" + System.getenv("PATH") + "\0", run.err());
    assertEquals("", CommandLineRun.of("run", module).err());
    CommandLineRun missing = CommandLineRun.of("run", "--env", "DUNLIN_NO_SUCH", module);
    assertEquals(ExitCodes.FAILURE, missing.exitCode());
  }

  @ParameterizedTest
  @CsvSource({
    "add 2 40, 42",
    "add -1 0x10, 15",
    "add 0xffffffff 0, -1",
    "swap 9223372036854775807 1.5, 1.5\\n9223372036854775807",
    "swap -5 inf, inf\\n-5",
    "swap 0 -0, -0\\n0",
    "swap 0 1e21, 1000000000000000000000\\n0",
    "null, <null funcref>",
  })
  void functionsAreInvokedWithValuesOfTheirTypes(String call, String expected) {
    CommandLineRun run = invoke(call);
    assertEquals(expected.replace("\\n", "\n") + "\n", run.out(), run.err());
    assertEquals(ExitCodes.SUCCESS, run.exitCode());
  }

  @ParameterizedTest
  @CsvSource({
    "missing, exports no function 'missing'",
    "add 1, 'takes 2 arguments, found 1'",
    "add 1 x, 'not a value of type i32: ''x'''",
    "add 1 4294967296, 'not a value of type i32'",
    "swap 1 1d, 'not a value of type f64'",
  })
  void badInvocationsAreOneLine(String call, String expected) {
    CommandLineRun run = invoke(call);
    assertEquals(ExitCodes.FAILURE, run.exitCode());
    assertTrue(run.err().contains(expected), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void trapIsReportedWithNamedFrames() {
    CommandLineRun run =
        CommandLineRun.of("run", "--invoke", "outer", CommandLineRun.module(directory, "library"));
    assertEquals(ExitCodes.TRAP, run.exitCode());
    assertEquals("", run.out());
    assertTrue(run.err().contains("integer divide by zero"), run.err());
    assertTrue(run.err().contains("library!divide"), run.err());
    assertTrue(run.err().indexOf("library!divide") < run.err().indexOf("library!outer"), run.err());
  }

  @Test
  void endlessGuestIsStoppedByFuelAndByTime() {
    String module = CommandLineRun.module(directory, "library");
    CommandLineRun fuel =
        CommandLineRun.of("run", "--fuel", "10_000", "--invoke", "forever", module);
    assertEquals(ExitCodes.TRAP, fuel.exitCode());
    assertTrue(fuel.err().contains("fuel"), fuel.err());
    CommandLineRun time =
        CommandLineRun.of("run", "-W", "timeout=20ms", "--invoke", "forever", module);
    assertEquals(ExitCodes.TRAP, time.exitCode());
    assertTrue(time.err().contains("interrupt"), time.err());
  }

  @Test
  void sleepingGuestIsStoppedByTime() {
    CommandLineRun run =
        CommandLineRun.of("run", "--timeout", "20ms", CommandLineRun.module(directory, "poll"));
    assertEquals(ExitCodes.TRAP, run.exitCode(), run.err());
    assertTrue(run.err().contains("interrupt"), run.err());
  }

  @Test
  void directoriesArePassedWithAndWithoutAName() throws IOException {
    String module = CommandLineRun.module(directory, "readfile");
    Files.writeString(directory.resolve("in"), "content");
    CommandLineRun run = CommandLineRun.of("run", "--dir", directory + "::/data", module);
    assertEquals("content", run.out());
    assertEquals(ExitCodes.SUCCESS, run.exitCode());
    assertEquals("content", CommandLineRun.of("--dir", directory.toString(), module).out());
    assertEquals(8, CommandLineRun.of("run", module).exitCode(), "BADF without a directory");
    CommandLineRun missing =
        CommandLineRun.of("run", "--dir", directory.resolve("none").toString(), module);
    assertEquals(ExitCodes.FAILURE, missing.exitCode());
    assertTrue(missing.err().contains("not a directory: "), missing.err());
  }

  @Test
  void preloadedModulesOfferTheirExports() {
    String importer = CommandLineRun.module(directory, "importer");
    String library = "library=" + CommandLineRun.module(directory, "library");
    CommandLineRun run =
        CommandLineRun.of("run", "--preload", library, "--invoke", "seven", importer);
    assertEquals("7\n", run.out(), run.err());
    CommandLineRun missing = CommandLineRun.of("run", "--preload", "library", importer);
    assertEquals(ExitCodes.FAILURE, missing.exitCode());
  }

  @Test
  void unknownImportFailsWhenItIsCalledOrAtOnceIfSoAsked() {
    String importer = CommandLineRun.module(directory, "importer");
    CommandLineRun called = CommandLineRun.of("run", "--invoke", "missing", importer);
    assertTrue(called.err().contains("'nowhere' 'nothing'"), called.err());
    assertTrue(called.exitCode() != ExitCodes.SUCCESS);
    assertEquals(ExitCodes.SUCCESS, CommandLineRun.of("run", importer).exitCode());
    CommandLineRun strict = CommandLineRun.of("run", "-W", "unknown-imports-trap=n", importer);
    assertEquals(ExitCodes.FAILURE, strict.exitCode());
    assertTrue(strict.err().contains("unknown import"), strict.err());
  }

  @Test
  void memoryLimitIsEnforced() {
    CommandLineRun run =
        CommandLineRun.of(
            "run", "-W", "max-memory-size=1000", CommandLineRun.module(directory, "command"));
    assertEquals(ExitCodes.FAILURE, run.exitCode());
    assertTrue(run.err().contains("memory"), run.err());
  }

  private CommandLineRun invoke(String call) {
    List<String> line = new ArrayList<>(List.of(call.split(" ")));
    line.add(1, CommandLineRun.module(directory, "library"));
    line.addAll(0, List.of("run", "--invoke"));
    return CommandLineRun.of(line.toArray(new String[0]));
  }
}
