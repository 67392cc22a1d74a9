package io.dunlin.benchmarks.program;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A module without imports that exports {@code run(i32) -> i32}, which returns a checksum.
 *
 * @param name the name of its file, without the extension
 * @param file the module
 * @param argument what {@code run} is called with; sized so that a fast interpreter takes some
 *     tenths of a second
 */
public record Kernel(String name, Path file, int argument) implements Program {
  /** The kernels that have no vector instructions, in the order of tables. */
  public static List<Kernel> scalar(Path directory) {
    return List.of(
        kernel(directory, "fib", 32),
        kernel(directory, "nbody", 100_000),
        kernel(directory, "fannkuch", 9),
        kernel(directory, "sha256", 24),
        kernel(directory, "call-indirect", 8_000_000),
        kernel(directory, "memory-copy", 120),
        kernel(directory, "tiny-interpreter", 400_000),
        kernel(directory, "gemm", 12),
        kernel(directory, "jacobi2d", 160),
        kernel(directory, "fft", 150),
        kernel(directory, "mandelbrot", 200),
        kernel(directory, "checksums", 160),
        kernel(directory, "keccak", 20_000),
        kernel(directory, "sieve", 7),
        kernel(directory, "sort", 12),
        kernel(directory, "word-count", 60));
  }

  /** Kernels of which there is a build {@link #withVectors}, too. */
  public static List<Kernel> vectorizable(Path directory) {
    return List.of(
        kernel(directory, "chacha20", 400),
        kernel(directory, "dot-product", 4_000),
        kernel(directory, "blend", 200));
  }

  /** All kernels and builds. */
  public static List<Kernel> all(Path directory) {
    return Stream.concat(
            scalar(directory).stream(),
            vectorizable(directory).stream().flatMap(each -> Stream.of(each, each.withVectors())))
        .toList();
  }

  /** The build with vector instructions. */
  public Kernel withVectors() {
    return kernel(file.resolveSibling(""), name + "-simd", argument);
  }

  private static Kernel kernel(Path directory, String name, int argument) {
    return new Kernel(name, directory.resolve(name + ".wasm"), argument);
  }
}
