package io.dunlin.benchmarks;

import io.dunlin.benchmarks.engine.ChildJvm;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures {@link CallCosts} on backends, each in a JVM of its own. */
@Command(
    name = "calls",
    description = "Measures calls into WebAssembly and out of it, and instantiation.")
final class MeasureCalls implements Callable<Integer> {
  @Option(names = "--backends", split = ",", description = "Backends. Default: ${DEFAULT-VALUE}")
  private List<String> backends = List.of("native", "interpreter");

  @Override
  public Integer call() throws IOException, InterruptedException {
    int exitCode = 0;
    for (String backend : backends) {
      Process process =
          new ProcessBuilder(ChildJvm.command(CallCosts.class, List.of(backend)))
              .inheritIO()
              .start();
      exitCode = Math.max(exitCode, process.waitFor());
    }
    return exitCode;
  }
}
