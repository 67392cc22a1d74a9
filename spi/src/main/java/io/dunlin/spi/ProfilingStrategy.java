package io.dunlin.spi;

/** How profilers of the system learn what machine code they see. */
public enum ProfilingStrategy {
  /** They do not. */
  NONE,
  /**
   * By a text, {@code /tmp/perf-PID.map}, that {@code perf report} reads and many other tools: the
   * names of functions by address.
   */
  PERF_MAP,
  /**
   * By a file, {@code jit-PID.dump} in the current directory, with the code itself, so that single
   * instructions are shown: {@code perf record -k mono}, {@code perf inject --jit}.
   */
  JIT_DUMP
}
