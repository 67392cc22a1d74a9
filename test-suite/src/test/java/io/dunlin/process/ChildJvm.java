package io.dunlin.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Another JVM.
 *
 * @param limits shell commands that come before it, such as {@code ulimit -v 1000000}; may be empty
 * @param options its options
 * @param classPath its class path
 */
public record ChildJvm(String limits, List<String> options, String classPath) {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** A JVM with the class path of this one. */
  public ChildJvm(String limits, List<String> options) {
    this(limits, options, System.getProperty("java.class.path"));
  }

  /** A JVM with these options, and the class path of this one. */
  public static ChildJvm with(String... options) {
    return new ChildJvm("", List.of(options));
  }

  /** The same with another class path. */
  public ChildJvm onClassPath(List<Path> entries) {
    return new ChildJvm(
        limits,
        options,
        entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
  }

  /**
   * How a JVM has ended.
   *
   * @param exitCode its exit code
   * @param output all lines that it has printed, to whatever stream
   */
  public record Outcome(int exitCode, List<String> output) {}

  /**
   * Runs a program to its end.
   *
   * @param folder where it runs; exists
   * @param seconds after how many it must have ended
   * @throws IllegalStateException if it has not
   */
  public Outcome run(Path folder, int seconds, Class<?> program, String... arguments) {
    return run(folder, seconds, program.getName(), arguments);
  }

  /** The same for a program that is named by its class. */
  public Outcome run(Path folder, int seconds, String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", shellCommand(), JAVA.toString()));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, program));
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile(folder, "output", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("not ended after " + seconds + " seconds: " + command);
      }
      List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return new Outcome(process.exitValue(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String shellCommand() {
    return (limits.isEmpty() ? "" : limits + " && ") + "exec \"$0\" \"$@\"";
  }
}
