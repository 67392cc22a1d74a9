package io.dunlin.interpreter.dispatch;

import io.dunlin.wasm.op.I16x8Lanes;
import io.dunlin.wasm.op.Lanes;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/** Instructions on vectors of 16-bit integers. */
final class I16x8Nodes {
  private I16x8Nodes() {}

  /** The node for an instruction of this family; null for others. */
  static @Nullable Node create(Op op, long[] code, int at) {
    switch (op) {
      case I16X8_EQ:
        return new Eq(code, at);
      case I16X8_NE:
        return new Ne(code, at);
      case I16X8_LT_S:
        return new LtS(code, at);
      case I16X8_LT_U:
        return new LtU(code, at);
      case I16X8_LE_S:
        return new LeS(code, at);
      case I16X8_LE_U:
        return new LeU(code, at);
      case I16X8_ABS:
        return new Abs(code, at);
      case I16X8_NEG:
        return new Neg(code, at);
      case I16X8_ALL_TRUE:
        return new AllTrue(code, at);
      case I16X8_BITMASK:
        return new Bitmask(code, at);
      case I16X8_ADD:
        return new Add(code, at);
      case I16X8_SUB:
        return new Sub(code, at);
      case I16X8_ADD_SAT_S:
        return new AddSatS(code, at);
      case I16X8_ADD_SAT_U:
        return new AddSatU(code, at);
      case I16X8_SUB_SAT_S:
        return new SubSatS(code, at);
      case I16X8_SUB_SAT_U:
        return new SubSatU(code, at);
      case I16X8_MUL:
        return new Mul(code, at);
      case I16X8_MIN_S:
        return new MinS(code, at);
      case I16X8_MIN_U:
        return new MinU(code, at);
      case I16X8_MAX_S:
        return new MaxS(code, at);
      case I16X8_MAX_U:
        return new MaxU(code, at);
      case I16X8_AVGR_U:
        return new AvgrU(code, at);
      case I16X8_Q15MULR_SAT_S:
        return new Q15mulrSatS(code, at);
      case I16X8_NARROW_I32X4_S:
        return new NarrowI32x4S(code, at);
      case I16X8_NARROW_I32X4_U:
        return new NarrowI32x4U(code, at);
      case I16X8_EXTEND_LOW_I8X16_S:
        return new ExtendLowI8x16S(code, at);
      case I16X8_EXTEND_LOW_I8X16_U:
        return new ExtendLowI8x16U(code, at);
      case I16X8_EXTMUL_LOW_I8X16_S:
        return new ExtmulLowI8x16S(code, at);
      case I16X8_EXTMUL_LOW_I8X16_U:
        return new ExtmulLowI8x16U(code, at);
      case I16X8_EXTADD_PAIRWISE_I8X16_S:
        return new ExtaddPairwiseI8x16S(code, at);
      case I16X8_EXTADD_PAIRWISE_I8X16_U:
        return new ExtaddPairwiseI8x16U(code, at);
      case I16X8_RELAXED_DOT_I8X16_I7X16_S:
        return new RelaxedDotI8x16I7x16S(code, at);
      default:
        return null;
    }
  }

  /** {@code i16x8.eq}. */
  static final class Eq extends VectorNode {
    Eq(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.eq(slots[fp + b], slots[fp + c]),
          I16x8Lanes.eq(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.ne}. */
  static final class Ne extends VectorNode {
    Ne(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.ne(slots[fp + b], slots[fp + c]),
          I16x8Lanes.ne(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.lt_s}. */
  static final class LtS extends VectorNode {
    LtS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.ltS(slots[fp + b], slots[fp + c]),
          I16x8Lanes.ltS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.lt_u}. */
  static final class LtU extends VectorNode {
    LtU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.ltU(slots[fp + b], slots[fp + c]),
          I16x8Lanes.ltU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.le_s}. */
  static final class LeS extends VectorNode {
    LeS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.leS(slots[fp + b], slots[fp + c]),
          I16x8Lanes.leS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.le_u}. */
  static final class LeU extends VectorNode {
    LeU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.leU(slots[fp + b], slots[fp + c]),
          I16x8Lanes.leU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.abs}. */
  static final class Abs extends VectorNode {
    Abs(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, I16x8Lanes.abs(slots[fp + b]), I16x8Lanes.abs(slots[fp + b + 1]));
    }
  }

  /** {@code i16x8.neg}. */
  static final class Neg extends VectorNode {
    Neg(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, I16x8Lanes.neg(slots[fp + b]), I16x8Lanes.neg(slots[fp + b + 1]));
    }
  }

  /** {@code i16x8.all_true}. */
  static final class AllTrue extends VectorNode {
    AllTrue(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          I16x8Lanes.allTrue(slots[fp + b]) && I16x8Lanes.allTrue(slots[fp + b + 1]) ? 1 : 0;
      return next;
    }
  }

  /** {@code i16x8.bitmask}. */
  static final class Bitmask extends VectorNode {
    Bitmask(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          I16x8Lanes.bitmask(slots[fp + b]) | (I16x8Lanes.bitmask(slots[fp + b + 1]) << 4);
      return next;
    }
  }

  /** {@code i16x8.add}. */
  static final class Add extends VectorNode {
    Add(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.add(slots[fp + b], slots[fp + c]),
          I16x8Lanes.add(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.sub}. */
  static final class Sub extends VectorNode {
    Sub(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.sub(slots[fp + b], slots[fp + c]),
          I16x8Lanes.sub(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.add_sat_s}. */
  static final class AddSatS extends VectorNode {
    AddSatS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.addSatS(slots[fp + b], slots[fp + c]),
          I16x8Lanes.addSatS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.add_sat_u}. */
  static final class AddSatU extends VectorNode {
    AddSatU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.addSatU(slots[fp + b], slots[fp + c]),
          I16x8Lanes.addSatU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.sub_sat_s}. */
  static final class SubSatS extends VectorNode {
    SubSatS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.subSatS(slots[fp + b], slots[fp + c]),
          I16x8Lanes.subSatS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.sub_sat_u}. */
  static final class SubSatU extends VectorNode {
    SubSatU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.subSatU(slots[fp + b], slots[fp + c]),
          I16x8Lanes.subSatU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.mul}. */
  static final class Mul extends VectorNode {
    Mul(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.mul(slots[fp + b], slots[fp + c]),
          I16x8Lanes.mul(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.min_s}. */
  static final class MinS extends VectorNode {
    MinS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.minS(slots[fp + b], slots[fp + c]),
          I16x8Lanes.minS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.min_u}. */
  static final class MinU extends VectorNode {
    MinU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.minU(slots[fp + b], slots[fp + c]),
          I16x8Lanes.minU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.max_s}. */
  static final class MaxS extends VectorNode {
    MaxS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.maxS(slots[fp + b], slots[fp + c]),
          I16x8Lanes.maxS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.max_u}. */
  static final class MaxU extends VectorNode {
    MaxU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.maxU(slots[fp + b], slots[fp + c]),
          I16x8Lanes.maxU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.avgr_u}. */
  static final class AvgrU extends VectorNode {
    AvgrU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.avgrU(slots[fp + b], slots[fp + c]),
          I16x8Lanes.avgrU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.q15mulr_sat_s}. */
  static final class Q15mulrSatS extends VectorNode {
    Q15mulrSatS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.q15mulrSatS(slots[fp + b], slots[fp + c]),
          I16x8Lanes.q15mulrSatS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.narrow_i32x4_s}. */
  static final class NarrowI32x4S extends VectorNode {
    NarrowI32x4S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.narrowS(slots[fp + b], slots[fp + b + 1]),
          I16x8Lanes.narrowS(slots[fp + c], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.narrow_i32x4_u}. */
  static final class NarrowI32x4U extends VectorNode {
    NarrowI32x4U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.narrowU(slots[fp + b], slots[fp + b + 1]),
          I16x8Lanes.narrowU(slots[fp + c], slots[fp + c + 1]));
    }
  }

  /** {@code i16x8.extend_low_i8x16_s}. */
  static final class ExtendLowI8x16S extends VectorNode {
    ExtendLowI8x16S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      return put(slots, fp, I16x8Lanes.extendS(x), I16x8Lanes.extendS(x >>> 32));
    }
  }

  /** {@code i16x8.extend_low_i8x16_u}. */
  static final class ExtendLowI8x16U extends VectorNode {
    ExtendLowI8x16U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      return put(slots, fp, I16x8Lanes.extendU(x), I16x8Lanes.extendU(x >>> 32));
    }
  }

  /** {@code i16x8.extmul_low_i8x16_s}. */
  static final class ExtmulLowI8x16S extends VectorNode {
    ExtmulLowI8x16S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      long y = slots[fp + c];
      return put(slots, fp, I16x8Lanes.extmulS(x, y), I16x8Lanes.extmulS(x >>> 32, y >>> 32));
    }
  }

  /** {@code i16x8.extmul_low_i8x16_u}. */
  static final class ExtmulLowI8x16U extends VectorNode {
    ExtmulLowI8x16U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      long y = slots[fp + c];
      return put(slots, fp, I16x8Lanes.extmulU(x, y), I16x8Lanes.extmulU(x >>> 32, y >>> 32));
    }
  }

  /** {@code i16x8.extadd_pairwise_i8x16_s}. */
  static final class ExtaddPairwiseI8x16S extends VectorNode {
    ExtaddPairwiseI8x16S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.extaddPairwiseS(slots[fp + b]),
          I16x8Lanes.extaddPairwiseS(slots[fp + b + 1]));
    }
  }

  /** {@code i16x8.extadd_pairwise_i8x16_u}. */
  static final class ExtaddPairwiseI8x16U extends VectorNode {
    ExtaddPairwiseI8x16U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.extaddPairwiseU(slots[fp + b]),
          I16x8Lanes.extaddPairwiseU(slots[fp + b + 1]));
    }
  }

  /** {@code i16x8.relaxed_dot_i8x16_i7x16_s}. */
  static final class RelaxedDotI8x16I7x16S extends VectorNode {
    RelaxedDotI8x16I7x16S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          Lanes.relaxedDot(slots[fp + b], slots[fp + c]),
          Lanes.relaxedDot(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }
}
