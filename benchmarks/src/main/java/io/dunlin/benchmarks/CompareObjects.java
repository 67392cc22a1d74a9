package io.dunlin.benchmarks;

import io.dunlin.benchmarks.program.ObjectProgram;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs programs on objects as WebAssembly and as Java, and prints times and ratios. */
@Command(
    name = "objects",
    description = "Compares programs with WebAssembly's structures to the same in Java, and to V8.")
final class CompareObjects implements Callable<Integer> {
  @Option(
      names = "--engines",
      split = ",",
      description = "Engines; the first is compared with the others. Default: ${DEFAULT-VALUE}")
  private List<String> engines = List.of("bytecode", "java", "v8-tiered", "native", "interpreter");

  @Mixin private Selection selection = new Selection();

  @Mixin private Comparison comparison = new Comparison();

  @Override
  public Integer call() throws IOException {
    List<ObjectProgram> programs = selection.of(ObjectProgram.all(selection.directory()));
    comparison.run(engines, programs.stream().map(List::of).toList());
    new CompilerTable(engines, List.copyOf(programs), comparison).print(System.out);
    return comparison.exitCode();
  }
}
