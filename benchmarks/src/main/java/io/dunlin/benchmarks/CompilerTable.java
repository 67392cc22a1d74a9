package io.dunlin.benchmarks;

import io.dunlin.benchmarks.program.Kernel;
import io.dunlin.benchmarks.program.Program;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;

/** Prints median times, and how many times as long the first engine takes as each other one. */
final class CompilerTable {
  private static final int WORST = 3;

  /** In milliseconds. */
  private static final double SHORTEST = 0.01;

  private final List<String> engines;
  private final List<Program> programs;
  private final Comparison comparison;
  private final Measurements times;

  CompilerTable(List<String> engines, List<Program> programs, Comparison comparison) {
    this.engines = engines;
    this.programs = programs;
    this.comparison = comparison;
    this.times = comparison.times();
  }

  void print(PrintStream out) {
    out.printf("%-26s", "ms, medians");
    engines.forEach(engine -> out.printf("%12s", engine));
    peers().forEach(peer -> out.printf("%12s", "/" + peer));
    out.println();
    programs.forEach(program -> print(out, program));
    printMean(out, "mean of kernels", programs.stream().filter(Kernel.class::isInstance).toList());
    printMean(
        out,
        "mean of commands",
        programs.stream().filter(each -> !(each instanceof Kernel)).toList());
    printMean(out, "geometric mean", programs);
    out.println();
    peers().forEach(peer -> printWorst(out, peer));
    comparison.anomalies().forEach(out::println);
  }

  private List<String> peers() {
    return engines.subList(1, engines.size());
  }

  private void print(PrintStream out, Program program) {
    out.printf("%-26s", program.name());
    engines.forEach(engine -> out.printf("%12s", number(times.median(program, engine), "%.2f")));
    peers().forEach(peer -> out.printf("%12s", number(ratio(program, peer), "%.2f")));
    out.println();
  }

  private void printMean(PrintStream out, String title, List<Program> among) {
    if (!among.isEmpty()) {
      out.printf("%-26s", title);
      engines.forEach(engine -> out.printf("%12s", ""));
      peers().forEach(peer -> out.printf("%12s", number(meanRatio(among, peer), "%.2f")));
      out.println();
    }
  }

  private void printWorst(PrintStream out, String peer) {
    out.print("worst beside " + peer + ":");
    programs.stream()
        .filter(program -> Double.isFinite(ratio(program, peer)))
        .sorted(Comparator.comparingDouble((Program program) -> -ratio(program, peer)))
        .limit(WORST)
        .forEach(program -> out.printf(" %s %.2f", program.name(), ratio(program, peer)));
    out.println();
  }

  /** Not a number where one of the times is missing, or too short to compare. */
  private double ratio(Program program, String peer) {
    return times.minimum(program, engines.get(0)) < SHORTEST
        ? Double.NaN
        : times.ratio(program, engines.get(0), peer);
  }

  private double meanRatio(List<Program> among, String peer) {
    return Math.exp(
        among.stream()
            .mapToDouble(program -> Math.log(ratio(program, peer)))
            .filter(Double::isFinite)
            .average()
            .orElse(Double.NaN));
  }

  private static String number(double value, String format) {
    return Double.isFinite(value) ? String.format(format, value) : "-";
  }
}
