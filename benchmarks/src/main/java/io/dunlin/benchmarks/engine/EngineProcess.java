package io.dunlin.benchmarks.engine;

import io.dunlin.benchmarks.program.Kernel;
import io.dunlin.benchmarks.program.ObjectProgram;
import io.dunlin.benchmarks.program.Program;
import io.dunlin.benchmarks.program.WasiCommand;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An engine in a process of its own, which runs programs when it is told to. A request is a line of
 * fields that tabulators separate: {@code kernel FILE ARGUMENT}, {@code objects FILE NAME ARGUMENT}
 * or {@code command FILE}. So is the answer: {@code NANOSECONDS PROCESSOR_NANOSECONDS RESULT} or
 * {@code failed REASON}. The first request for a file loads it. Not thread-safe.
 */
public final class EngineProcess implements AutoCloseable {
  static final String SEPARATOR = "\t";
  static final String KERNEL = "kernel";
  static final String OBJECTS = "objects";
  static final String COMMAND = "command";
  static final String FAILED = "failed";

  private static final String V8 = "v8";
  private static final String V8_TIERED = "v8-tiered";
  static final String ENDIVE_INTERPRETER = "endive-interpreter";

  private static final ScheduledExecutorService WATCH =
      Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory());

  /**
   * Node.js 20 keeps files of each command open and cannot collect WASI without crashing, so that
   * its process makes way for a fresh one before it has too many of them.
   */
  private static final int COMMANDS_OF_NODE = 2000;

  private final String engine;
  private final Duration limit;
  private WorkerProcess worker;

  /** The process that works now. */
  private static final class WorkerProcess {
    final Process process;
    final BufferedWriter requests;
    final BufferedReader answers;
    @Nullable Program program;
    int commands;

    WorkerProcess(Process process) {
      this.process = process;
      requests = process.outputWriter(StandardCharsets.UTF_8);
      answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Whether another program should rather have a process of its own. */
    boolean isUsedUpBefore(Program next) {
      return commands >= COMMANDS_OF_NODE && !next.equals(program);
    }
  }

  /**
   * What a program took and gave.
   *
   * @param nanoseconds the time of the call, or between the command's marks
   * @param processorNanoseconds how long a processor worker on it
   * @param result the checksum, or a digest of what the command wrote
   */
  public record Run(long nanoseconds, long processorNanoseconds, String result) {}

  /**
   * Starts an engine.
   *
   * @param engine its name
   * @param limit after which a run is given up
   */
  public EngineProcess(String engine, Duration limit) throws IOException {
    this.engine = engine;
    this.limit = limit;
    worker = new WorkerProcess(start(engine));
  }

  private static Process start(String engine) throws IOException {
    List<String> command =
        switch (engine) {
          case V8 -> node(OPTIMIZING_ONLY);
          case V8_TIERED -> node(List.of());
          case ENDIVE_INTERPRETER ->
              ChildJvm.command(newestEndive(), Worker.class, List.of(engine));
          default -> ChildJvm.command(Worker.class, List.of(engine));
        };
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Endive's compiler is there in an older version only, and runs with nothing newer. */
  private static String newestEndive() {
    return Path.of("benchmarks", "target", "endive-interpreter", "*")
        + File.pathSeparator
        + System.getProperty("java.class.path");
  }

  /**
   * All code of a module is made by the optimizing compiler, before the module runs. Fast calls are
   * off because a collection during one aborts Node.js 20.
   */
  private static final List<String> OPTIMIZING_ONLY =
      List.of(
          "--no-liftoff",
          "--no-wasm-tier-up",
          "--no-wasm-lazy-compilation",
          "--no-turbo-fast-api-calls");

  private static List<String> node(List<String> options) {
    List<String> command = new ArrayList<>(List.of("node", "--no-warnings"));
    command.addAll(options);
    command.add(Path.of("benchmarks", "src", "main", "javascript", "worker.js").toString());
    return command;
  }

  /** The engine's name. */
  public String engine() {
    return engine;
  }

  /**
   * Runs a program once.
   *
   * @throws EngineFailure if the engine cannot run it; the engine can still be used
   */
  public Run run(Program program) throws IOException, EngineFailure {
    if (engine.equals(V8) && worker.isUsedUpBefore(program)) {
      close();
      worker = new WorkerProcess(start(engine));
    }
    worker.program = program;
    if (program instanceof WasiCommand) {
      worker.commands++;
    }
    String answer = ask(program);
    String[] fields = answer.split(SEPARATOR, -1);
    if (fields[0].equals(FAILED)) {
      throw new EngineFailure(fields[1]);
    }
    return new Run(Long.parseLong(fields[0]), Long.parseLong(fields[1]), fields[2]);
  }

  private String ask(Program program) throws IOException, EngineFailure {
    worker.requests.write(
        switch (program) {
          case Kernel kernel -> KERNEL + SEPARATOR + kernel.file() + SEPARATOR + kernel.argument();
          case ObjectProgram objects ->
              String.join(
                  SEPARATOR,
                  OBJECTS,
                  objects.file().toString(),
                  objects.name(),
                  String.valueOf(objects.argument()));
          case WasiCommand command -> COMMAND + SEPARATOR + command.file();
        });
    worker.requests.write("\n");
    worker.requests.flush();
    ScheduledFuture<?> end =
        WATCH.schedule(worker.process::destroyForcibly, limit.toNanos(), TimeUnit.NANOSECONDS);
    String answer = worker.answers.readLine();
    boolean tookTooLong = !end.cancel(false);
    if (answer == null) {
      worker = new WorkerProcess(start(engine));
      throw new EngineFailure(
          tookTooLong ? "takes more than " + limit.toSeconds() + " s" : "its process ended");
    }
    return answer;
  }

  @Override
  public void close() {
    worker.process.destroy();
  }
}
