package io.dunlin.generate;

/** A block that the code at hand stands in. Each is another one, whatever it is like. */
final class Scope {
  private final Kind kind;
  private final int[] branchTypes;

  Scope(Kind kind, int[] branchTypes) {
    this.kind = kind;
    this.branchTypes = branchTypes;
  }

  /** What began a block. */
  enum Kind {
    /** A block whose end is where branches lead to, the function itself among them. */
    BLOCK,
    /** A loop. */
    LOOP,
    /** A catch of the legacy instructions, whose exception can be thrown again. */
    CATCH
  }

  /** What began it. */
  Kind kind() {
    return kind;
  }

  /** The types of the values that a branch to it takes. Not to be changed. */
  int[] branchTypes() {
    return branchTypes;
  }
}
