package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import org.jspecify.annotations.Nullable;

/** Conditional and unconditional branches. */
final class BranchNodes {
  private BranchNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.BR:
        return new Br(code, at);
      case Code.BR_IF:
        return new BrIf(code, at);
      case Code.BR_UNLESS:
        return new BrUnless(code, at);
      case Code.BR_EQ:
        return new BrEq(code, at);
      case Code.BR_NE:
        return new BrNe(code, at);
      case Code.BR_LT_S:
        return new BrLtS(code, at);
      case Code.BR_LE_S:
        return new BrLeS(code, at);
      case Code.BR_LT_U:
        return new BrLtU(code, at);
      case Code.BR_LE_U:
        return new BrLeU(code, at);
      case Code.BR_EQ_C:
        return new BrEqC(code, at);
      case Code.BR_NE_C:
        return new BrNeC(code, at);
      case Code.BR_LT_S_C:
        return new BrLtSC(code, at);
      case Code.BR_GT_S_C:
        return new BrGtSC(code, at);
      case Code.BR_LT_U_C:
        return new BrLtUC(code, at);
      case Code.BR_GT_U_C:
        return new BrGtUC(code, at);
      case Code.BR_AND_C:
        return new BrAndC(code, at);
      case Code.BR_NAND_C:
        return new BrNandC(code, at);
      case Code.BR_F64_EQ:
        return new BrF64Eq(code, at);
      case Code.BR_F64_NE:
        return new BrF64Ne(code, at);
      case Code.BR_F64_LT:
        return new BrF64Lt(code, at);
      case Code.BR_F64_LE:
        return new BrF64Le(code, at);
      case Code.BR_F64_NLT:
        return new BrF64Nlt(code, at);
      case Code.BR_F64_NLE:
        return new BrF64Nle(code, at);
      default:
        return null;
    }
  }

  /** {@code jump}. */
  static final class Br extends Branch {
    Br(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {

      return taken(state);
    }
  }

  /** {@code jump if a != 0}. */
  static final class BrIf extends Branch {
    BrIf(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] != 0) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a == 0}. */
  static final class BrUnless extends Branch {
    BrUnless(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] == 0) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a == b}. */
  static final class BrEq extends Branch {
    BrEq(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] == slots[fp + b]) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a != b}. */
  static final class BrNe extends Branch {
    BrNe(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] != slots[fp + b]) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a < b}. */
  static final class BrLtS extends Branch {
    BrLtS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] < slots[fp + b]) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a <= b}. */
  static final class BrLeS extends Branch {
    BrLeS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] <= slots[fp + b]) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a < b, unsigned}. */
  static final class BrLtU extends Branch {
    BrLtU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] + Long.MIN_VALUE < slots[fp + b] + Long.MIN_VALUE) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a <= b, unsigned}. */
  static final class BrLeU extends Branch {
    BrLeU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] + Long.MIN_VALUE <= slots[fp + b] + Long.MIN_VALUE) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a == b}. */
  static final class BrEqC extends Branch {
    BrEqC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] == b) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a != b}. */
  static final class BrNeC extends Branch {
    BrNeC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] != b) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a < b}. */
  static final class BrLtSC extends Branch {
    BrLtSC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] < b) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a > b}. */
  static final class BrGtSC extends Branch {
    BrGtSC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] > b) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a < b, unsigned}. */
  static final class BrLtUC extends Branch {
    BrLtUC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] + Long.MIN_VALUE < b + Long.MIN_VALUE) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a > b, unsigned}. */
  static final class BrGtUC extends Branch {
    BrGtUC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (slots[fp + a] + Long.MIN_VALUE > b + Long.MIN_VALUE) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if (a & b) != 0}. */
  static final class BrAndC extends Branch {
    BrAndC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if ((slots[fp + a] & b) != 0) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if (a & b) == 0}. */
  static final class BrNandC extends Branch {
    BrNandC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if ((slots[fp + a] & b) == 0) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a == b}. */
  static final class BrF64Eq extends Branch {
    BrF64Eq(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (Double.longBitsToDouble(slots[fp + a]) == Double.longBitsToDouble(slots[fp + b])) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a != b}. */
  static final class BrF64Ne extends Branch {
    BrF64Ne(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (Double.longBitsToDouble(slots[fp + a]) != Double.longBitsToDouble(slots[fp + b])) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a < b}. */
  static final class BrF64Lt extends Branch {
    BrF64Lt(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (Double.longBitsToDouble(slots[fp + a]) < Double.longBitsToDouble(slots[fp + b])) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if a <= b}. */
  static final class BrF64Le extends Branch {
    BrF64Le(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (Double.longBitsToDouble(slots[fp + a]) <= Double.longBitsToDouble(slots[fp + b])) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if !(a < b)}. */
  static final class BrF64Nlt extends Branch {
    BrF64Nlt(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (!(Double.longBitsToDouble(slots[fp + a]) < Double.longBitsToDouble(slots[fp + b]))) {
        return taken(state);
      }
      return next;
    }
  }

  /** {@code jump if !(a <= b)}. */
  static final class BrF64Nle extends Branch {
    BrF64Nle(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (!(Double.longBitsToDouble(slots[fp + a]) <= Double.longBitsToDouble(slots[fp + b]))) {
        return taken(state);
      }
      return next;
    }
  }
}
