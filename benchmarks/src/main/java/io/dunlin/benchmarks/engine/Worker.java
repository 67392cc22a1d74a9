package io.dunlin.benchmarks.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * A JVM that runs programs on one engine, so that no engine's profile disturbs another's. Speaks
 * the language of {@link EngineProcess}.
 */
final class Worker {
  private final EngineUnderTest engine;
  private final Map<String, IntUnaryOperator> kernels = new HashMap<>();
  private final Map<String, EngineUnderTest.Command> commands = new HashMap<>();

  private Worker(EngineUnderTest engine) {
    this.engine = engine;
  }

  /** Serves until the input ends; the argument is the engine. */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    // Whatever else writes there does not reach who asks.
    System.setOut(System.err);
    Worker worker = new Worker(EngineUnderTest.named(args[0]));
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      answers.println(worker.answer(line.split(EngineProcess.SEPARATOR, -1)));
      answers.flush();
    }
  }

  /** Catches everything: a peer that cannot run a program must not end the others' run. */
  @SuppressWarnings("CatchAndPrintStackTrace")
  private String answer(String[] request) {
    try {
      Path file = Path.of(request[1]);
      return switch (request[0]) {
        case EngineProcess.KERNEL -> runKernel(file, Integer.parseInt(request[2]));
        case EngineProcess.OBJECTS -> runObjects(file, request[2], Integer.parseInt(request[3]));
        case EngineProcess.COMMAND -> runCommand(file);
        default -> throw new IllegalArgumentException(request[0]);
      };
    } catch (Exception | Error e) {
      return EngineProcess.FAILED
          + EngineProcess.SEPARATOR
          + e.toString().lines().findFirst().orElse("");
    }
  }

  private String runKernel(Path file, int argument) throws IOException {
    IntUnaryOperator kernel = kernels.get(file.toString());
    if (kernel == null) {
      kernel = engine.loadKernel(Files.readAllBytes(file));
      kernels.put(file.toString(), kernel);
    }
    return measure(kernel, argument);
  }

  private String runObjects(Path file, String name, int argument) throws IOException {
    IntUnaryOperator program = kernels.get(name);
    if (program == null) {
      program = engine.loadObjectProgram(Files.readAllBytes(file), name);
      kernels.put(name, program);
    }
    return measure(program, argument);
  }

  private static String measure(IntUnaryOperator program, int argument) {
    Stopwatch stopwatch = new Stopwatch();
    stopwatch.start();
    int result = program.applyAsInt(argument);
    stopwatch.stop();
    return stopwatch.answer(String.valueOf(result));
  }

  private String runCommand(Path file) throws IOException {
    EngineUnderTest.Command command = commands.get(file.toString());
    if (command == null) {
      command = engine.loadCommand(Files.readAllBytes(file), file.resolveSibling(""));
      commands.put(file.toString(), command);
    }
    Stopwatch stopwatch = new Stopwatch();
    Output output = command.run(stopwatch);
    return stopwatch.answer(output.digest());
  }
}
