package io.dunlin.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Measures work on bytes, in megabytes per second of one warm thread: by the time that passes, and
 * by that for which a processor worked on it.
 */
final class Throughput {
  private static final double BYTES_PER_MEGABYTE = 1e6;
  private static final double NANOSECONDS_PER_SECOND = 1e9;

  private Throughput() {}

  /**
   * Does some work again and again, and prints the speed of the last half of the repetitions.
   *
   * @param what what is done, for the line that is printed
   * @param bytes how many bytes are worked on
   * @param work returns something, so that it cannot be left undone
   */
  static void measure(String what, long bytes, int rounds, Supplier<Object> work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<Double> speeds = new ArrayList<>();
    List<Double> processorSpeeds = new ArrayList<>();
    int kept = 0;
    for (int i = 0; i < rounds; i++) {
      long processorStart = threads.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      kept += work.get().hashCode() & 1;
      double time = System.nanoTime() - start;
      double processorTime = threads.getCurrentThreadCpuTime() - processorStart;
      if (i >= rounds / 2) {
        speeds.add(bytes / BYTES_PER_MEGABYTE / (time / NANOSECONDS_PER_SECOND));
        processorSpeeds.add(bytes / BYTES_PER_MEGABYTE / (processorTime / NANOSECONDS_PER_SECOND));
      }
    }
    System.out.printf(
        "%-32s median %8.2f MB/s, %8.2f MB/s of processor time%s%n",
        what, median(speeds), median(processorSpeeds), kept < 0 ? "!" : "");
  }

  private static double median(List<Double> numbers) {
    return numbers.stream().sorted().skip(numbers.size() / 2).findFirst().orElse(Double.NaN);
  }
}
