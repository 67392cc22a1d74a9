package io.dunlin.spi.code;

/**
 * Bytes are no artifact of compiled code, or not one that can be used here: something about them is
 * not as it has to be.
 */
public final class ArtifactException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String expected;
  private final String found;

  /**
   * Creates the exception.
   *
   * @param field what differs, such as {@code backend}
   * @param expected what it has to be
   * @param found what it is
   */
  public ArtifactException(String field, String expected, String found) {
    super("artifact refused: its " + field + " is " + found + ", and has to be " + expected);
    this.field = field;
    this.expected = expected;
    this.found = found;
  }

  /** What differs. */
  public String field() {
    return field;
  }

  /** What it has to be. */
  public String expected() {
    return expected;
  }

  /** What it is. */
  public String found() {
    return found;
  }
}
