package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Copies, constants, selection, globals. */
final class MoveNodes {
  private MoveNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.COPY:
        return new Copy(code, at);
      case Code.CONST:
        return new Const(code, at);
      case Code.SELECT:
        return new Select(code, at);
      case Code.GLOBAL_GET:
        return new GlobalGet(code, at);
      case Code.GLOBAL_SET:
        return new GlobalSet(code, at);
      case Code.ZERO:
        return new Zero(code, at);
      default:
        return null;
    }
  }

  /** {@code d = b}. */
  static final class Copy extends Node {
    Copy(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b];
      return next;
    }
  }

  /** {@code d = the immediate, sign-extended}. */
  static final class Const extends Node {
    Const(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = b;
      return next;
    }
  }

  /** {@code d = r2 != 0 ? b : c, the condition being the fourth operand}. */
  static final class Select extends WideNode {
    Select(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + (slots[fp + d] != 0 ? b : c)];
      return next;
    }
  }

  /** {@code d = global b}. */
  static final class GlobalGet extends Node {
    GlobalGet(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = state.instance.globals[b].bits;
      return next;
    }
  }

  /** {@code global b = a}. */
  static final class GlobalSet extends Node {
    GlobalSet(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      state.instance.globals[b].bits = slots[fp + a];
      return next;
    }
  }

  /** {@code set b slots from a on to zero}. */
  static final class Zero extends Node {
    Zero(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      Arrays.fill(slots, fp + a, fp + a + b, 0);
      return next;
    }
  }
}
