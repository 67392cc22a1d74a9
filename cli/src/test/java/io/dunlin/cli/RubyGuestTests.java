package io.dunlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a module that has the interface of Ruby's packages and prints what it is given. */
class RubyGuestTests {
  @TempDir Path directory;

  private CommandLineRun ruby(String input, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "run";
    all[1] = CommandLineRun.module(directory, "ruby");
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return CommandLineRun.withInput(input, all);
  }

  private static String literal(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "['" + HexFormat.of().formatHex(bytes) + "'].pack('H*').force_encoding('UTF-8')";
  }

  @Test
  void codeOnTheCommandLineIsEvaluatedWithItsArguments() {
    CommandLineRun run = ruby("", "-e", "puts 'é'", "-e", "exit 3", "--", "-a");
    assertEquals(3, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("ruby\n-EUTF-8\n-e_=0\nbegin\n"), run.out());
    assertTrue(run.out().contains("eval(" + literal("puts 'é'\nexit 3") + ", "), run.out());
    assertTrue(run.out().contains("ARGV.replace([" + literal("-a") + ",])"), run.out());
  }

  @Test
  void otherOptionsAreRubysOwn() {
    CommandLineRun run = ruby("", "--disable-gems", "-e", "1");
    assertTrue(run.out().startsWith("ruby\n-EUTF-8\n--disable-gems\n-e_=0\n"), run.out());
  }

  @Test
  void aScriptIsReadByTheGuest() {
    CommandLineRun run = ruby("", "dir/script.rb", "-x");
    String name = literal("dir/script.rb");
    assertTrue(run.out().contains("eval(File.read(" + name + "), "), run.out());
    assertTrue(run.out().contains("$0 = " + name), run.out());
    assertTrue(run.out().contains("ARGV.replace([" + literal("-x") + ",])"), run.out());
  }

  @Test
  void withoutAProgramStandardInputIsOne() {
    CommandLineRun run = ruby("puts 1");
    assertTrue(run.out().contains("eval(" + literal("puts 1") + ", "), run.out());
  }

  @Test
  void codeMustFollowItsOption() {
    CommandLineRun run = ruby("", "-e");
    assertEquals(ExitCodes.FAILURE, run.exitCode());
    assertTrue(run.err().contains("no code specified for -e"), run.err());
  }
}
