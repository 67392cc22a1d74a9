package io.dunlin.bytecode.form;

import io.dunlin.wasm.type.TypeCodes;
import org.jspecify.annotations.Nullable;

/**
 * The operands that are on the stack somewhere in a function, each with a place for it in a frame:
 * the stack is a list from the top down, so that what stays on it is shared. Immutable.
 */
public final class Operands {
  private final @Nullable Operands below;
  private final int type;
  private final int end;

  private Operands(@Nullable Operands below, int type, int end) {
    this.below = below;
    this.type = type;
    this.end = end;
  }

  /** No operands; the first one gets this slot. */
  static Operands none(int firstSlot) {
    return new Operands(null, TypeCodes.BOTTOM, firstSlot);
  }

  Operands push(int pushed) {
    return new Operands(this, pushed, end + TypeCodes.slots(pushed));
  }

  /** Without the topmost ones; fewer where code ends that control does not leave. */
  Operands pop(int count) {
    Operands operands = this;
    for (int i = 0; i < count && operands.below != null; i++) {
      operands = operands.below;
    }
    return operands;
  }

  /** What is below the topmost one. */
  public Operands below() {
    return below == null ? this : below;
  }

  /** The type of the topmost one. */
  public int type() {
    return type;
  }

  /** The slot of the topmost one. */
  public int slot() {
    return end - TypeCodes.slots(type);
  }

  /** The slot behind the topmost one. */
  public int end() {
    return end;
  }
}
