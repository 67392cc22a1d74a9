package io.dunlin.wasm.op;

/**
 * A numeric instruction has no result. Signalled by {@link Scalar} and turned into a trap by
 * whoever executes the instruction; has no stack trace, so that it is cheap.
 */
public final class NumericTrap extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why there is no result. */
  public enum Kind {
    /** Division by zero. */
    INTEGER_DIVIDE_BY_ZERO("integer divide by zero"),
    /** The result is not representable. */
    INTEGER_OVERFLOW("integer overflow"),
    /** A NaN was to be converted to an integer. */
    INVALID_CONVERSION_TO_INTEGER("invalid conversion to integer");

    private final String message;

    Kind(String message) {
      this.message = message;
    }
  }

  private final Kind kind;

  NumericTrap(Kind kind) {
    super(kind.message, null, false, false);
    this.kind = kind;
  }

  /** Why there is no result. */
  public Kind kind() {
    return kind;
  }
}
