package io.dunlin.interpreter.dispatch;

import io.dunlin.wasm.op.I64x2Lanes;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/** Instructions on vectors of 64-bit integers. */
final class I64x2Nodes {
  private I64x2Nodes() {}

  /** The node for an instruction of this family; null for others. */
  static @Nullable Node create(Op op, long[] code, int at) {
    switch (op) {
      case I64X2_EQ:
        return new Eq(code, at);
      case I64X2_NE:
        return new Ne(code, at);
      case I64X2_LT_S:
        return new LtS(code, at);
      case I64X2_LE_S:
        return new LeS(code, at);
      case I64X2_ABS:
        return new Abs(code, at);
      case I64X2_NEG:
        return new Neg(code, at);
      case I64X2_ALL_TRUE:
        return new AllTrue(code, at);
      case I64X2_BITMASK:
        return new Bitmask(code, at);
      case I64X2_ADD:
        return new Add(code, at);
      case I64X2_SUB:
        return new Sub(code, at);
      case I64X2_MUL:
        return new Mul(code, at);
      case I64X2_EXTEND_LOW_I32X4_S:
        return new ExtendLowI32x4S(code, at);
      case I64X2_EXTEND_LOW_I32X4_U:
        return new ExtendLowI32x4U(code, at);
      case I64X2_EXTMUL_LOW_I32X4_S:
        return new ExtmulLowI32x4S(code, at);
      case I64X2_EXTMUL_LOW_I32X4_U:
        return new ExtmulLowI32x4U(code, at);
      default:
        return null;
    }
  }

  /** {@code i64x2.eq}. */
  static final class Eq extends VectorNode {
    Eq(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I64x2Lanes.eq(slots[fp + b], slots[fp + c]),
          I64x2Lanes.eq(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i64x2.ne}. */
  static final class Ne extends VectorNode {
    Ne(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I64x2Lanes.ne(slots[fp + b], slots[fp + c]),
          I64x2Lanes.ne(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i64x2.lt_s}. */
  static final class LtS extends VectorNode {
    LtS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I64x2Lanes.ltS(slots[fp + b], slots[fp + c]),
          I64x2Lanes.ltS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i64x2.le_s}. */
  static final class LeS extends VectorNode {
    LeS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I64x2Lanes.leS(slots[fp + b], slots[fp + c]),
          I64x2Lanes.leS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i64x2.abs}. */
  static final class Abs extends VectorNode {
    Abs(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, I64x2Lanes.abs(slots[fp + b]), I64x2Lanes.abs(slots[fp + b + 1]));
    }
  }

  /** {@code i64x2.neg}. */
  static final class Neg extends VectorNode {
    Neg(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, I64x2Lanes.neg(slots[fp + b]), I64x2Lanes.neg(slots[fp + b + 1]));
    }
  }

  /** {@code i64x2.all_true}. */
  static final class AllTrue extends VectorNode {
    AllTrue(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          I64x2Lanes.allTrue(slots[fp + b]) && I64x2Lanes.allTrue(slots[fp + b + 1]) ? 1 : 0;
      return next;
    }
  }

  /** {@code i64x2.bitmask}. */
  static final class Bitmask extends VectorNode {
    Bitmask(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          I64x2Lanes.bitmask(slots[fp + b]) | (I64x2Lanes.bitmask(slots[fp + b + 1]) << 1);
      return next;
    }
  }

  /** {@code i64x2.add}. */
  static final class Add extends VectorNode {
    Add(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I64x2Lanes.add(slots[fp + b], slots[fp + c]),
          I64x2Lanes.add(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i64x2.sub}. */
  static final class Sub extends VectorNode {
    Sub(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I64x2Lanes.sub(slots[fp + b], slots[fp + c]),
          I64x2Lanes.sub(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i64x2.mul}. */
  static final class Mul extends VectorNode {
    Mul(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I64x2Lanes.mul(slots[fp + b], slots[fp + c]),
          I64x2Lanes.mul(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i64x2.extend_low_i32x4_s}. */
  static final class ExtendLowI32x4S extends VectorNode {
    ExtendLowI32x4S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      return put(slots, fp, I64x2Lanes.extendS(x), I64x2Lanes.extendS(x >>> 32));
    }
  }

  /** {@code i64x2.extend_low_i32x4_u}. */
  static final class ExtendLowI32x4U extends VectorNode {
    ExtendLowI32x4U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      return put(slots, fp, I64x2Lanes.extendU(x), I64x2Lanes.extendU(x >>> 32));
    }
  }

  /** {@code i64x2.extmul_low_i32x4_s}. */
  static final class ExtmulLowI32x4S extends VectorNode {
    ExtmulLowI32x4S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      long y = slots[fp + c];
      return put(slots, fp, I64x2Lanes.extmulS(x, y), I64x2Lanes.extmulS(x >>> 32, y >>> 32));
    }
  }

  /** {@code i64x2.extmul_low_i32x4_u}. */
  static final class ExtmulLowI32x4U extends VectorNode {
    ExtmulLowI32x4U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      long y = slots[fp + c];
      return put(slots, fp, I64x2Lanes.extmulU(x, y), I64x2Lanes.extmulU(x >>> 32, y >>> 32));
    }
  }
}
