package io.dunlin.wat.script;

import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.ValType;

/** A value that a script passes to a function. */
public sealed interface Argument {
  /**
   * A number or vector.
   *
   * @param type its type
   * @param low its bits, of a vector the low half
   * @param high the high half of a vector, otherwise 0
   */
  record Numeric(ValType type, long low, long high) implements Argument {}

  /**
   * The null reference.
   *
   * @param heapType what it might refer to
   */
  record Null(HeapType heapType) implements Argument {}

  /**
   * An object of the host.
   *
   * @param heapType {@link HeapType#EXTERN}, or {@link HeapType#ANY} if it has been internalized
   * @param number what tells it from others; unsigned
   */
  record Host(HeapType heapType, int number) implements Argument {}
}
