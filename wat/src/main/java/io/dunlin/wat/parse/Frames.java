package io.dunlin.wat.parse;

import io.dunlin.wasm.WasmLimits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What has been opened and not yet closed, innermost last. */
final class Frames {
  /** What is open, and what may come next. */
  enum Kind {
    /** {@code block}, {@code loop} or {@code try_table} up to {@code end}. */
    BLOCK("end"),
    /** {@code if}, which may have an {@code else}. */
    IF("end"),
    /** {@code else}. */
    ELSE("end"),
    /** The older {@code try}. */
    TRY("end"),
    /** {@code catch}, of the older {@code try}. */
    TRY_CATCH("end"),
    /** {@code catch_all}, of the older {@code try}. */
    TRY_CATCH_ALL("end"),
    /** A plain instruction in parentheses: its operands. */
    FOLDED("an instruction in parentheses"),
    /** A block in parentheses: its instructions. */
    FOLDED_BLOCK("an instruction"),
    /** {@code (if}: its condition, and then {@code (then}. */
    FOLDED_IF("(then"),
    /** {@code (if}, behind {@code (then ...)}. */
    FOLDED_IF_THEN("(else"),
    /** {@code (if}, behind {@code (else ...)}. */
    FOLDED_IF_ELSE(")"),
    /** {@code (try}, in front of {@code (do}. */
    FOLDED_TRY("(do"),
    /** {@code (try}, behind {@code (do ...)}. */
    FOLDED_TRY_DO("(catch"),
    /** {@code (try}, behind {@code (catch ...)}. */
    FOLDED_TRY_CATCH("(catch"),
    /** {@code (try}, behind {@code (catch_all ...)}. */
    FOLDED_TRY_CATCH_ALL(")"),
    /** A part of {@code (if} or {@code (try}: its instructions. */
    CLAUSE("an instruction");

    private final String expected;

    Kind(String expected) {
      this.expected = expected;
    }

    /** What should stand where something else stands. */
    String expected() {
      return expected;
    }

    /** Whether {@code end} closes it. */
    boolean endsWithEnd() {
      return ordinal() <= TRY_CATCH_ALL.ordinal();
    }

    /** Whether instructions may follow that are not in parentheses. */
    boolean takesFlat() {
      return endsWithEnd() || this == FOLDED_BLOCK || this == CLAUSE;
    }
  }

  private final Lexer lexer;
  private Kind[] kinds = new Kind[16];
  private int[] labels = new int[16];
  private int[] pendingStarts = new int[16];
  private @Nullable String[] names = new String[16];
  private int depth;

  Frames(Lexer lexer) {
    this.lexer = lexer;
  }

  void clear() {
    depth = 0;
  }

  boolean isEmpty() {
    return depth == 0;
  }

  /** The kind of the innermost. */
  Kind kind() {
    return kinds[depth - 1];
  }

  /** The number of the innermost one's label. */
  int label() {
    return labels[depth - 1];
  }

  /** The name of the innermost one's label for the name section, or null. */
  @Nullable String name() {
    return names[depth - 1];
  }

  /** The size of the pending instructions before the innermost was opened. */
  int pendingStart() {
    return pendingStarts[depth - 1];
  }

  void push(Kind kind) {
    push(kind, Labels.ANONYMOUS, null, 0);
  }

  void push(Kind kind, int label, @Nullable String name, int pendingStart) {
    if (depth == WasmLimits.OPERANDS) {
      throw lexer.error("too many nested instructions: limit " + WasmLimits.OPERANDS);
    }
    if (depth == kinds.length) {
      kinds = Arrays.copyOf(kinds, depth * 2);
      labels = Arrays.copyOf(labels, depth * 2);
      pendingStarts = Arrays.copyOf(pendingStarts, depth * 2);
      names = Arrays.copyOf(names, depth * 2);
    }
    kinds[depth] = kind;
    labels[depth] = label;
    pendingStarts[depth] = pendingStart;
    names[depth] = name;
    depth++;
  }

  void pop() {
    depth--;
  }

  /** Makes another kind of the innermost. */
  void become(Kind kind) {
    kinds[depth - 1] = kind;
  }
}
