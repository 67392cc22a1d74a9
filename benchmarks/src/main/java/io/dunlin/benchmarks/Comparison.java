package io.dunlin.benchmarks;

import io.dunlin.benchmarks.engine.EngineProcess;
import io.dunlin.benchmarks.program.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Runs programs on several engines, and keeps the times and what went wrong. */
final class Comparison {
  @Option(names = "--rounds", description = "Rounds that are measured. Default: ${DEFAULT-VALUE}")
  private int rounds = 7;

  @Option(
      names = "--warmup",
      description =
          "Seconds for which each engine runs a program before. Default: ${DEFAULT-VALUE}")
  private double warmup = 1;

  @Option(
      names = "--budget",
      description =
          "Seconds after which the rounds of a program end, one is made at least."
              + " Default: ${DEFAULT-VALUE}")
  private double budget = 20;

  @Option(
      names = "--limit",
      description = "Seconds after which a run is given up. Default: ${DEFAULT-VALUE}")
  private double limit = 60;

  @Option(
      names = "--processor-time",
      description =
          "Measure how long a processor works on a program, which other programs at the same time"
              + " change less.")
  private boolean processorTime;

  private final Measurements times = new Measurements();
  private final List<Anomaly> anomalies = new ArrayList<>();

  /**
   * Runs programs on engines; a line on standard error says which ones are running.
   *
   * @param groups programs that all have the same result, and are also run in turn
   */
  void run(List<String> engines, List<? extends List<? extends Program>> groups)
      throws IOException {
    List<EngineProcess> processes = new ArrayList<>();
    try {
      for (String engine : engines) {
        processes.add(new EngineProcess(engine, seconds(limit)));
      }
      for (List<? extends Program> group : groups) {
        System.err.print("\r\033[K" + group.get(0).name());
        System.err.flush();
        Contest contest = new Contest(processes, group, this::add, anomalies);
        contest.warmUp(seconds(warmup));
        contest.run(rounds, seconds(budget));
      }
      System.err.print("\r\033[K");
    } finally {
      processes.forEach(EngineProcess::close);
    }
  }

  private void add(Program program, String engine, EngineProcess.Run run) {
    times.add(program, engine, processorTime ? run.processorNanoseconds() : run.nanoseconds());
  }

  private static Duration seconds(double number) {
    return Duration.ofNanos((long) (number * Duration.ofSeconds(1).toNanos()));
  }

  Measurements times() {
    return times;
  }

  /** What went wrong, in the order in which it happened. */
  List<Anomaly> anomalies() {
    return anomalies;
  }

  /** What a command that compares exits with. */
  int exitCode() {
    return anomalies.stream().anyMatch(Anomaly::isWrong) ? 1 : 0;
  }
}
