package io.dunlin.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * A subcommand. Its options are described by calls, not by annotations: reading annotations would
 * take longer than most small programs run. For the same reason, what every run passes through has
 * no lambdas over types of picocli: no class archive holds them.
 */
interface Command {
  /** Name, options and help. */
  CommandSpec spec();

  /**
   * Carries the command out.
   *
   * @return the process's exit code
   * @throws CommandException if the input is bad
   */
  int run(ParseResult arguments, Console console);
}
