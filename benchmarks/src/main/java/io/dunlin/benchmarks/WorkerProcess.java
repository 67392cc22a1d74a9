package io.dunlin.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A {@link Worker} in a process of its own. */
final class WorkerProcess implements AutoCloseable {
  private final String engine;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;

  /** What one run took and gave. */
  record Run(long nanoseconds, int result) {}

  WorkerProcess(String engine, Path programs) throws IOException {
    this.engine = engine;
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Worker.class.getName(),
            engine,
            programs.toString());
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    requests = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  String engine() {
    return engine;
  }

  Run run(Program program) throws IOException {
    requests.write(program.name() + " " + program.argument() + "\n");
    requests.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException(engine + " failed to run " + program.name());
    }
    int space = answer.indexOf(' ');
    return new Run(
        Long.parseLong(answer.substring(0, space)), Integer.parseInt(answer.substring(space + 1)));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
