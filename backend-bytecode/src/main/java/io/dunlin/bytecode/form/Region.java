package io.dunlin.bytecode.form;

import io.dunlin.wasm.validate.Label;
import org.jspecify.annotations.Nullable;

/** A label and the instructions in its scope. */
public final class Region {
  /** The place of an arm that there is not. */
  public static final int NONE = -1;

  private final int id;
  private final @Nullable Region parent;
  private final Label.Kind kind;
  private final int start;
  private final int height;
  private final int[] params;
  private final int[] results;
  int end;
  int elseStart = NONE;
  boolean branchedTo;
  boolean calls;
  boolean tailCalls;

  Region(int id, @Nullable Region parent, Label label, int start) {
    this.id = id;
    this.parent = parent;
    this.kind = label.kind();
    this.start = start;
    this.height = label.height();
    this.params = label.paramTypes();
    this.results = label.resultTypes();
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
}
