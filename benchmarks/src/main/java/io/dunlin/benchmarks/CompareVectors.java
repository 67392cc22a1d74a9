package io.dunlin.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs programs that were built without and with vector instructions, in turn and each build in a
 * JVM of its own, and prints how many times as fast the vectors are.
 */
@Command(
    name = "simd",
    description = "Compares programs with vector instructions to the same without them.")
final class CompareVectors implements Callable<Integer> {
  @Option(names = "--engine", description = "The engine. Default: ${DEFAULT-VALUE}")
  private String engine = "dunlin";

  @Option(names = "--rounds", description = "Rounds that are measured. Default: ${DEFAULT-VALUE}")
  private int rounds = 7;

  @Option(
      names = "--warmup",
      description = "Rounds before, which are not. Default: ${DEFAULT-VALUE}")
  private int warmup = 3;

  @Option(names = "--directory", description = "Where the programs are. Default: ${DEFAULT-VALUE}")
  private Path directory = Path.of("benchmarks", "programs");

  private final Measurements times = new Measurements();

  @Override
  public Integer call() throws IOException {
    System.out.printf("%-18s%22s%22s%10s%n", "ms: min, median", "scalar", "simd", "ratio");
    for (Program program : Program.VECTORIZED) {
      try (WorkerProcess scalar = new WorkerProcess(engine, directory);
          WorkerProcess vector = new WorkerProcess(engine, directory)) {
        for (int round = -warmup; round < rounds; round++) {
          measure(program, scalar, vector, round >= 0);
        }
      }
      print(program);
    }
    return 0;
  }

  private void measure(
      Program program, WorkerProcess scalar, WorkerProcess vector, boolean isMeasured)
      throws IOException {
    WorkerProcess.Run scalarRun = scalar.run(program);
    WorkerProcess.Run vectorRun = vector.run(program.withVectors());
    if (scalarRun.result() != vectorRun.result()) {
      throw new IllegalStateException(
          program.name() + ": " + vectorRun.result() + ", not " + scalarRun.result());
    }
    if (isMeasured) {
      times.add(program, engine, scalarRun.nanoseconds());
      times.add(program.withVectors(), engine, vectorRun.nanoseconds());
    }
  }

  private void print(Program program) {
    System.out.printf("%-18s", program.name());
    for (Program build : List.of(program, program.withVectors())) {
      System.out.printf("%11.1f%11.1f", times.minimum(build, engine), times.median(build, engine));
    }
    double ratio = times.median(program, engine) / times.median(program.withVectors(), engine);
    System.out.printf("%9.2fx%n", ratio);
  }
}
