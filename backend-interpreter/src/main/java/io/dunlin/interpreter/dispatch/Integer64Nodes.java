package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import org.jspecify.annotations.Nullable;

/** 64-bit integer arithmetic, and bit operations on both widths. */
final class Integer64Nodes {
  private Integer64Nodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.I64_ADD:
        return new I64Add(code, at);
      case Code.I64_SUB:
        return new I64Sub(code, at);
      case Code.I64_MUL:
        return new I64Mul(code, at);
      case Code.I64_SHL:
        return new I64Shl(code, at);
      case Code.I64_SHR_S:
        return new I64ShrS(code, at);
      case Code.I64_SHR_U:
        return new I64ShrU(code, at);
      case Code.I64_ROTL:
        return new I64Rotl(code, at);
      case Code.I64_ROTR:
        return new I64Rotr(code, at);
      case Code.I64_ADD_C:
        return new I64AddC(code, at);
      case Code.I64_MUL_C:
        return new I64MulC(code, at);
      case Code.I64_SHL_C:
        return new I64ShlC(code, at);
      case Code.I64_SHR_S_C:
        return new I64ShrSC(code, at);
      case Code.I64_SHR_U_C:
        return new I64ShrUC(code, at);
      case Code.I64_ROTL_C:
        return new I64RotlC(code, at);
      case Code.AND:
        return new And(code, at);
      case Code.OR:
        return new Or(code, at);
      case Code.XOR:
        return new Xor(code, at);
      case Code.AND_C:
        return new AndC(code, at);
      case Code.OR_C:
        return new OrC(code, at);
      case Code.XOR_C:
        return new XorC(code, at);
      case Code.EXTEND8_S:
        return new Extend8S(code, at);
      case Code.EXTEND16_S:
        return new Extend16S(code, at);
      case Code.WRAP:
        return new Wrap(code, at);
      case Code.EXTEND32_U:
        return new Extend32U(code, at);
      default:
        return null;
    }
  }

  /** {@code d = b + c}. */
  static final class I64Add extends Node {
    I64Add(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] + slots[fp + c];
      return next;
    }
  }

  /** {@code d = b - c}. */
  static final class I64Sub extends Node {
    I64Sub(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] - slots[fp + c];
      return next;
    }
  }

  /** {@code d = b * c}. */
  static final class I64Mul extends Node {
    I64Mul(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] * slots[fp + c];
      return next;
    }
  }

  /** {@code d = b << c}. */
  static final class I64Shl extends Node {
    I64Shl(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] << slots[fp + c];
      return next;
    }
  }

  /** {@code d = b >> c}. */
  static final class I64ShrS extends Node {
    I64ShrS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] >> slots[fp + c];
      return next;
    }
  }

  /** {@code d = b >>> c}. */
  static final class I64ShrU extends Node {
    I64ShrU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] >>> slots[fp + c];
      return next;
    }
  }

  /** {@code d = b rotated left by c}. */
  static final class I64Rotl extends Node {
    I64Rotl(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Long.rotateLeft(slots[fp + b], (int) slots[fp + c]);
      return next;
    }
  }

  /** {@code d = b rotated right by c}. */
  static final class I64Rotr extends Node {
    I64Rotr(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Long.rotateRight(slots[fp + b], (int) slots[fp + c]);
      return next;
    }
  }

  /** {@code d = b + c}. */
  static final class I64AddC extends Node {
    I64AddC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] + c;
      return next;
    }
  }

  /** {@code d = b * c}. */
  static final class I64MulC extends Node {
    I64MulC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] * c;
      return next;
    }
  }

  /** {@code d = b << c}. */
  static final class I64ShlC extends Node {
    I64ShlC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] << c;
      return next;
    }
  }

  /** {@code d = b >> c}. */
  static final class I64ShrSC extends Node {
    I64ShrSC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] >> c;
      return next;
    }
  }

  /** {@code d = b >>> c}. */
  static final class I64ShrUC extends Node {
    I64ShrUC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] >>> c;
      return next;
    }
  }

  /** {@code d = b rotated left by c}. */
  static final class I64RotlC extends Node {
    I64RotlC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = Long.rotateLeft(slots[fp + b], c);
      return next;
    }
  }

  /** {@code d = b & c}. */
  static final class And extends Node {
    And(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] & slots[fp + c];
      return next;
    }
  }

  /** {@code d = b | c}. */
  static final class Or extends Node {
    Or(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] | slots[fp + c];
      return next;
    }
  }

  /** {@code d = b ^ c}. */
  static final class Xor extends Node {
    Xor(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] ^ slots[fp + c];
      return next;
    }
  }

  /** {@code d = b & c}. */
  static final class AndC extends Node {
    AndC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] & c;
      return next;
    }
  }

  /** {@code d = b | c}. */
  static final class OrC extends Node {
    OrC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] | c;
      return next;
    }
  }

  /** {@code d = b ^ c}. */
  static final class XorC extends Node {
    XorC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] ^ c;
      return next;
    }
  }

  /** {@code d = (byte) b}. */
  static final class Extend8S extends Node {
    Extend8S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (byte) slots[fp + b];
      return next;
    }
  }

  /** {@code d = (short) b}. */
  static final class Extend16S extends Node {
    Extend16S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (short) slots[fp + b];
      return next;
    }
  }

  /** {@code d = (int) b}. */
  static final class Wrap extends Node {
    Wrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (int) slots[fp + b];
      return next;
    }
  }

  /** {@code d = b & 0xFFFFFFFF}. */
  static final class Extend32U extends Node {
    Extend32U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = slots[fp + b] & 0xFFFFFFFFL;
      return next;
    }
  }
}
