package io.dunlin.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Where a command's result goes: the file that {@code -o} names, or standard output. */
final class OutputFile {
  private static final String OPTION = "-o";

  private final @Nullable String name;
  private final Console console;

  OutputFile(ParseResult arguments, Console console) {
    this.name = arguments.matchedOptionValue(OPTION, null);
    this.console = console;
  }

  private OutputFile(@Nullable String name, Console console) {
    this.name = name;
    this.console = console;
  }

  /** The file with this name. */
  static OutputFile of(String name, Console console) {
    return new OutputFile(name, console);
  }

  /** The option that names the file. */
  static OptionSpec option() {
    return Options.single(
        "OUT", "Write to this file instead of standard output.", OPTION, "--output");
  }

  /** What to call it in a message. */
  String name() {
    return name == null ? "standard output" : name;
  }

  boolean isTerminal() {
    return name == null && console.isTerminal(1);
  }

  /** Writes the result; standard output stays open. */
  void write(Content content) {
    try {
      if (name == null) {
        content.writeTo(console.out());
      } else {
        try (OutputStream out = Files.newOutputStream(ModuleFile.path(name))) {
          content.writeTo(out);
        }
      }
    } catch (IOException e) {
      throw CommandException.of(name(), e);
    }
  }

  /** What is written. */
  @FunctionalInterface
  interface Content {
    /** Writes it, and flushes what it has buffered. */
    void writeTo(OutputStream out) throws IOException;
  }
}
