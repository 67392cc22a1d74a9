package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrFunction;
import java.util.Arrays;

/** What building knows of a label. Entries are used again. */
final class ControlEntry {
  static final int[] NO_VALUES = {};

  /** What kind of block the label belongs to. */
  enum Kind {
    FUNCTION,
    BLOCK,
    LOOP,
    IF,
    TRY_TABLE,
    /** The protected part of a legacy {@code try}. */
    TRY,
    /** A catch of a legacy {@code try}. */
    CATCH
  }

  Kind kind = Kind.BLOCK;

  /** Whether control can arrive at the entry. */
  boolean reachable;

  /** The height of the operand stack, without parameters. */
  int height;

  /** The block from which control enters, and how many assignments there had been. */
  int enteredFrom;

  int assignmentsBefore;

  /** The types of the results. */
  int[] results = NO_VALUES;

  /** Where branches lead: the header of a loop, else the end, which may not have been made yet. */
  int target;

  /**
   * A block that is yet to be begun: where an {@code if} goes without its condition; where a legacy
   * catch goes if the exception has another tag.
   */
  int elseBlock;

  /** The parameters that {@code else} finds. */
  int[] parameters = NO_VALUES;

  int parameterCount;

  /** The index of the entry, this or one further out, that catches what is thrown inside; or -1. */
  int protector;

  /** Where exceptions go that are thrown inside, if there are any. */
  int handler;

  /** By threes, the kind, tag and label of the clauses of a {@code try_table}. */
  int[] clauses = NO_VALUES;

  int clauseCount;

  /** What a legacy catch has caught. */
  int exception;

  void reset(Kind newKind, int newHeight, int[] newResults) {
    kind = newKind;
    reachable = true;
    height = newHeight;
    results = newResults;
    target = IrFunction.NONE;
    elseBlock = IrFunction.NONE;
    parameterCount = 0;
    protector = IrFunction.NONE;
    handler = IrFunction.NONE;
    clauseCount = 0;
    exception = IrFunction.NONE;
  }

  void addClause(int catchKind, int tag, int label) {
    int at = 3 * clauseCount++;
    if (at == clauses.length) {
      clauses = Arrays.copyOf(clauses, Math.max(6, 2 * at));
    }
    clauses[at] = catchKind;
    clauses[at + 1] = tag;
    clauses[at + 2] = label;
  }

  void addParameter(int value) {
    if (parameterCount == parameters.length) {
      parameters = Arrays.copyOf(parameters, Math.max(4, 2 * parameterCount));
    }
    parameters[parameterCount++] = value;
  }
}
