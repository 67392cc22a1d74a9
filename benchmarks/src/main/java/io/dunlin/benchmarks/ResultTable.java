package io.dunlin.benchmarks;

import io.dunlin.benchmarks.program.Program;
import java.io.PrintStream;
import java.util.List;

/** Prints the times of programs on engines, and how many times as long the others take. */
final class ResultTable {
  private final List<String> engines;
  private final List<? extends Program> programs;
  private final Measurements times;

  /** A table of times; the first engine is the measure. */
  ResultTable(List<String> engines, List<? extends Program> programs, Measurements times) {
    this.engines = engines;
    this.programs = programs;
    this.times = times;
  }

  void print(PrintStream out) {
    out.printf("%-18s", "ms: min, median");
    engines.forEach(engine -> out.printf("%22s", engine));
    engines.stream().skip(1).forEach(engine -> out.printf("%14s", engine + "/"));
    out.println();
    for (Program program : programs) {
      out.printf("%-18s", program.name());
      for (String engine : engines) {
        out.printf("%11.1f%11.1f", times.minimum(program, engine), times.median(program, engine));
      }
      engines.stream()
          .skip(1)
          .forEach(peer -> out.printf("%13.2fx", times.ratio(program, peer, engines.get(0))));
      out.println();
    }
    out.printf("%-18s", "geometric mean");
    engines.forEach(engine -> out.printf("%22s", ""));
    engines.stream()
        .skip(1)
        .forEach(peer -> out.printf("%13.2fx", times.meanRatio(programs, peer, engines.get(0))));
    out.println();
  }
}
