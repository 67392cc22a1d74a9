package io.dunlin.benchmarks.program;

import java.nio.file.Path;
import java.util.List;

/**
 * A program on objects: a function {@code (i32) -> i32} of a module that TeaVM has made, which
 * returns a checksum. The module imports functions that do nothing here, as they belong to what
 * TeaVM does once for programs in a browser, and a memory and numbers that are not used. Java runs
 * the same program from the classes that the module was made of.
 *
 * @param name the name that the module exports it by
 * @param file the module
 * @param argument what it is called with; sized so that a compiler takes some tenths of a second
 */
public record ObjectProgram(String name, Path file, int argument) implements Program {
  /** All programs. */
  public static List<ObjectProgram> all(Path directory) {
    Path file = directory.resolve("objects.wasm");
    return List.of(
        new ObjectProgram("binary-trees", file, 1000),
        new ObjectProgram("persistent-map", file, 50_000),
        new ObjectProgram("expressions", file, 5_000),
        new ObjectProgram("collections", file, 100),
        new ObjectProgram("shapes", file, 1000),
        new ObjectProgram("closures", file, 2_000));
  }
}
