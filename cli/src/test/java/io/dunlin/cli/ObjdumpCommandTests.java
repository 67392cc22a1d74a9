package io.dunlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disassembled code of x86-64, which can be compiled on any machine. */
final class ObjdumpCommandTests {
  @TempDir Path directory;

  private CommandLineRun dump(String... options) {
    List<String> line = new ArrayList<>(List.of("objdump", "--target", "x86_64"));
    line.addAll(List.of(options));
    line.add(CommandLineRun.module(directory, "library"));
    return CommandLineRun.of(line.toArray(new String[0]));
  }

  @Test
  void functionsAreShownWithNamesAndOffsetsInTheModule() {
    CommandLineRun run = dump();
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("<divide>, "), run.out());
    assertTrue(
        run.out().lines().anyMatch(line -> line.matches(" *0x[0-9a-f]+ +[0-9a-f]+: test ecx, ecx")),
        run.out());
    assertTrue(run.out().contains(": call trap INTEGER_DIVISION_BY_ZERO"), run.out());
  }

  @Test
  void oneFunctionIsShownWithItsBytes() {
    CommandLineRun run = dump("--function", "divide", "--bytes");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(1, run.out().lines().filter(line -> line.startsWith("function ")).count());
    assertTrue(run.out().lines().anyMatch(line -> line.matches(" +0: 55 +push rbp")), run.out());
  }

  @Test
  void artifactsAreShownAsTheModuleIs() {
    String artifact = directory.resolve("library.dlo").toString();
    String module = CommandLineRun.module(directory, "library");
    CommandLineRun compiled =
        CommandLineRun.of("compile", "--target", "x86_64", "-o", artifact, module);
    assertEquals(0, compiled.exitCode(), compiled.err());
    CommandLineRun run = CommandLineRun.of("objdump", "--target", "x86_64", artifact);
    assertEquals(dump().out(), run.out());
    CommandLineRun other =
        CommandLineRun.of("objdump", "--target", "x86_64", "--opt-level", "0", artifact);
    assertEquals(1, other.exitCode());
    assertTrue(other.err().contains("its setting optLevel is 'SPEED'"), other.err());
  }

  @Test
  void whereThereIsNoCodeThatIsSaid() {
    CommandLineRun missing = dump("--function", "nobody");
    assertEquals(1, missing.exitCode());
    assertEquals("error: no function with machine code is called nobody\n", missing.err());
    CommandLineRun interpreter =
        CommandLineRun.of(
            "objdump", "--backend", "interpreter", CommandLineRun.module(directory, "library"));
    assertEquals(1, interpreter.exitCode());
    assertEquals(
        "error: there is no machine code: the backend is 'interpreter'\n", interpreter.err());
  }
}
