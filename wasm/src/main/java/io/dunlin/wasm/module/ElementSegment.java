package io.dunlin.wasm.module;

import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element segment: references to functions by index, or constant expressions.
 *
 * <p>The two forms are kept apart, because the first is far more frequent and compact.
 */
public final class ElementSegment {
  /** The type of segments of which both formats can say that they list functions by index. */
  public static final ValType FUNCTION_TYPE = ValType.ref(false, HeapType.FUNC);

  private final SegmentMode mode;
  private final int table;
  private final @Nullable ConstExpr offset;
  private final ValType type;
  private final int @Nullable [] functions;
  private final List<ConstExpr> expressions;

  private ElementSegment(
      SegmentMode mode,
      int table,
      @Nullable ConstExpr offset,
      ValType type,
      int @Nullable [] functions,
      List<ConstExpr> expressions) {
    this.mode = mode;
    this.table = table;
    this.offset = offset;
    this.type = type;
    this.functions = functions;
    this.expressions = expressions;
  }

  /** A segment of functions by index; its type is the non-null function reference. */
  public static ElementSegment ofFunctions(
      SegmentMode mode, int table, @Nullable ConstExpr offset, ValType type, int[] functions) {
    return new ElementSegment(mode, table, offset, type, functions.clone(), List.of());
  }

  /** A segment of constant expressions. */
  public static ElementSegment ofExpressions(
      SegmentMode mode,
      int table,
      @Nullable ConstExpr offset,
      ValType type,
      List<ConstExpr> expressions) {
    return new ElementSegment(mode, table, offset, type, null, List.copyOf(expressions));
  }

  /** When the segment is copied. */
  public SegmentMode mode() {
    return mode;
  }

  /** The table that an active segment is copied to, otherwise 0. */
  public int table() {
    return table;
  }

  /** Where an active segment is copied to, otherwise null. */
  public @Nullable ConstExpr offset() {
    return offset;
  }

  /** The type of the elements, a reference type. */
  public ValType type() {
    return type;
  }

  /** The number of elements. */
  public int size() {
    return functions != null ? functions.length : expressions.size();
  }

  /** Whether the elements are function indices. */
  public boolean hasFunctions() {
    return functions != null;
  }

  /**
   * A function index.
   *
   * @throws IllegalStateException if the elements are expressions
   */
  public int function(int index) {
    if (functions == null) {
      throw new IllegalStateException("the elements are expressions");
    }
    return functions[index];
  }

  /** The expressions; empty if the elements are function indices. */
  public List<ConstExpr> expressions() {
    return expressions;
  }
}
