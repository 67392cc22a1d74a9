package io.dunlin.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code print}, {@code parse}, and the other commands with texts. */
class TextCommandTests {
  private static final String ADD =
      """
      (module
        (type (;0;) (func (param i32 i32) (result i32)))
        (export "add" (func $add))
        (func $add (;0;) (type 0) (param $a i32) (param $b i32) (result i32)
          local.get $a
          local.get $b
          i32.add
        )
      )
      """;

  @TempDir Path directory;

  private String file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content).toString();
  }

  @Test
  void binaryModulesArePrinted() {
    String module = CommandLineRun.module(directory, "library");
    CommandLineRun print = CommandLineRun.of("print", module);
    assertEquals("", print.err());
    assertEquals(ExitCodes.SUCCESS, print.exitCode());
    assertTrue(print.out().startsWith("(module"), print.out());
    assertTrue(print.out().contains("  (export \"add\" (func "), print.out());
  }

  @Test
  void textsArePrintedInTheUsualForm() throws IOException {
    String text =
        "(func $add (export \"add\") (param $a i32) (param $b i32) (result i32)"
            + " (i32.add (local.get $a) (local.get $b)))";
    CommandLineRun print = CommandLineRun.of("print", file("add.wat", text));
    assertEquals(ADD, print.out(), print.err());
    assertEquals(ADD, CommandLineRun.withInput(text, "print", "-").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-o", "--output"})
  void outputGoesToTheFileThatIsNamed(String option) throws IOException {
    String text = file("add.wat", ADD);
    Path binary = directory.resolve("add.wasm");
    Path printed = directory.resolve("printed.wat");
    CommandLineRun parse = CommandLineRun.of("parse", text, option, binary.toString());
    assertEquals("", parse.out() + parse.err());
    assertEquals(ExitCodes.SUCCESS, parse.exitCode());
    assertEquals("42\n", CommandLineRun.of("--invoke", "add", binary.toString(), "40", "2").out());
    CommandLineRun print =
        CommandLineRun.of("print", binary.toString(), option, printed.toString());
    assertEquals("", print.out() + print.err());
    assertEquals(ADD, Files.readString(printed));
  }

  @Test
  void binaryIsWrittenToStandardOutputUnlessThatIsATerminal() throws IOException {
    String text = file("empty.wat", "(module)");
    assertEquals("\0asm\1\0\0\0", CommandLineRun.of("parse", text).out());
    CommandLineRun refused = CommandLineRun.onTerminal("parse", text);
    assertEquals(ExitCodes.FAILURE, refused.exitCode());
    assertEquals("", refused.out());
    assertTrue(refused.err().contains("name a file with -o"), refused.err());
    Path out = directory.resolve("out.wasm");
    CommandLineRun named = CommandLineRun.onTerminal("parse", text, "-o", out.toString());
    assertEquals(ExitCodes.SUCCESS, named.exitCode());
    assertArrayEquals(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0}, Files.readAllBytes(out));
    assertEquals("(module)\n", CommandLineRun.onTerminal("print", text).out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"print", "parse", "validate", "run"})
  void faultsOfTextsHaveLineColumnAndText(String command) throws IOException {
    String text = file("faulty.wat", "(module\n  (func i32.addd))\n");
    CommandLineRun run = CommandLineRun.of(command, text);
    assertEquals(ExitCodes.FAILURE, run.exitCode());
    assertEquals(
        "error: " + text + ": unknown operator i32.addd (at line 2, column 9: 'i32.addd')\n",
        run.err());
    assertEquals("", run.out());
  }

  @Test
  void faultsOfBinariesHaveOffsets() throws IOException {
    // A function whose code is one instruction that does not exist.
    byte[] binary = {
      0, 'a', 's', 'm', 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 5, 1, 3, 0, 0x27, 0x0B
    };
    Path file = Files.write(directory.resolve("faulty.wasm"), binary);
    CommandLineRun run = CommandLineRun.of("print", file.toString());
    assertEquals(ExitCodes.FAILURE, run.exitCode());
    assertTrue(run.err().contains("illegal opcode 27 (at offset 0x17, function 0)"), run.err());
    CommandLineRun empty = CommandLineRun.withInput("", "print", "-");
    assertTrue(empty.err().contains("-: unexpected end"), empty.err());
  }

  @Test
  void binariesAreNotParsed() {
    String module = CommandLineRun.module(directory, "library");
    CommandLineRun run = CommandLineRun.of("parse", module);
    assertEquals(ExitCodes.FAILURE, run.exitCode());
    assertTrue(run.err().contains("in the binary format already"), run.err());
  }

  @Test
  void filesThatCannotBeWrittenAreNamed() throws IOException {
    String text = file("empty.wat", "(module)");
    String out = directory.resolve("missing/out").toString();
    for (String command : new String[] {"print", "parse"}) {
      CommandLineRun run = CommandLineRun.of(command, text, "-o", out);
      assertEquals(ExitCodes.FAILURE, run.exitCode());
      assertTrue(run.err().startsWith("error: " + out + ": "), run.err());
      assertEquals(1, run.err().lines().count(), run.err());
    }
  }

  @Test
  void textsAreRunAndValidated() throws IOException {
    String text = file("add.wat", ADD);
    CommandLineRun run = CommandLineRun.of("run", "--invoke", "add", text, "1", "2");
    assertEquals("3\n", run.out(), run.err());
    CommandLineRun validate = CommandLineRun.of("validate", text);
    assertEquals("", validate.err());
    assertEquals(ExitCodes.SUCCESS, validate.exitCode());
    CommandLineRun invalid = CommandLineRun.withInput("(func i32.add drop)", "validate", "-");
    assertEquals(ExitCodes.FAILURE, invalid.exitCode());
    assertTrue(invalid.err().contains("type mismatch"), invalid.err());
    assertFalse(invalid.err().contains("magic"), invalid.err());
  }

  @Test
  void unicodeIsKept() {
    String text =
        new String(
            "(export \"é\" (func 0)) (func)".getBytes(StandardCharsets.UTF_8),
            StandardCharsets.ISO_8859_1);
    CommandLineRun print = CommandLineRun.withInput(text, "print", "-");
    assertTrue(print.out().contains("(export \"é\" (func 0))"), print.out());
  }
}
