package io.dunlin.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What {@code expected-failures.txt} lists, and which of it has been seen to fail. */
final class ExpectedFailures {
  private static final String FILE = "expected-failures.txt";
  private static final String EVERY_BACKEND = "*";

  private final List<Entry> entries;

  private ExpectedFailures(List<Entry> entries) {
    this.entries = entries;
  }

  /** The failures that are listed for a backend. */
  static ExpectedFailures of(String backend) {
    InputStream file = ExpectedFailures.class.getResourceAsStream(FILE);
    if (file == null) {
      throw new AssertionError(FILE + " is missing");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return new ExpectedFailures(parse(lines.lines().toList(), backend));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The failures that the lines of a file list for a backend. */
  static ExpectedFailures of(List<String> lines, String backend) {
    return new ExpectedFailures(parse(lines, backend));
  }

  private static List<Entry> parse(List<String> lines, String backend) {
    List<Entry> entries = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] columns = line.strip().split("\\s+", 3);
      if (columns.length < 3) {
        throw new AssertionError(FILE + ": backend, script and reason expected: " + line);
      }
      if (columns[0].equals(EVERY_BACKEND) || columns[0].equals(backend)) {
        entries.add(new Entry(columns[1]));
      }
    }
    return entries;
  }

  /** Whether a failure is listed; from then on, it has been seen. */
  boolean contains(String script, int line) {
    boolean found = false;
    for (Entry entry : entries) {
      if (entry.place.equals(script) || entry.place.equals(script + ":" + line)) {
        entry.seen = true;
        found = true;
      }
    }
    return found;
  }

  /** What is listed of a suite but has not been seen. */
  List<String> unseen(Suite suite) {
    return entries.stream()
        .filter(entry -> !entry.seen && entry.place.startsWith(suite + "/"))
        .map(entry -> entry.place)
        .toList();
  }

  /** What is listed of no suite. */
  List<String> unknown() {
    return entries.stream()
        .map(entry -> entry.place)
        .filter(
            place -> {
              for (Suite suite : Suite.values()) {
                if (place.startsWith(suite + "/")) {
                  return false;
                }
              }
              return true;
            })
        .toList();
  }

  private static final class Entry {
    /** A script's name, or that and a line's number behind a colon. */
    final String place;

    boolean seen;

    Entry(String place) {
      this.place = place;
    }
  }
}
