package io.dunlin.cli.wast;

import io.dunlin.wat.script.Command;
import java.util.List;

/** A thread of a script. */
final class ScriptThread {
  private final WastReport.Builder report = new WastReport.Builder();
  private final Thread thread;

  /** A thread that will run these commands, and then close the context. */
  ScriptThread(ScriptContext context, List<Command> commands) {
    thread =
        new Thread(
            () -> {
              try (context) {
                CommandRunner runner = new CommandRunner(context, report);
                commands.forEach(runner::run);
              }
            },
            "dunlin-wast");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** What came of the thread, when it has ended. */
  WastReport await() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new FailedCommandException("interrupted");
    }
    return report.build();
  }
}
