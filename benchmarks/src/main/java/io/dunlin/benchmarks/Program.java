package io.dunlin.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A benchmark program: a module without imports that exports {@code run(i32) -> i32}.
 *
 * @param name the name of its file in {@code benchmarks/programs}, without the extension
 * @param argument what {@code run} is called with; sized so that a fast interpreter takes some
 *     tenths of a second
 */
record Program(String name, int argument) {
  static final List<Program> ALL =
      List.of(
          new Program("fib", 32),
          new Program("nbody", 100_000),
          new Program("fannkuch", 9),
          new Program("sha256", 24),
          new Program("call-indirect", 8_000_000),
          new Program("memory-copy", 120),
          new Program("tiny-interpreter", 400_000));

  /** Programs that are there twice, without and with vector instructions. */
  static final List<Program> VECTORIZED =
      List.of(
          new Program("chacha20", 400),
          new Program("dot-product", 4_000),
          new Program("blend", 200));

  /** The build with vector instructions. */
  Program withVectors() {
    return new Program(name + "-simd", argument);
  }

  byte[] module(Path directory) throws IOException {
    return Files.readAllBytes(directory.resolve(name + ".wasm"));
  }
}
