package io.dunlin.wasm.validate;

/**
 * A label of structured control, and everything that is known of it.
 *
 * <p>Labels are reused: one may be read until the event of its {@code end} is over, and not be kept
 * beyond. What a consumer knows of a label it files under {@link #id()}.
 */
public final class Label {
  /** The construct that a label belongs to. */
  public enum Kind {
    /** The body of the function; branching to it returns. */
    FUNCTION,
    /** {@code block}. */
    BLOCK,
    /** {@code loop}; the one kind at whose beginning branches arrive. */
    LOOP,
    /** {@code if}, in its first arm. */
    IF,
    /** {@code if}, in its {@code else} arm. */
    ELSE,
    /** {@code try_table}. */
    TRY_TABLE,
    /** The protected part of a legacy {@code try}. */
    TRY,
    /** A {@code catch} of a legacy {@code try}. */
    CATCH,
    /** The {@code catch_all} of a legacy {@code try}. */
    CATCH_ALL
  }

  Kind kind = Kind.FUNCTION;
  int id;
  int height;
  int[] paramTypes = NONE;
  int[] resultTypes = NONE;
  boolean branchedTo;
  boolean reachableAtEntry;

  static final int[] NONE = {};

  /** Whether operands below those that are there may be popped, with any type. */
  boolean polymorphic;

  /** Whether an arm that has ended fell through to the label's end. */
  boolean endReached;

  /** The offset of the last {@code br_table} that was found to fit this label. */
  int checkedAt;

  /** How many locals had been initialized at entry; see {@link LocalInitialization}. */
  int initializedLocals;

  Label() {}

  /** The construct; that of an {@code if} or {@code try} changes from arm to arm. */
  public Kind kind() {
    return kind;
  }

  /** The label's number in the function, counted from 0 (the function's own) in order of entry. */
  public int id() {
    return id;
  }

  /** The height of the operand stack at entry, without the parameters. */
  public int height() {
    return height;
  }

  /** The types of the parameters. The array is shared and must not be written. */
  public int[] paramTypes() {
    return paramTypes;
  }

  /** The types of the results. The array is shared and must not be written. */
  public int[] resultTypes() {
    return resultTypes;
  }

  /**
   * The types of the operands that a branch carries: the parameters of a loop, else the results.
   */
  public int[] branchTypes() {
    return kind == Kind.LOOP ? paramTypes : resultTypes;
  }

  /** Whether an instruction that is reachable has branched here, catch clauses included. */
  public boolean branchedTo() {
    return branchedTo;
  }

  /** Whether control can arrive at the entry. */
  public boolean reachableAtEntry() {
    return reachableAtEntry;
  }
}
