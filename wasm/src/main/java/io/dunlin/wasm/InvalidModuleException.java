package io.dunlin.wasm;

/**
 * A module is refused: its bytes are malformed ({@link MalformedModuleException}) or break a rule
 * of validation. The reason begins with the wording of the specification's own tests.
 */
public class InvalidModuleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Stands for an offset or function index that is not known. */
  public static final int UNKNOWN = -1;

  private final String reason;
  private final int offset;
  private final int functionIndex;

  /**
   * Creates the exception.
   *
   * @param reason what is wrong
   * @param offset the offset in the module's bytes, or {@link #UNKNOWN}
   * @param functionIndex the function in whose body the fault lies, or {@link #UNKNOWN}
   */
  public InvalidModuleException(String reason, int offset, int functionIndex) {
    this(message(reason, offset, functionIndex), reason, offset, functionIndex);
  }

  /** Creates the exception with a message of its own. */
  InvalidModuleException(String message, String reason, int offset, int functionIndex) {
    super(message);
    this.reason = reason;
    this.offset = offset;
    this.functionIndex = functionIndex;
  }

  private static String message(String reason, int offset, int functionIndex) {
    String function = functionIndex == UNKNOWN ? "" : ", function " + functionIndex;
    return offset == UNKNOWN
        ? reason
        : reason + " (at offset 0x" + Integer.toHexString(offset) + function + ")";
  }

  /** What is wrong, without the place. */
  public String reason() {
    return reason;
  }

  /** The offset of the fault in the module's bytes, or {@link #UNKNOWN}. */
  public int offset() {
    return offset;
  }

  /** The index of the function in whose body the fault lies, or {@link #UNKNOWN}. */
  public int functionIndex() {
    return functionIndex;
  }

  /** The same fault, placed in this function. */
  public InvalidModuleException inFunction(int index) {
    InvalidModuleException placed = new InvalidModuleException(reason, offset, index);
    placed.setStackTrace(getStackTrace());
    return placed;
  }
}
