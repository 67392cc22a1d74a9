package io.dunlin.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that runs benchmarks. */
@Command(
    name = "benchmarks/run",
    description = "Measures Dunlin, beside other engines where there are any.",
    mixinStandardHelpOptions = true,
    subcommands = {
      CompareCompilers.class,
      CompareInterpreters.class,
      CompareObjects.class,
      CompareVectors.class,
      MeasureCalls.class,
      MeasureCompilation.class,
      ModulePhases.class
    })
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
