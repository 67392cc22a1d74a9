package io.dunlin.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Measures work on bytes, in megabytes per second of one warm thread. */
final class Throughput {
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private Throughput() {}

  /**
   * Does some work again and again, and prints the speed of the last half of the repetitions.
   *
   * @param what what is done, for the line that is printed
   * @param bytes how many bytes are worked on
   * @param work returns something, so that it cannot be left undone
   */
  static void measure(String what, long bytes, int rounds, Supplier<Object> work) {
    List<Double> speeds = new ArrayList<>();
    int kept = 0;
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      kept += work.get().hashCode() & 1;
      double seconds = (System.nanoTime() - start) / 1e9;
      if (i >= rounds / 2) {
        speeds.add(bytes / BYTES_PER_MEGABYTE / seconds);
      }
    }
    speeds.sort(null);
    System.out.printf(
        "%-32s median %8.2f MB/s, best %8.2f MB/s%s%n",
        what, speeds.get(speeds.size() / 2), speeds.get(speeds.size() - 1), kept < 0 ? "!" : "");
  }
}
