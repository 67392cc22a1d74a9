package io.dunlin.benchmarks.program;

import java.nio.file.Path;

/**
 * A command of WASI preview 1 that calls {@code bench.start} and {@code bench.end} around what is
 * to be measured, and reads its input from its own directory. Its result is what it writes.
 *
 * @param name the name in tables
 * @param file the module
 */
public record WasiCommand(String name, Path file) implements Program {
  /** What the command sees as its current directory. */
  public Path directory() {
    return file.resolveSibling("");
  }
}
