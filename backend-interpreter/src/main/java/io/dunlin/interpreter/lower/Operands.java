package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;

/** Brings the values of the virtual stack into slots. */
final class Operands {
  /**
   * Only this many entries from the top may have values that are not in their slots or constant:
   * looking for those that depend on a local is then bounded.
   */
  static final int WINDOW = 32;

  private final CodeBuffer code;
  private final VirtualStack stack;

  Operands(CodeBuffer code, VirtualStack stack) {
    this.code = code;
    this.stack = stack;
  }

  /** A slot that holds the value of an entry; computes or copies it only if need be. */
  int slot(int at) {
    if (stack.kind(at) == VirtualStack.LOCAL) {
      return stack.x(at);
    }
    settle(at);
    return stack.slotAt(at);
  }

  /** Brings the value of an entry into its own slot. */
  void settle(int at) {
    if (stack.kind(at) != VirtualStack.SLOT) {
      store(at, stack.slotAt(at));
      stack.setSlot(at);
    }
  }

  /** Brings the values of entries into their own slots. */
  void settle(int from, int to) {
    for (int at = from; at < to; at++) {
      settle(at);
    }
  }

  /** Writes the value of an entry into a slot. */
  void store(int at, int target) {
    switch (stack.kind(at)) {
      case VirtualStack.SLOT:
        copy(at, stack.slotAt(at), target);
        break;
      case VirtualStack.LOCAL:
        copy(at, stack.x(at), target);
        break;
      case VirtualStack.CONSTANT:
        storeConstant(at, target);
        break;
      case VirtualStack.SUM:
        code.emit(Code.I32_ADD, target, stack.x(at), stack.y(at));
        break;
      case VirtualStack.OFFSET:
        code.emit(Code.I32_ADD_C, target, stack.x(at), (int) stack.constant(at));
        break;
      case VirtualStack.SCALED:
        code.emit(Code.I32_SHL_C, target, stack.x(at), stack.shift(at));
        break;
      case VirtualStack.SUM_SCALED:
        code.emit(Code.I32_ADD_SCALED, target, stack.x(at), stack.y(at), stack.shift(at));
        break;
      case VirtualStack.SHIFTED_VECTOR:
        code.emit(Code.VECTOR_SHIFT_C, target, stack.x(at), stack.y(at));
        break;
      default:
        code.emit(
            Code.I32_SCALED_ADD_C, target, stack.x(at), (int) stack.constant(at), stack.shift(at));
    }
  }

  private void copy(int at, int source, int target) {
    if (source != target) {
      int copy = stack.isVector(at) ? Code.COPY_V128 : Code.COPY;
      code.emit(stack.isReference(at) ? Code.COPY_REF : copy, target, source, 0);
    }
  }

  private void storeConstant(int at, int target) {
    long value = stack.constant(at);
    if (stack.isReference(at)) {
      code.emit(Code.REF_NULL, target, 0, 0);
    } else if (stack.isVector(at)) {
      code.emit(Code.CONST_V128, target, 0, 0);
      code.append(value);
      code.append(stack.constantHigh(at));
    } else if (value == (int) value) {
      code.emit(Code.CONST, target, (int) value, 0);
    } else {
      code.emitWide(Code.CONST64, target, 0, value);
    }
  }

  /**
   * Brings values into their slots so that several control paths find them there. Constants may
   * stay constants, except for the topmost values, which are parameters of a label.
   */
  void settleForControl(int end, int parameters) {
    for (int at = Math.max(0, end - WINDOW - 1); at < end; at++) {
      if (!stack.isConstant(at)) {
        settle(at);
      }
    }
    settle(end - parameters, end);
  }

  /** The same for what is below a condition, without coming between a comparison and its branch. */
  void settleUnder(int condition, int parameters) {
    if (stack.kind(condition) == VirtualStack.SLOT && code.lastWrites(stack.slotAt(condition))) {
      code.insertBeforeLast(() -> settleForControl(condition, parameters));
    } else {
      settleForControl(condition, parameters);
    }
  }

  /** Like {@link #slot}, but the entry stays as it is, because the code is only on one path. */
  int slotWithoutNote(int at) {
    if (stack.kind(at) == VirtualStack.LOCAL) {
      return stack.x(at);
    }
    compute(at, at + 1);
    if (stack.isConstant(at)) {
      storeConstant(at, stack.slotAt(at));
    }
    return stack.slotAt(at);
  }

  /** Brings values other than constants into their slots; the entries stay as they are. */
  void compute(int from, int to) {
    for (int at = from; at < to; at++) {
      if (stack.kind(at) != VirtualStack.SLOT && !stack.isConstant(at)) {
        store(at, stack.slotAt(at));
      }
    }
  }

  /** Writes the value of an entry into a slot, after {@link #compute}. */
  void storeComputed(int at, int target) {
    if (stack.isConstant(at)) {
      storeConstant(at, target);
    } else {
      copy(at, stack.slotAt(at), target);
    }
  }

  /** An entry has been pushed: one that leaves the window must have its value in its slot. */
  void pushed() {
    int leaving = stack.height() - 1 - WINDOW;
    if (leaving >= 0 && !stack.isConstant(leaving)) {
      settle(leaving);
    }
  }

  /** Whether an entry depends on a slot that is about to be overwritten. */
  boolean anyDependsOn(int slot) {
    for (int at = Math.max(0, stack.height() - WINDOW - 1); at < stack.height(); at++) {
      if (stack.dependsOn(at, slot)) {
        return true;
      }
    }
    return false;
  }

  /** Brings the values that depend on a slot into slots of their own. */
  void preserve(int slot) {
    for (int at = Math.max(0, stack.height() - WINDOW - 1); at < stack.height(); at++) {
      if (stack.dependsOn(at, slot)) {
        settle(at);
      }
    }
  }
}
