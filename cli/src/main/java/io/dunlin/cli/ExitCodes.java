package io.dunlin.cli;

/** What the process's exit codes mean, unless the guest gives its own. */
final class ExitCodes {
  static final int SUCCESS = 0;

  /** Bad input: a file, a module or an option; or the guest threw an exception. */
  static final int FAILURE = 1;

  /** The guest trapped: what a shell shows for a process that was ended by SIGABRT. */
  static final int TRAP = 134;

  private ExitCodes() {}
}
