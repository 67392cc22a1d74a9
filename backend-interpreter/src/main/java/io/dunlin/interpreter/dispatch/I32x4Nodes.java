package io.dunlin.interpreter.dispatch;

import io.dunlin.wasm.op.F32x4Lanes;
import io.dunlin.wasm.op.F64x2Lanes;
import io.dunlin.wasm.op.I32x4Lanes;
import io.dunlin.wasm.op.Lanes;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/** Instructions on vectors of 32-bit integers, and conversions to them. */
final class I32x4Nodes {
  private I32x4Nodes() {}

  /** The node for an instruction of this family; null for others. */
  static @Nullable Node create(Op op, long[] code, int at) {
    switch (op) {
      case I32X4_EQ:
        return new Eq(code, at);
      case I32X4_NE:
        return new Ne(code, at);
      case I32X4_LT_S:
        return new LtS(code, at);
      case I32X4_LT_U:
        return new LtU(code, at);
      case I32X4_LE_S:
        return new LeS(code, at);
      case I32X4_LE_U:
        return new LeU(code, at);
      case I32X4_ABS:
        return new Abs(code, at);
      case I32X4_NEG:
        return new Neg(code, at);
      case I32X4_ALL_TRUE:
        return new AllTrue(code, at);
      case I32X4_BITMASK:
        return new Bitmask(code, at);
      case I32X4_ADD:
        return new Add(code, at);
      case I32X4_SUB:
        return new Sub(code, at);
      case I32X4_MUL:
        return new Mul(code, at);
      case I32X4_MIN_S:
        return new MinS(code, at);
      case I32X4_MIN_U:
        return new MinU(code, at);
      case I32X4_MAX_S:
        return new MaxS(code, at);
      case I32X4_MAX_U:
        return new MaxU(code, at);
      case I32X4_EXTEND_LOW_I16X8_S:
        return new ExtendLowI16x8S(code, at);
      case I32X4_EXTEND_LOW_I16X8_U:
        return new ExtendLowI16x8U(code, at);
      case I32X4_EXTMUL_LOW_I16X8_S:
        return new ExtmulLowI16x8S(code, at);
      case I32X4_EXTMUL_LOW_I16X8_U:
        return new ExtmulLowI16x8U(code, at);
      case I32X4_EXTADD_PAIRWISE_I16X8_S:
        return new ExtaddPairwiseI16x8S(code, at);
      case I32X4_EXTADD_PAIRWISE_I16X8_U:
        return new ExtaddPairwiseI16x8U(code, at);
      case I32X4_DOT_I16X8_S:
        return new DotI16x8S(code, at);
      case I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S:
        return new RelaxedDotI8x16I7x16AddS(code, at);
      case I32X4_TRUNC_SAT_F32X4_S:
        return new TruncSatF32x4S(code, at);
      case I32X4_TRUNC_SAT_F32X4_U:
        return new TruncSatF32x4U(code, at);
      case I32X4_TRUNC_SAT_F64X2_S_ZERO:
        return new TruncSatF64x2SZero(code, at);
      case I32X4_TRUNC_SAT_F64X2_U_ZERO:
        return new TruncSatF64x2UZero(code, at);
      default:
        return null;
    }
  }

  /** {@code i32x4.eq}. */
  static final class Eq extends VectorNode {
    Eq(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.eq(slots[fp + b], slots[fp + c]),
          I32x4Lanes.eq(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.ne}. */
  static final class Ne extends VectorNode {
    Ne(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.ne(slots[fp + b], slots[fp + c]),
          I32x4Lanes.ne(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.lt_s}. */
  static final class LtS extends VectorNode {
    LtS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.ltS(slots[fp + b], slots[fp + c]),
          I32x4Lanes.ltS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.lt_u}. */
  static final class LtU extends VectorNode {
    LtU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.ltU(slots[fp + b], slots[fp + c]),
          I32x4Lanes.ltU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.le_s}. */
  static final class LeS extends VectorNode {
    LeS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.leS(slots[fp + b], slots[fp + c]),
          I32x4Lanes.leS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.le_u}. */
  static final class LeU extends VectorNode {
    LeU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.leU(slots[fp + b], slots[fp + c]),
          I32x4Lanes.leU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.abs}. */
  static final class Abs extends VectorNode {
    Abs(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, I32x4Lanes.abs(slots[fp + b]), I32x4Lanes.abs(slots[fp + b + 1]));
    }
  }

  /** {@code i32x4.neg}. */
  static final class Neg extends VectorNode {
    Neg(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, I32x4Lanes.neg(slots[fp + b]), I32x4Lanes.neg(slots[fp + b + 1]));
    }
  }

  /** {@code i32x4.all_true}. */
  static final class AllTrue extends VectorNode {
    AllTrue(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          I32x4Lanes.allTrue(slots[fp + b]) && I32x4Lanes.allTrue(slots[fp + b + 1]) ? 1 : 0;
      return next;
    }
  }

  /** {@code i32x4.bitmask}. */
  static final class Bitmask extends VectorNode {
    Bitmask(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          I32x4Lanes.bitmask(slots[fp + b]) | (I32x4Lanes.bitmask(slots[fp + b + 1]) << 2);
      return next;
    }
  }

  /** {@code i32x4.add}. */
  static final class Add extends VectorNode {
    Add(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.add(slots[fp + b], slots[fp + c]),
          I32x4Lanes.add(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.sub}. */
  static final class Sub extends VectorNode {
    Sub(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.sub(slots[fp + b], slots[fp + c]),
          I32x4Lanes.sub(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.mul}. */
  static final class Mul extends VectorNode {
    Mul(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.mul(slots[fp + b], slots[fp + c]),
          I32x4Lanes.mul(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.min_s}. */
  static final class MinS extends VectorNode {
    MinS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.minS(slots[fp + b], slots[fp + c]),
          I32x4Lanes.minS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.min_u}. */
  static final class MinU extends VectorNode {
    MinU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.minU(slots[fp + b], slots[fp + c]),
          I32x4Lanes.minU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.max_s}. */
  static final class MaxS extends VectorNode {
    MaxS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.maxS(slots[fp + b], slots[fp + c]),
          I32x4Lanes.maxS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.max_u}. */
  static final class MaxU extends VectorNode {
    MaxU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.maxU(slots[fp + b], slots[fp + c]),
          I32x4Lanes.maxU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.extend_low_i16x8_s}. */
  static final class ExtendLowI16x8S extends VectorNode {
    ExtendLowI16x8S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      return put(slots, fp, I32x4Lanes.extendS(x), I32x4Lanes.extendS(x >>> 32));
    }
  }

  /** {@code i32x4.extend_low_i16x8_u}. */
  static final class ExtendLowI16x8U extends VectorNode {
    ExtendLowI16x8U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      return put(slots, fp, I32x4Lanes.extendU(x), I32x4Lanes.extendU(x >>> 32));
    }
  }

  /** {@code i32x4.extmul_low_i16x8_s}. */
  static final class ExtmulLowI16x8S extends VectorNode {
    ExtmulLowI16x8S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      long y = slots[fp + c];
      return put(slots, fp, I32x4Lanes.extmulS(x, y), I32x4Lanes.extmulS(x >>> 32, y >>> 32));
    }
  }

  /** {@code i32x4.extmul_low_i16x8_u}. */
  static final class ExtmulLowI16x8U extends VectorNode {
    ExtmulLowI16x8U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      long y = slots[fp + c];
      return put(slots, fp, I32x4Lanes.extmulU(x, y), I32x4Lanes.extmulU(x >>> 32, y >>> 32));
    }
  }

  /** {@code i32x4.extadd_pairwise_i16x8_s}. */
  static final class ExtaddPairwiseI16x8S extends VectorNode {
    ExtaddPairwiseI16x8S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.extaddPairwiseS(slots[fp + b]),
          I32x4Lanes.extaddPairwiseS(slots[fp + b + 1]));
    }
  }

  /** {@code i32x4.extadd_pairwise_i16x8_u}. */
  static final class ExtaddPairwiseI16x8U extends VectorNode {
    ExtaddPairwiseI16x8U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.extaddPairwiseU(slots[fp + b]),
          I32x4Lanes.extaddPairwiseU(slots[fp + b + 1]));
    }
  }

  /** {@code i32x4.dot_i16x8_s}. */
  static final class DotI16x8S extends VectorNode {
    DotI16x8S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.dot(slots[fp + b], slots[fp + c]),
          I32x4Lanes.dot(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i32x4.relaxed_dot_i8x16_i7x16_add_s}. */
  static final class RelaxedDotI8x16I7x16AddS extends VectorTernaryNode {
    RelaxedDotI8x16I7x16AddS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          Lanes.relaxedDotAdd(slots[fp + b], slots[fp + c], slots[fp + d]),
          Lanes.relaxedDotAdd(slots[fp + b + 1], slots[fp + c + 1], slots[fp + d + 1]));
    }
  }

  /** {@code i32x4.trunc_sat_f32x4_s}. */
  static final class TruncSatF32x4S extends VectorNode {
    TruncSatF32x4S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots, fp, F32x4Lanes.truncSatS(slots[fp + b]), F32x4Lanes.truncSatS(slots[fp + b + 1]));
    }
  }

  /** {@code i32x4.trunc_sat_f32x4_u}. */
  static final class TruncSatF32x4U extends VectorNode {
    TruncSatF32x4U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots, fp, F32x4Lanes.truncSatU(slots[fp + b]), F32x4Lanes.truncSatU(slots[fp + b + 1]));
    }
  }

  /** {@code i32x4.trunc_sat_f64x2_s_zero}. */
  static final class TruncSatF64x2SZero extends VectorNode {
    TruncSatF64x2SZero(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F64x2Lanes.truncSatS(slots[fp + b], slots[fp + b + 1]), 0);
    }
  }

  /** {@code i32x4.trunc_sat_f64x2_u_zero}. */
  static final class TruncSatF64x2UZero extends VectorNode {
    TruncSatF64x2UZero(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F64x2Lanes.truncSatU(slots[fp + b], slots[fp + b + 1]), 0);
    }
  }
}
