package io.dunlin.cli;

/** A command cannot be carried out; its message is the one line that the user gets to see. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message, null, false, false);
  }

  /** The command fails as {@code cause} says. */
  static CommandException of(Exception cause) {
    return new CommandException(messageOf(cause));
  }

  /** The command fails for a file as {@code cause} says. */
  static CommandException of(String file, Exception cause) {
    return new CommandException(file + ": " + messageOf(cause));
  }

  /** The message of an exception in one line; its type's name if it has none. */
  static String messageOf(Exception cause) {
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.replace(":\n  ", ": ").replace("\n  ", "; ").replace("\n", " ");
  }
}
