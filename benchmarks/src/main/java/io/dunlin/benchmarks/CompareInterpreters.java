package io.dunlin.benchmarks;

import io.dunlin.benchmarks.program.Kernel;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the kernels on interpreters, and prints times and ratios. */
@Command(
    name = "interpreters",
    description = "Compares Dunlin's interpreter with those of Endive and GraalWasm.")
final class CompareInterpreters implements Callable<Integer> {
  @Option(
      names = "--engines",
      split = ",",
      description = "Engines; the first is compared with the others. Default: ${DEFAULT-VALUE}")
  private List<String> engines = List.of("interpreter", "endive-interpreter", "graalwasm");

  @Mixin private Selection selection = new Selection();

  @Mixin private Comparison comparison = new Comparison();

  @Override
  public Integer call() throws IOException {
    List<Kernel> selected = selection.of(Kernel.scalar(selection.directory()));
    comparison.run(engines, selected.stream().map(List::of).toList());
    new ResultTable(engines, selected, comparison.times()).print(System.out);
    return comparison.exitCode();
  }
}
