package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.wasm.op.Scalar;
import org.jspecify.annotations.Nullable;

/** 32-bit integer arithmetic. */
final class Integer32Nodes {
  private Integer32Nodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.I32_ADD:
        return new I32Add(code, at);
      case Code.I32_SUB:
        return new I32Sub(code, at);
      case Code.I32_MUL:
        return new I32Mul(code, at);
      case Code.I32_SHL:
        return new I32Shl(code, at);
      case Code.I32_SHR_S:
        return new I32ShrS(code, at);
      case Code.I32_SHR_U:
        return new I32ShrU(code, at);
      case Code.I32_ROTL:
        return new I32Rotl(code, at);
      case Code.I32_ROTR:
        return new I32Rotr(code, at);
      case Code.I32_DIV_S:
        return new I32DivS(code, at);
      case Code.I32_DIV_U:
        return new I32DivU(code, at);
      case Code.I32_REM_S:
        return new I32RemS(code, at);
      case Code.I32_REM_U:
        return new I32RemU(code, at);
      case Code.I32_ADD_C:
        return new I32AddC(code, at);
      case Code.I32_MUL_C:
        return new I32MulC(code, at);
      case Code.I32_SHL_C:
        return new I32ShlC(code, at);
      case Code.I32_SHR_S_C:
        return new I32ShrSC(code, at);
      case Code.I32_SHR_U_C:
        return new I32ShrUC(code, at);
      case Code.I32_ROTL_C:
        return new I32RotlC(code, at);
      case Code.I32_RSUB_C:
        return new I32RsubC(code, at);
      case Code.I32_ADD_SCALED:
        return new I32AddScaled(code, at);
      case Code.I32_SCALED_ADD_C:
        return new I32ScaledAddC(code, at);
      default:
        return null;
    }
  }

  /** {@code d = b + c}. */
  static final class I32Add extends Node {
    I32Add(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (int) slots[fp + b] + (int) slots[fp + c];
      return next;
    }
  }

  /** {@code d = b - c}. */
  static final class I32Sub extends Node {
    I32Sub(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (int) slots[fp + b] - (int) slots[fp + c];
      return next;
    }
  }

  /** {@code d = b * c}. */
  static final class I32Mul extends Node {
    I32Mul(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (int) slots[fp + b] * (int) slots[fp + c];
      return next;
    }
  }

  /** {@code d = b << c}. */
  static final class I32Shl extends Node {
    I32Shl(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (int) slots[fp + b] << (int) slots[fp + c];
      return next;
    }
  }

  /** {@code d = b >> c}. */
  static final class I32ShrS extends Node {
    I32ShrS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (int) slots[fp + b] >> (int) slots[fp + c];
      return next;
    }
  }

  /** {@code d = b >>> c}. */
  static final class I32ShrU extends Node {
    I32ShrU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (int) slots[fp + b] >>> (int) slots[fp + c];
      return next;
    }
  }

  /** {@code d = b rotated left by c}. */
  static final class I32Rotl extends Node {
    I32Rotl(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Integer.rotateLeft((int) slots[fp + b], (int) slots[fp + c]);
      return next;
    }
  }

  /** {@code d = b rotated right by c}. */
  static final class I32Rotr extends Node {
    I32Rotr(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Integer.rotateRight((int) slots[fp + b], (int) slots[fp + c]);
      return next;
    }
  }

  /** {@code d = b / c}. */
  static final class I32DivS extends Node {
    I32DivS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Scalar.i32DivS((int) slots[fp + b], (int) slots[fp + c]);
      return next;
    }
  }

  /** {@code d = b / c, unsigned}. */
  static final class I32DivU extends Node {
    I32DivU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Scalar.i32DivU((int) slots[fp + b], (int) slots[fp + c]);
      return next;
    }
  }

  /** {@code d = b % c}. */
  static final class I32RemS extends Node {
    I32RemS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Scalar.i32RemS((int) slots[fp + b], (int) slots[fp + c]);
      return next;
    }
  }

  /** {@code d = b % c, unsigned}. */
  static final class I32RemU extends Node {
    I32RemU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Scalar.i32RemU((int) slots[fp + b], (int) slots[fp + c]);
      return next;
    }
  }

  /** {@code d = b + c}. */
  static final class I32AddC extends Node {
    I32AddC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (int) slots[fp + b] + c;
      return next;
    }
  }

  /** {@code d = b * c}. */
  static final class I32MulC extends Node {
    I32MulC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (int) slots[fp + b] * c;
      return next;
    }
  }

  /** {@code d = b << c}. */
  static final class I32ShlC extends Node {
    I32ShlC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (int) slots[fp + b] << c;
      return next;
    }
  }

  /** {@code d = b >> c}. */
  static final class I32ShrSC extends Node {
    I32ShrSC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (int) slots[fp + b] >> c;
      return next;
    }
  }

  /** {@code d = b >>> c}. */
  static final class I32ShrUC extends Node {
    I32ShrUC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (int) slots[fp + b] >>> c;
      return next;
    }
  }

  /** {@code d = b rotated left by c}. */
  static final class I32RotlC extends Node {
    I32RotlC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Integer.rotateLeft((int) slots[fp + b], c);
      return next;
    }
  }

  /** {@code d = c - b}. */
  static final class I32RsubC extends Node {
    I32RsubC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = c - (int) slots[fp + b];
      return next;
    }
  }

  /** {@code d = b + (c << k), k being the fourth operand}. */
  static final class I32AddScaled extends WideNode {
    I32AddScaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (int) slots[fp + b] + ((int) slots[fp + c] << d);
      return next;
    }
  }

  /** {@code d = (b << k) + c, k being the fourth operand}. */
  static final class I32ScaledAddC extends WideNode {
    I32ScaledAddC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = ((int) slots[fp + b] << d) + c;
      return next;
    }
  }
}
