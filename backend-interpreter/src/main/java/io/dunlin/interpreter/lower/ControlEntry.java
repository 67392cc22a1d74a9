package io.dunlin.interpreter.lower;

import java.util.ArrayList;
import java.util.List;

/** What lowering knows of a label. */
final class ControlEntry {
  /** In place of the last branch that waits for a label: there is none. */
  static final int NONE = -1;

  /** The height of the operand stack at entry, without parameters. */
  int height;

  int[] parameters = {};
  int[] results = {};
  boolean isLoop;
  boolean isFunction;

  /** Where a loop begins. */
  int start;

  /** The operand of the last branch to the end; each holds the place of the one before. */
  int branches;

  /** The operand of the branch around the first arm of an {@code if}. */
  int elseBranch;

  /** Which locals had been written at entry. */
  int written;

  /** The {@code br_table} for which the {@link #trampoline} was made. */
  int trampolineTable;

  /** Code that brings values to where the label expects them, and jumps there. */
  int trampoline;

  /** The handlers whose exceptions go to the end of the block, by their places in the list. */
  final List<Integer> handlers = new ArrayList<>();

  /** The clauses of a {@code try_table}; their ranges and targets are yet to be set. */
  final List<ExceptionLowering.Clause> clauses = new ArrayList<>();

  /** Where the code begins whose exceptions the block catches. */
  int protectedStart;

  /** Where that code ends, as soon as the first {@code catch} has been met. */
  int protectedEnd;

  /** Which of the hidden slots holds the exception that a legacy {@code catch} has caught. */
  int caughtIndex;

  int[] branchTypes() {
    return isLoop ? parameters : results;
  }
}
