package io.dunlin.cli;

import io.dunlin.BackendInfo;
import io.dunlin.Engine;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code dunlin backends}: what there is, what is chosen, and why the others are not. */
final class BackendsCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command(
        "backends", "List the backends: which one is used, and why the others are not.");
  }

  @Override
  public int run(ParseResult arguments, Console console) {
    PrintStream out = console.printer();
    List<BackendInfo> backends = Engine.availableBackends();
    int width = 0;
    for (BackendInfo backend : backends) {
      width = Math.max(width, backend.name().length());
    }
    for (BackendInfo backend : backends) {
      String padding = " ".repeat(width - backend.name().length());
      String reason = backend.reason();
      String state = reason == null ? "chosen" : reason.replace("\n", " ");
      out.println((backend.chosen() ? "* " : "  ") + backend.name() + padding + "  " + state);
    }
    out.println();
    out.println(
        "Java "
            + System.getProperty("java.version")
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch"));
    return ExitCodes.SUCCESS;
  }
}
