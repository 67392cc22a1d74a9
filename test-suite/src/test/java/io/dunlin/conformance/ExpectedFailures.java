package io.dunlin.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    return of(lines(), backend);
  }

  /** The failures that the lines of a file list for a backend. */
  static ExpectedFailures of(List<String> lines, String backend) {
    List<Entry> entries = parse(lines);
    entries.removeIf(entry -> !List.of(EVERY_BACKEND, backend).contains(entry.backend));
    return new ExpectedFailures(entries);
  }

  /** What is listed, for whatever backend, but is of no suite. */
  static List<String> outsideOfSuites() {
    return outsideOfSuites(lines());
  }

  /** What the lines of a file list, for whatever backend, that is of no suite. */
  static List<String> outsideOfSuites(List<String> lines) {
    return parse(lines).stream()
        .filter(entry -> Stream.of(Suite.values()).noneMatch(entry::isOf))
        .map(entry -> entry.place)
        .toList();
  }

  private static List<String> lines() {
    InputStream file = ExpectedFailures.class.getResourceAsStream(FILE);
    if (file == null) {
      throw new AssertionError(FILE + " is missing");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Entry> parse(List<String> lines) {
    List<Entry> entries = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] columns = line.strip().split("\\s+", 3);
      if (columns.length < 3) {
        throw new AssertionError(FILE + ": backend, place and reason expected: " + line);
      }
      entries.add(new Entry(columns[0], columns[1]));
    }
    return entries;
  }

  /** Whether a failure is listed; from then on, it has been seen. */
  boolean contains(String script, int line) {
    boolean found = false;
    for (Entry entry : entries) {
      if (entry.contains(script, line)) {
        entry.seen = true;
        found = true;
      }
    }
    return found;
  }

  /** What is listed of a suite but has not been seen. */
  List<String> unseen(Suite suite) {
    return entries.stream()
        .filter(entry -> !entry.seen && entry.isOf(suite))
        .map(entry -> entry.place)
        .toList();
  }

  private static final class Entry {
    final String backend;

    /** A script's name, or that and a line's number behind a colon; or a folder's, with a slash. */
    final String place;

    boolean seen;

    Entry(String backend, String place) {
      this.backend = backend;
      this.place = place;
    }

    boolean contains(String script, int line) {
      return place.equals(script)
          || place.equals(script + ":" + line)
          || (place.endsWith("/") && script.startsWith(place));
    }

    boolean isOf(Suite suite) {
      return place.startsWith(suite + "/");
    }
  }
}
