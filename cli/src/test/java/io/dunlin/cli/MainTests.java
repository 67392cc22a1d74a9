package io.dunlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTests {
  @TempDir Path directory;

  @Test
  void helpListsTheCommands() {
    CommandLineRun help = CommandLineRun.of("--help");
    assertEquals(ExitCodes.SUCCESS, help.exitCode());
    assertTrue(help.out().contains("validate") && help.out().contains("backends"), help.out());
    CommandLineRun runHelp = CommandLineRun.of("run", "--help");
    assertEquals(ExitCodes.SUCCESS, runHelp.exitCode());
    assertTrue(runHelp.out().contains("--invoke"), runHelp.out());
  }

  @Test
  void versionIsPrinted() {
    CommandLineRun version = CommandLineRun.of("--version");
    assertEquals(ExitCodes.SUCCESS, version.exitCode());
    assertTrue(version.out().startsWith("dunlin "), version.out());
  }

  @ParameterizedTest
  @CsvSource({
    "run --nothing x.wasm, Unknown option: '--nothing'",
    "run, Missing required parameter: 'FILE'",
    "run --fuel many x.wasm, 'not a number for fuel: ''many'''",
    "run --timeout soon x.wasm, 'not a duration: ''soon'''",
    "run -W nothing=1 x.wasm, unknown option -W 'nothing'",
    "run none.wasm, none.wasm: no such file",
    "none.wasm, none.wasm: no such file",
    "validate none.wasm, none.wasm: no such file",
    "backends more, Unmatched argument",
  })
  void badInputIsOneLine(String line, String expected) {
    CommandLineRun run = CommandLineRun.of(line.split(" "));
    assertEquals(ExitCodes.FAILURE, run.exitCode());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("error: " + expected), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void nothingAtAllIsOneLineToo() {
    CommandLineRun run = CommandLineRun.of();
    assertEquals(ExitCodes.FAILURE, run.exitCode());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void backendsAreListedWithReasons() {
    CommandLineRun backends = CommandLineRun.of("backends");
    assertEquals(ExitCodes.SUCCESS, backends.exitCode());
    assertTrue(
        backends.out().lines().anyMatch(line -> line.matches("\\* \\w+ +chosen")), backends.out());
    for (String name : new String[] {"native", "bytecode", "interpreter"}) {
      assertTrue(
          backends.out().lines().anyMatch(line -> line.matches("[* ] " + name + " +\\S.*")),
          backends.out());
    }
  }

  @Test
  void unknownBackendIsOneLine() {
    CommandLineRun run =
        CommandLineRun.of(
            "run", "--backend", "abacus", CommandLineRun.module(directory, "library"));
    assertEquals(ExitCodes.FAILURE, run.exitCode());
    assertTrue(run.err().contains("abacus") && run.err().contains("interpreter"), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void validModulesAreAcceptedSilently() {
    String module = CommandLineRun.module(directory, "library");
    CommandLineRun validate = CommandLineRun.of("validate", module);
    assertEquals("", validate.out() + validate.err());
    assertEquals(ExitCodes.SUCCESS, validate.exitCode());
  }

  @Test
  void invalidModulesAreRefusedWithPlaceAndReason() throws IOException {
    Path broken = directory.resolve("broken.wasm");
    byte[] bytes = Files.readAllBytes(Path.of(CommandLineRun.module(directory, "library")));
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(broken, Arrays.copyOf(bytes, bytes.length / 2 + 1));
    for (String command : new String[] {"validate", "run"}) {
      CommandLineRun run = CommandLineRun.of(command, broken.toString());
      assertEquals(ExitCodes.FAILURE, run.exitCode());
      assertTrue(run.err().startsWith("error: " + broken + ": "), run.err());
      assertTrue(run.err().contains("at offset 0x"), run.err());
      assertEquals(1, run.err().lines().count(), run.err());
    }
  }

  @Test
  void moduleIsReadFromStandardInput() throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(CommandLineRun.module(directory, "library")));
    String input = new String(bytes, StandardCharsets.ISO_8859_1);
    assertEquals(ExitCodes.SUCCESS, CommandLineRun.withInput(input, "validate", "-").exitCode());
    assertEquals(ExitCodes.FAILURE, CommandLineRun.withInput("text", "validate", "-").exitCode());
  }
}
