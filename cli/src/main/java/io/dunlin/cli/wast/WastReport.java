package io.dunlin.cli.wast;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a script.
 *
 * @param passed how many assertions passed
 * @param failures what failed, assertions and other commands, in the order in which it did
 */
public record WastReport(int passed, List<Failure> failures) {
  /** Copies the list. */
  public WastReport {
    failures = List.copyOf(failures);
  }

  /**
   * A command that failed.
   *
   * @param line the line that the command begins on, from 1
   * @param reason why it failed
   */
  public record Failure(int line, String reason) {}

  /** Counts what passes and fails. Not thread-safe. */
  static final class Builder {
    private final List<Failure> failures = new ArrayList<>();
    private int passed;

    void pass() {
      passed++;
    }

    void fail(int line, @Nullable String reason) {
      failures.add(new Failure(line, String.valueOf(reason)));
    }

    /** Adds what came of a thread. */
    void add(WastReport thread) {
      passed += thread.passed();
      failures.addAll(thread.failures());
    }

    WastReport build() {
      return new WastReport(passed, failures);
    }
  }
}
