package io.dunlin.compiler.object;

/** Stored code cannot be used: it is for something else, or it is not intact. */
public final class CodeObjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Code that cannot be used for this reason. */
  public CodeObjectException(String message) {
    super(message);
  }

  static CodeObjectException differs(String field, Object found, Object expected) {
    return new CodeObjectException(field + " is " + found + ", but has to be " + expected);
  }
}
