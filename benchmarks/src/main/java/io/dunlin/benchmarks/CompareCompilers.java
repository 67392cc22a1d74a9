package io.dunlin.benchmarks;

import io.dunlin.benchmarks.program.Kernel;
import io.dunlin.benchmarks.program.Program;
import io.dunlin.benchmarks.program.Sightglass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs kernels and published commands on compilers, and prints times and ratios. */
@Command(
    name = "compilers",
    description = "Compares Dunlin's native code with V8, Cranelift and Endive's compiler.")
final class CompareCompilers implements Callable<Integer> {
  @Option(
      names = "--engines",
      split = ",",
      description =
          "Engines; the first is compared with the others. Also native-none, bytecode."
              + " Default: ${DEFAULT-VALUE}")
  private List<String> engines = List.of("native", "v8", "cranelift", "endive");

  @Option(
      names = "--sightglass",
      description = "The folder 'benchmarks' of a copy of sightglass; see benchmarks/README.md.")
  private @Nullable Path sightglass;

  @Option(names = "--csv", description = "Also write all times to this file.")
  private @Nullable Path csv;

  @Mixin private Selection selection = new Selection();

  @Mixin private Comparison comparison = new Comparison();

  @Override
  public Integer call() throws IOException {
    List<Program> all = new ArrayList<>(Kernel.all(selection.directory()));
    if (sightglass != null) {
      all.addAll(Sightglass.commands(sightglass));
    }
    List<Program> programs = selection.of(all);
    comparison.run(engines, programs.stream().map(List::of).toList());
    new CompilerTable(engines, programs, comparison).print(System.out);
    if (sightglass == null) {
      System.out.println("sightglass: SKIPPED, no --sightglass DIR");
    }
    if (csv != null) {
      comparison.times().writeCsv(csv);
    }
    return comparison.exitCode();
  }
}
