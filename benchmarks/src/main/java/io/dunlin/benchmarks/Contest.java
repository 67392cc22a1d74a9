package io.dunlin.benchmarks;

import io.dunlin.benchmarks.engine.EngineFailure;
import io.dunlin.benchmarks.engine.EngineProcess;
import io.dunlin.benchmarks.program.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs that have the same result on several engines in turn, round by round, so that
 * whatever slows the machine down slows all of them. What cannot be run, or has another result than
 * what ran first, is left out from there on. Not thread-safe.
 */
final class Contest {
  private final List<Entrant> entrants = new ArrayList<>();
  private final Listener listener;
  private final List<Anomaly> anomalies;

  /** What all runs must result in; null before the first run, and if nothing is known. */
  private @Nullable String expected;

  /** Is told of each run that counts. */
  interface Listener {
    void ran(Program program, String engine, EngineProcess.Run run);
  }

  private record Entrant(EngineProcess process, Program program) {}

  Contest(
      List<EngineProcess> processes,
      List<? extends Program> programs,
      Listener listener,
      List<Anomaly> anomalies) {
    this.listener = listener;
    this.anomalies = anomalies;
    for (EngineProcess process : processes) {
      programs.forEach(program -> entrants.add(new Entrant(process, program)));
    }
  }

  /** Lets each engine run each program for some time, once at least. */
  void warmUp(Duration duration) throws IOException {
    findExpected();
    for (Entrant entrant : List.copyOf(entrants)) {
      long end = System.nanoTime() + duration.toNanos();
      while (run(entrant).isPresent() && System.nanoTime() < end) {}
    }
  }

  /** Programs that write something else each time have no result that could be compared. */
  private void findExpected() throws IOException {
    Optional<EngineProcess.Run> first = Optional.empty();
    while (first.isEmpty() && !entrants.isEmpty()) {
      first = run(entrants.get(0));
    }
    if (first.isPresent()) {
      Optional<EngineProcess.Run> second = run(entrants.get(0));
      if (second.isPresent() && !second.get().result().equals(first.get().result())) {
        note(entrants.get(0), "results vary, and are not compared", false);
      } else {
        expected = first.get().result();
      }
    }
  }

  /**
   * Measures.
   *
   * @param rounds how often each engine runs each program
   * @param budget after which no other round begins
   */
  void run(int rounds, Duration budget) throws IOException {
    long end = System.nanoTime() + budget.toNanos();
    for (int round = 0; round < rounds && (round == 0 || System.nanoTime() < end); round++) {
      for (Entrant entrant : List.copyOf(entrants)) {
        run(entrant).ifPresent(run -> listener.ran(entrant.program, entrant.process.engine(), run));
      }
    }
  }

  private Optional<EngineProcess.Run> run(Entrant entrant) throws IOException {
    try {
      EngineProcess.Run run = entrant.process.run(entrant.program);
      if (expected == null || run.result().equals(expected)) {
        return Optional.of(run);
      }
      note(entrant, "WRONG: the result is " + run.result() + ", not " + expected, true);
    } catch (EngineFailure e) {
      note(entrant, "cannot run: " + e.getMessage(), false);
    }
    entrants.remove(entrant);
    return Optional.empty();
  }

  private void note(Entrant entrant, String reason, boolean isWrong) {
    anomalies.add(new Anomaly(entrant.program.name(), entrant.process.engine(), reason, isWrong));
  }
}
