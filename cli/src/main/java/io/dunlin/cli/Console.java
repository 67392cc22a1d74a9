package io.dunlin.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams of a command, and which of them are a terminal.
 *
 * @param in standard input
 * @param out standard output, without a buffer
 * @param err standard error, without a buffer
 * @param terminals {@code 0}, {@code 1} and {@code 2} for those that are a terminal
 */
record Console(InputStream in, OutputStream out, OutputStream err, String terminals) {
  /** Set by the launcher script: Java itself cannot tell for each stream. */
  private static final String TERMINALS_PROPERTY = "dunlin.terminals";

  /** The streams of this process. */
  static Console ofProcess() {
    String terminals = System.getProperty(TERMINALS_PROPERTY);
    if (terminals == null) {
      terminals = "";
    }
    return new Console(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        terminals);
  }

  boolean isTerminal(int stream) {
    return terminals.indexOf('0' + stream) >= 0;
  }

  /** Standard output for the command's own text. */
  PrintStream printer() {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  /** Standard error for the command's own text. */
  PrintStream errorPrinter() {
    return new PrintStream(err, true, StandardCharsets.UTF_8);
  }
}
