package io.dunlin.nativeruntime.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What may keep a process from having memory, for code or at all, as far as the system tells. A JVM
 * runs only where it may make code itself, so that what is forbidden was forbidden by a filter of
 * system calls or is lack of addresses; without either, code can run.
 */
final class Restrictions {
  private static final Path STATUS = Path.of("/proc/thread-self/status");
  private static final Path LIMITS = Path.of("/proc/self/limits");

  private static final String UNLIMITED = "unlimited";

  private Restrictions() {}

  /** Whether something may forbid this thread to have memory for code. */
  static boolean mayForbidCode() {
    return mayForbidCode(STATUS, LIMITS);
  }

  /** The same, as these files tell it. */
  static boolean mayForbidCode(Path status, Path limits) {
    return !valueOf("Seccomp:", status).equals(Optional.of("0"))
        || !addressSpaceOf(limits).equals(Optional.of(UNLIMITED));
  }

  /** How many addresses this process may have, in bytes. */
  static long addressSpace() {
    return addressSpace(LIMITS);
  }

  /** The same, as this file tells it. */
  static long addressSpace(Path limits) {
    try {
      return addressSpaceOf(limits).map(Long::parseLong).orElse(Long.MAX_VALUE);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private static Optional<String> addressSpaceOf(Path limits) {
    return valueOf("Max address space", limits);
  }

  /** The first word behind a name at the beginning of a line. */
  private static Optional<String> valueOf(String name, Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()).strip().split("\\s+", 2)[0])
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
