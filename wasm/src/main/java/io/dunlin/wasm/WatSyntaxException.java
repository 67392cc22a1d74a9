package io.dunlin.wasm;

/**
 * A text does not follow the grammar of the text format. The reason begins with the wording of the
 * specification's own tests; the message adds line, column and the offending text.
 */
public final class WatSyntaxException extends MalformedModuleException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String text;

  /**
   * Creates the exception.
   *
   * @param reason what is wrong
   * @param offset the offset of the fault in the text's UTF-8 bytes
   * @param line the line of the fault, from 1
   * @param column the column of the fault in code points, from 1
   * @param text the offending text, empty at the end of the source
   */
  public WatSyntaxException(String reason, int offset, int line, int column, String text) {
    super(message(reason, line, column, text), reason, offset);
    this.line = line;
    this.column = column;
    this.text = text;
  }

  private static String message(String reason, int line, int column, String text) {
    String near = text.isEmpty() ? "the end of the text" : "'" + text + "'";
    return reason + " (at line " + line + ", column " + column + ": " + near + ")";
  }

  /** The line of the fault, from 1. */
  public int line() {
    return line;
  }

  /** The column of the fault, counted in code points from 1. */
  public int column() {
    return column;
  }

  /** The offending text, cut if it is long; empty if the text ends too early. */
  public String text() {
    return text;
  }

  /** This exception: line and column say more than the index of a function. */
  @Override
  public WatSyntaxException inFunction(int index) {
    return this;
  }
}
