package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import org.jspecify.annotations.Nullable;

/** Comparisons of integers of both widths. */
final class CompareNodes {
  private CompareNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.EQ:
        return new Eq(code, at);
      case Code.NE:
        return new Ne(code, at);
      case Code.LT_S:
        return new LtS(code, at);
      case Code.LE_S:
        return new LeS(code, at);
      case Code.LT_U:
        return new LtU(code, at);
      case Code.LE_U:
        return new LeU(code, at);
      case Code.EQ_C:
        return new EqC(code, at);
      case Code.NE_C:
        return new NeC(code, at);
      case Code.LT_S_C:
        return new LtSC(code, at);
      case Code.GT_S_C:
        return new GtSC(code, at);
      case Code.LT_U_C:
        return new LtUC(code, at);
      case Code.GT_U_C:
        return new GtUC(code, at);
      default:
        return null;
    }
  }

  /** {@code d = b == c}. */
  static final class Eq extends Node {
    Eq(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] == slots[fp + c] ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b != c}. */
  static final class Ne extends Node {
    Ne(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] != slots[fp + c] ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b < c}. */
  static final class LtS extends Node {
    LtS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] < slots[fp + c] ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b <= c}. */
  static final class LeS extends Node {
    LeS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] <= slots[fp + c] ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b < c, unsigned}. */
  static final class LtU extends Node {
    LtU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] + Long.MIN_VALUE < slots[fp + c] + Long.MIN_VALUE ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b <= c, unsigned}. */
  static final class LeU extends Node {
    LeU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] + Long.MIN_VALUE <= slots[fp + c] + Long.MIN_VALUE ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b == c}. */
  static final class EqC extends Node {
    EqC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] == c ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b != c}. */
  static final class NeC extends Node {
    NeC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] != c ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b < c}. */
  static final class LtSC extends Node {
    LtSC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] < c ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b > c}. */
  static final class GtSC extends Node {
    GtSC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] > c ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b < c, unsigned}. */
  static final class LtUC extends Node {
    LtUC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] + Long.MIN_VALUE < c + Long.MIN_VALUE ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b > c, unsigned}. */
  static final class GtUC extends Node {
    GtUC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] + Long.MIN_VALUE > c + Long.MIN_VALUE ? 1 : 0;
      return next;
    }
  }
}
