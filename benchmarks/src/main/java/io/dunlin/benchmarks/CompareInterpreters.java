package io.dunlin.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs small programs on several engines in turn, round by round, so that whatever slows the
 * machine down slows all of them, and prints times and ratios.
 */
@Command(
    name = "interpreters",
    description = "Compares Dunlin's interpreter with those of Endive and GraalWasm.")
final class CompareInterpreters implements Callable<Integer> {
  @Option(
      names = "--engines",
      split = ",",
      description = "Engines; the first is compared with the others. Default: ${DEFAULT-VALUE}")
  private List<String> engines = List.of("dunlin", "endive", "graalwasm");

  @Option(names = "--programs", split = ",", description = "Only these programs.")
  private List<String> programs = List.of();

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
    List<Program> selected =
        Program.ALL.stream()
            .filter(each -> programs.isEmpty() || programs.contains(each.name()))
            .toList();
    List<WorkerProcess> workers = new ArrayList<>();
    try {
      for (String engine : engines) {
        workers.add(new WorkerProcess(engine, directory));
      }
      for (Program program : selected) {
        measure(program, workers);
      }
    } finally {
      workers.forEach(WorkerProcess::close);
    }
    new ResultTable(engines, selected, times).print(System.out);
    return 0;
  }

  private void measure(Program program, List<WorkerProcess> workers) throws IOException {
    Integer expected = null;
    for (int round = -warmup; round < rounds; round++) {
      for (WorkerProcess worker : workers) {
        WorkerProcess.Run run = worker.run(program);
        if (expected != null && expected != run.result()) {
          throw new IllegalStateException(
              program.name()
                  + " on "
                  + worker.engine()
                  + ": "
                  + run.result()
                  + ", not "
                  + expected);
        }
        expected = run.result();
        if (round >= 0) {
          times.add(program, worker.engine(), run.nanoseconds());
        }
      }
    }
  }
}
