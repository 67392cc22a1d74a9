package io.dunlin.benchmarks;

import io.dunlin.benchmarks.program.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The times of programs on engines. */
final class Measurements {
  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private record Key(Program program, String engine) {}

  private final Map<Key, List<Long>> times = new LinkedHashMap<>();

  void add(Program program, String engine, long nanoseconds) {
    times.computeIfAbsent(new Key(program, engine), key -> new ArrayList<>()).add(nanoseconds);
  }

  /** The shortest time in milliseconds, or not a number if there is none. */
  double minimum(Program program, String engine) {
    return sorted(program, engine).stream()
        .mapToDouble(time -> time / NANOSECONDS_PER_MILLISECOND)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** The time in milliseconds that as many were below as above; not a number if there is none. */
  double median(Program program, String engine) {
    List<Long> sorted = sorted(program, engine);
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get(sorted.size() / 2) / NANOSECONDS_PER_MILLISECOND;
  }

  /** The median of one engine divided by that of another. */
  double ratio(Program program, String engine, String other) {
    return median(program, engine) / median(program, other);
  }

  /** The geometric mean of {@link #ratio} over the programs that both engines run. */
  double meanRatio(List<? extends Program> programs, String engine, String other) {
    double mean =
        programs.stream()
            .mapToDouble(program -> Math.log(ratio(program, engine, other)))
            .filter(Double::isFinite)
            .average()
            .orElse(Double.NaN);
    return Math.exp(mean);
  }

  private List<Long> sorted(Program program, String engine) {
    return times.getOrDefault(new Key(program, engine), List.of()).stream().sorted().toList();
  }

  /** Writes all times in nanoseconds, one per line, with a line of titles above. */
  void writeCsv(Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("program,engine,round,nanoseconds");
      times.forEach(
          (key, list) -> {
            for (int round = 0; round < list.size(); round++) {
              out.println(
                  String.join(
                      ",",
                      key.program().name(),
                      key.engine(),
                      String.valueOf(round),
                      String.valueOf(list.get(round))));
            }
          });
    }
  }
}
