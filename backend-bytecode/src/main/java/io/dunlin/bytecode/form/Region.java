package io.dunlin.bytecode.form;

import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.validate.Label;
import org.jspecify.annotations.Nullable;

/** A label and the instructions in its scope. */
public final class Region {
  /** The place of an arm that there is not. */
  public static final int NONE = -1;

  /** Of a loop that ends soon by itself: it never looks whether to stop. */
  public static final int NO_LOOKS = 0;

  /** So many labels, each of which takes a few bytes, are not too many for one method. */
  private static final int MAX_LABELS = 256;

  private final int id;
  private final @Nullable Region parent;
  private final Label.Kind kind;
  private final int start;
  private final int height;
  private final int[] params;
  private final int[] results;
  private final int depth;

  /** The number of bare labels directly inside of each other that it is the innermost of. */
  private final int labels;

  int end;
  int elseStart = NONE;
  int firstBranch = NONE;
  boolean branchedTo;
  boolean calls;
  boolean tailCalls;

  /** Whether anything in it accesses what is in a memory, a table, a structure or an array. */
  boolean accesses;

  /** Whether a bulk instruction is in it. */
  boolean hasBulk;

  /** How many instructions run in it in further rounds of loops that never look. */
  long repeatedInstructions;

  /** How many may run in it in further rounds of loops that look, from one look to the next. */
  long unlookedInstructions;

  int roundsBetweenLooks;

  /** Of a loop: the copies that code has of it, if it is of use to have more than one. */
  @Nullable LoopCopies copies;

  Region(int id, @Nullable Region parent, Label label, int start) {
    this.id = id;
    this.parent = parent;
    this.kind = label.kind();
    this.start = start;
    this.height = label.height();
    this.params = label.paramTypes();
    this.results = label.resultTypes();
    this.labels = parent == null ? 0 : labels(parent);
    this.depth = parent == null ? 0 : parent.depth + (labels > 0 ? 0 : 1);
  }

  private int labels(Region around) {
    boolean isBare =
        kind == Label.Kind.BLOCK
            && params.length == 0
            && results.length == 0
            && height == around.height;
    return isBare && around.labels < MAX_LABELS ? around.labels + 1 : 0;
  }

  /** Adds what an instruction directly inside does. */
  void add(Op op, boolean reachableAfter) {
    if (mayRunOtherCode(op)) {
      calls = true;
      tailCalls |= !reachableAfter && op.family() == Family.CALL;
    }
    accesses |= accesses(op);
    hasBulk |= LoopRounds.isBulk(op);
  }

  static boolean mayRunOtherCode(Op op) {
    return switch (op.family()) {
      case CALL, EXCEPTION -> true;
      default -> op == Op.MEMORY_GROW;
    };
  }

  private static boolean accesses(Op op) {
    return switch (op.family()) {
      case LOAD, STORE, VECTOR_LOAD, VECTOR_STORE, MEMORY, TABLE, GC, ATOMIC -> true;
      default -> false;
    };
  }

  /** Adds what is known of a region inside that now is complete. */
  void include(Region inner) {
    calls |= inner.calls;
    tailCalls |= inner.tailCalls;
    accesses |= inner.accesses;
    hasBulk |= inner.hasBulk;
    repeatedInstructions += inner.repeatedInstructions;
    unlookedInstructions += inner.unlookedInstructions;
  }

  /** Its number in the function; that of an outer region is lower. */
  public int id() {
    return id;
  }

  /** The region around it; null if it is the whole function. */
  public @Nullable Region parent() {
    return parent;
  }

  /** The construct, as at its beginning: {@code IF}, not {@code ELSE}. */
  public Label.Kind kind() {
    return kind;
  }

  /** The index of the instruction that opens it; that of a function is -1. */
  public int start() {
    return start;
  }

  /** The index of its {@code end}. */
  public int end() {
    return end;
  }

  /** The index of its {@code else}, or {@link #NONE}. */
  public int elseStart() {
    return elseStart;
  }

  /** The number of operands below its parameters. */
  public int height() {
    return height;
  }

  /** The types of its parameters. Not to be changed. */
  public int[] params() {
    return params;
  }

  /** The types of its results. Not to be changed. */
  public int[] results() {
    return results;
  }

  /** The types that a branch to it carries. Not to be changed. */
  public int[] branchTypes() {
    return kind == Label.Kind.LOOP ? params : results;
  }

  /**
   * Whether it is nothing but a label in front of its {@code end}: it has no parameters and no
   * results, and where it begins is no operand that is not below the region around it as well. Of
   * very many inside of each other, some count as more than that, so that those between them can be
   * in methods of their own.
   */
  public boolean isBareLabel() {
    return labels > 0;
  }

  /** The number of regions around it, bare labels not counted. */
  int depth() {
    return depth;
  }

  /** The index of the instruction where a branch to it leads. */
  int target() {
    return kind == Label.Kind.LOOP ? start : end;
  }

  /** The index of the first instruction that branches to its label, or {@link #NONE}. */
  int firstBranch() {
    return firstBranch;
  }

  /** Whether a branch that can be reached leads to its label. */
  public boolean branchedTo() {
    return branchedTo;
  }

  /** Whether a tail call in it can be reached. */
  public boolean tailCalls() {
    return tailCalls;
  }

  /** Whether anything in it may run other code, or move a memory. */
  public boolean calls() {
    return calls;
  }

  /**
   * Of a loop with a branch to its beginning: after how many rounds it looks whether to stop, or
   * {@link #NO_LOOKS}.
   */
  public int roundsBetweenLooks() {
    return roundsBetweenLooks;
  }

  /**
   * Of a loop: the copies that code has of it, or null if it is of no use to have more than one.
   */
  public @Nullable LoopCopies copies() {
    return copies;
  }

  /** Whether so much may run in it from one look to the next that loops around it look as well. */
  public boolean runsLong() {
    return unlookedInstructions > LoopRounds.MAX_UNLOOKED;
  }
}
