package io.dunlin.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The times of programs on engines. */
final class Measurements {
  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private record Key(Program program, String engine) {}

  private final Map<Key, List<Long>> times = new HashMap<>();

  void add(Program program, String engine, long nanoseconds) {
    times.computeIfAbsent(new Key(program, engine), key -> new ArrayList<>()).add(nanoseconds);
  }

  /** The shortest time in milliseconds. */
  double minimum(Program program, String engine) {
    return sorted(program, engine).get(0) / NANOSECONDS_PER_MILLISECOND;
  }

  /** The time in milliseconds that as many were below as above. */
  double median(Program program, String engine) {
    List<Long> sorted = sorted(program, engine);
    return sorted.get(sorted.size() / 2) / NANOSECONDS_PER_MILLISECOND;
  }

  private List<Long> sorted(Program program, String engine) {
    return times.getOrDefault(new Key(program, engine), List.of()).stream().sorted().toList();
  }
}
