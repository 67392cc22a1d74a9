package io.dunlin.cli.wast;

import io.dunlin.Engine;
import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wat.script.Command;
import io.dunlin.wat.script.ScriptParser;

/** Runs scripts, each in a store of its own. Thread-safe. */
public final class WastRunner {
  private final Engine engine;

  /** A runner that uses this engine, whose features decide what scripts may use. */
  public WastRunner(Engine engine) {
    this.engine = engine;
  }

  /**
   * Runs a script to its end, whatever fails in it. A fault in the script's own syntax ends it and
   * counts as a failure.
   *
   * @param utf8 the script
   * @return what passed and what failed
   */
  public WastReport run(byte[] utf8) {
    WastReport.Builder report = new WastReport.Builder();
    try (ScriptContext context = new ScriptContext(engine)) {
      CommandRunner runner = new CommandRunner(context, report);
      try {
        run(ScriptParser.of(utf8), runner);
      } catch (WatSyntaxException e) {
        report.fail(e.line(), e.getMessage());
      }
      runner.awaitThreads();
    }
    return report.build();
  }

  private static void run(ScriptParser parser, CommandRunner runner) {
    for (Command command = parser.next(); command != null; command = parser.next()) {
      runner.run(command);
    }
  }
}
