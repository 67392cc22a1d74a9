package io.dunlin.cli.wast;

/** A command of a script fails, for the reason that the message gives. */
final class FailedCommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FailedCommandException(String reason) {
    super(reason, null, false, false);
  }
}
