package io.dunlin.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The command, run in this process: its exit code and what it printed. */
record CommandLineRun(int exitCode, String out, String err) {

  static CommandLineRun of(String... arguments) {
    return withInput("", arguments);
  }

  static CommandLineRun withInput(String input, String... arguments) {
    return run(input, "", arguments);
  }

  /** As {@link #of}, with standard output on a terminal. */
  static CommandLineRun onTerminal(String... arguments) {
    return run("", "1", arguments);
  }

  private static CommandLineRun run(String input, String terminals, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1));
    int exitCode = new Main(new Console(in, out, err, terminals)).execute(List.of(arguments));
    return new CommandLineRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Copies a module from the resources to a directory and gives its path. */
  static String module(Path directory, String name) {
    try (InputStream module = CommandLineRun.class.getResourceAsStream(name + ".wasm")) {
      Path copy = directory.resolve(name + ".wasm");
      Files.write(copy, Objects.requireNonNull(module, name).readAllBytes());
      return copy.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
