package io.dunlin.benchmarks;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Module;
import io.dunlin.spi.OptLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how fast one thread compiles modules, at each level of optimization. */
@Command(name = "compile", description = "Measures how fast modules are compiled, on one thread.")
final class MeasureCompilation implements Callable<Integer> {
  @Parameters(description = "The modules.", arity = "1..*")
  private List<Path> files = List.of();

  @Option(names = "--backend", description = "The backend. Default: ${DEFAULT-VALUE}")
  private String backend = "native";

  @Option(names = "--levels", split = ",", description = "Levels. Default: ${DEFAULT-VALUE}")
  private List<OptLevel> levels = List.of(OptLevel.values());

  @Option(
      names = "--rounds",
      description = "Repetitions, of which the last half counts. Default: ${DEFAULT-VALUE}")
  private int rounds = 8;

  @Override
  public Integer call() throws IOException {
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      System.out.printf("%s: %d bytes%n", file.getFileName(), bytes.length);
      for (OptLevel level : levels) {
        Engine engine =
            Engine.create(
                Config.builder()
                    .backend(backend)
                    .optLevel(level)
                    .parallelCompilation(false)
                    .build());
        Throughput.measure(level.toString(), bytes.length, rounds, () -> Module.of(engine, bytes));
      }
    }
    return 0;
  }
}
