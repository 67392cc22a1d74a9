package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Words;
import org.jspecify.annotations.Nullable;

/** Copies, constants, selection, globals, of vectors. */
final class VectorMoveNodes {
  private VectorMoveNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.COPY_V128:
        return new Copy(code, at);
      case Code.CONST_V128:
        return new Const(code, at);
      case Code.SELECT_V128:
        return new Select(code, at);
      case Code.GLOBAL_GET_V128:
        return new GlobalGet(code, at);
      case Code.GLOBAL_SET_V128:
        return new GlobalSet(code, at);
      default:
        return null;
    }
  }

  /** {@code d = b}. */
  static final class Copy extends VectorNode {
    Copy(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, slots[fp + b], slots[fp + b + 1]);
    }
  }

  /** {@code d = the two words that follow}. */
  static final class Const extends ExtendedVectorNode {
    private final long low;
    private final long high;

    Const(long[] code, int at) {
      super(code, at, Code.CONST_V128);
      low = code[at + 2];
      high = code[at + 3];
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, low, high);
    }
  }

  /** {@code d = condition != 0 ? b : c, the condition being the fourth operand}. */
  static final class Select extends VectorNode {
    private final int d;

    Select(long[] code, int at) {
      super(code, at);
      d = Words.d(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int chosen = fp + (slots[fp + d] != 0 ? b : c);
      return put(slots, fp, slots[chosen], slots[chosen + 1]);
    }
  }

  /** {@code d = global b}. */
  static final class GlobalGet extends VectorNode {
    GlobalGet(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      InterpretedGlobal global = state.instance.globals[b];
      return put(slots, fp, global.bits, global.highBits);
    }
  }

  /** {@code global b = a}. */
  static final class GlobalSet extends VectorNode {
    GlobalSet(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      InterpretedGlobal global = state.instance.globals[b];
      global.bits = slots[fp + a];
      global.highBits = slots[fp + a + 1];
      return next;
    }
  }
}
