package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import org.jspecify.annotations.Nullable;

/** Floating-point arithmetic and comparisons. */
final class FloatNodes {
  private FloatNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.F32_ADD:
        return new F32Add(code, at);
      case Code.F32_SUB:
        return new F32Sub(code, at);
      case Code.F32_MUL:
        return new F32Mul(code, at);
      case Code.F32_DIV:
        return new F32Div(code, at);
      case Code.F64_ADD:
        return new F64Add(code, at);
      case Code.F64_SUB:
        return new F64Sub(code, at);
      case Code.F64_MUL:
        return new F64Mul(code, at);
      case Code.F64_DIV:
        return new F64Div(code, at);
      case Code.F32_EQ:
        return new F32Eq(code, at);
      case Code.F32_NE:
        return new F32Ne(code, at);
      case Code.F32_LT:
        return new F32Lt(code, at);
      case Code.F32_LE:
        return new F32Le(code, at);
      case Code.F64_EQ:
        return new F64Eq(code, at);
      case Code.F64_NE:
        return new F64Ne(code, at);
      case Code.F64_LT:
        return new F64Lt(code, at);
      case Code.F64_LE:
        return new F64Le(code, at);
      case Code.F64_SQRT:
        return new F64Sqrt(code, at);
      case Code.F64_NEG:
        return new F64Neg(code, at);
      case Code.F64_ABS:
        return new F64Abs(code, at);
      case Code.F64_CONVERT_I32_S:
        return new F64ConvertI32S(code, at);
      case Code.F64_CONVERT_I32_U:
        return new F64ConvertI32U(code, at);
      case Code.F64_PROMOTE_F32:
        return new F64PromoteF32(code, at);
      case Code.F32_DEMOTE_F64:
        return new F32DemoteF64(code, at);
      default:
        return null;
    }
  }

  /** {@code d = b + c}. */
  static final class F32Add extends Node {
    F32Add(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Float.floatToRawIntBits(
              Float.intBitsToFloat((int) slots[fp + b])
                  + Float.intBitsToFloat((int) slots[fp + c]));
      return next;
    }
  }

  /** {@code d = b - c}. */
  static final class F32Sub extends Node {
    F32Sub(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Float.floatToRawIntBits(
              Float.intBitsToFloat((int) slots[fp + b])
                  - Float.intBitsToFloat((int) slots[fp + c]));
      return next;
    }
  }

  /** {@code d = b * c}. */
  static final class F32Mul extends Node {
    F32Mul(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Float.floatToRawIntBits(
              Float.intBitsToFloat((int) slots[fp + b])
                  * Float.intBitsToFloat((int) slots[fp + c]));
      return next;
    }
  }

  /** {@code d = b / c}. */
  static final class F32Div extends Node {
    F32Div(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Float.floatToRawIntBits(
              Float.intBitsToFloat((int) slots[fp + b])
                  / Float.intBitsToFloat((int) slots[fp + c]));
      return next;
    }
  }

  /** {@code d = b + c}. */
  static final class F64Add extends Node {
    F64Add(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Double.doubleToRawLongBits(
              Double.longBitsToDouble(slots[fp + b]) + Double.longBitsToDouble(slots[fp + c]));
      return next;
    }
  }

  /** {@code d = b - c}. */
  static final class F64Sub extends Node {
    F64Sub(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Double.doubleToRawLongBits(
              Double.longBitsToDouble(slots[fp + b]) - Double.longBitsToDouble(slots[fp + c]));
      return next;
    }
  }

  /** {@code d = b * c}. */
  static final class F64Mul extends Node {
    F64Mul(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Double.doubleToRawLongBits(
              Double.longBitsToDouble(slots[fp + b]) * Double.longBitsToDouble(slots[fp + c]));
      return next;
    }
  }

  /** {@code d = b / c}. */
  static final class F64Div extends Node {
    F64Div(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Double.doubleToRawLongBits(
              Double.longBitsToDouble(slots[fp + b]) / Double.longBitsToDouble(slots[fp + c]));
      return next;
    }
  }

  /** {@code d = b == c}. */
  static final class F32Eq extends Node {
    F32Eq(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Float.intBitsToFloat((int) slots[fp + b]) == Float.intBitsToFloat((int) slots[fp + c])
              ? 1
              : 0;
      return next;
    }
  }

  /** {@code d = b != c}. */
  static final class F32Ne extends Node {
    F32Ne(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Float.intBitsToFloat((int) slots[fp + b]) != Float.intBitsToFloat((int) slots[fp + c])
              ? 1
              : 0;
      return next;
    }
  }

  /** {@code d = b < c}. */
  static final class F32Lt extends Node {
    F32Lt(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Float.intBitsToFloat((int) slots[fp + b]) < Float.intBitsToFloat((int) slots[fp + c])
              ? 1
              : 0;
      return next;
    }
  }

  /** {@code d = b <= c}. */
  static final class F32Le extends Node {
    F32Le(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Float.intBitsToFloat((int) slots[fp + b]) <= Float.intBitsToFloat((int) slots[fp + c])
              ? 1
              : 0;
      return next;
    }
  }

  /** {@code d = b == c}. */
  static final class F64Eq extends Node {
    F64Eq(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Double.longBitsToDouble(slots[fp + b]) == Double.longBitsToDouble(slots[fp + c]) ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b != c}. */
  static final class F64Ne extends Node {
    F64Ne(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Double.longBitsToDouble(slots[fp + b]) != Double.longBitsToDouble(slots[fp + c]) ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b < c}. */
  static final class F64Lt extends Node {
    F64Lt(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Double.longBitsToDouble(slots[fp + b]) < Double.longBitsToDouble(slots[fp + c]) ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b <= c}. */
  static final class F64Le extends Node {
    F64Le(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          Double.longBitsToDouble(slots[fp + b]) <= Double.longBitsToDouble(slots[fp + c]) ? 1 : 0;
      return next;
    }
  }

  /** {@code d = square root of b}. */
  static final class F64Sqrt extends Node {
    F64Sqrt(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Double.doubleToRawLongBits(Math.sqrt(Double.longBitsToDouble(slots[fp + b])));
      return next;
    }
  }

  /** {@code d = -b}. */
  static final class F64Neg extends Node {
    F64Neg(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] ^ Long.MIN_VALUE;
      return next;
    }
  }

  /** {@code d = |b|}. */
  static final class F64Abs extends Node {
    F64Abs(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] & Long.MAX_VALUE;
      return next;
    }
  }

  /** {@code d = (double) (int) b}. */
  static final class F64ConvertI32S extends Node {
    F64ConvertI32S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Double.doubleToRawLongBits((int) slots[fp + b]);
      return next;
    }
  }

  /** {@code d = (double) (b as unsigned int)}. */
  static final class F64ConvertI32U extends Node {
    F64ConvertI32U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Double.doubleToRawLongBits((double) (slots[fp + b] & 0xFFFFFFFFL));
      return next;
    }
  }

  /** {@code d = (double) b}. */
  static final class F64PromoteF32 extends Node {
    F64PromoteF32(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Double.doubleToRawLongBits(Float.intBitsToFloat((int) slots[fp + b]));
      return next;
    }
  }

  /** {@code d = (float) b}. */
  static final class F32DemoteF64 extends Node {
    F32DemoteF64(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Float.floatToRawIntBits((float) Double.longBitsToDouble(slots[fp + b]));
      return next;
    }
  }
}
