package io.dunlin.benchmarks;

import io.dunlin.benchmarks.program.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Runs kernels that were built without and with vector instructions, and prints how many times as
 * fast the vectors are.
 */
@Command(
    name = "simd",
    description = "Compares programs with vector instructions to the same without them.")
final class CompareVectors implements Callable<Integer> {
  @Option(names = "--engine", description = "The engine. Default: ${DEFAULT-VALUE}")
  private String engine = "interpreter";

  @Option(names = "--directory", description = "Where the programs are. Default: ${DEFAULT-VALUE}")
  private Path directory = Path.of("benchmarks", "programs");

  @Mixin private Comparison comparison = new Comparison();

  @Override
  public Integer call() throws IOException {
    List<Kernel> scalar = Kernel.vectorizable(directory);
    comparison.run(
        List.of(engine), scalar.stream().map(each -> List.of(each, each.withVectors())).toList());
    System.out.printf("%-18s%22s%22s%10s%n", "ms: min, median", "scalar", "simd", "ratio");
    scalar.forEach(this::print);
    return comparison.exitCode();
  }

  private void print(Kernel kernel) {
    Measurements times = comparison.times();
    System.out.printf("%-18s", kernel.name());
    for (Kernel build : List.of(kernel, kernel.withVectors())) {
      System.out.printf("%11.1f%11.1f", times.minimum(build, engine), times.median(build, engine));
    }
    double ratio = times.median(kernel, engine) / times.median(kernel.withVectors(), engine);
    System.out.printf("%9.2fx%n", ratio);
  }
}
