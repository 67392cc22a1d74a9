package io.dunlin.interpreter.dispatch;

import io.dunlin.wasm.op.F64x2Lanes;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/** Instructions on vectors of double precision numbers, and conversions to them. */
final class F64x2Nodes {
  private F64x2Nodes() {}

  /** The node for an instruction of this family; null for others. */
  static @Nullable Node create(Op op, long[] code, int at) {
    switch (op) {
      case F64X2_EQ:
        return new Eq(code, at);
      case F64X2_NE:
        return new Ne(code, at);
      case F64X2_LT:
        return new Lt(code, at);
      case F64X2_LE:
        return new Le(code, at);
      case F64X2_ABS:
        return new Abs(code, at);
      case F64X2_NEG:
        return new Neg(code, at);
      case F64X2_CEIL:
        return new Ceil(code, at);
      case F64X2_FLOOR:
        return new Floor(code, at);
      case F64X2_TRUNC:
        return new Trunc(code, at);
      case F64X2_NEAREST:
        return new Nearest(code, at);
      case F64X2_SQRT:
        return new Sqrt(code, at);
      case F64X2_ADD:
        return new Add(code, at);
      case F64X2_SUB:
        return new Sub(code, at);
      case F64X2_MUL:
        return new Mul(code, at);
      case F64X2_DIV:
        return new Div(code, at);
      case F64X2_MIN:
        return new Min(code, at);
      case F64X2_MAX:
        return new Max(code, at);
      case F64X2_PMIN:
        return new Pmin(code, at);
      case F64X2_PMAX:
        return new Pmax(code, at);
      case F64X2_RELAXED_MADD:
        return new RelaxedMadd(code, at);
      case F64X2_RELAXED_NMADD:
        return new RelaxedNmadd(code, at);
      case F64X2_CONVERT_LOW_I32X4_S:
        return new ConvertLowI32x4S(code, at);
      case F64X2_CONVERT_LOW_I32X4_U:
        return new ConvertLowI32x4U(code, at);
      case F64X2_PROMOTE_LOW_F32X4:
        return new PromoteLowF32x4(code, at);
      default:
        return null;
    }
  }

  /** {@code f64x2.eq}. */
  static final class Eq extends VectorNode {
    Eq(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.eq(slots[fp + b], slots[fp + c]),
          F64x2Lanes.eq(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f64x2.ne}. */
  static final class Ne extends VectorNode {
    Ne(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.ne(slots[fp + b], slots[fp + c]),
          F64x2Lanes.ne(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f64x2.lt}. */
  static final class Lt extends VectorNode {
    Lt(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.lt(slots[fp + b], slots[fp + c]),
          F64x2Lanes.lt(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f64x2.le}. */
  static final class Le extends VectorNode {
    Le(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.le(slots[fp + b], slots[fp + c]),
          F64x2Lanes.le(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f64x2.abs}. */
  static final class Abs extends VectorNode {
    Abs(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F64x2Lanes.abs(slots[fp + b]), F64x2Lanes.abs(slots[fp + b + 1]));
    }
  }

  /** {@code f64x2.neg}. */
  static final class Neg extends VectorNode {
    Neg(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F64x2Lanes.neg(slots[fp + b]), F64x2Lanes.neg(slots[fp + b + 1]));
    }
  }

  /** {@code f64x2.ceil}. */
  static final class Ceil extends VectorNode {
    Ceil(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F64x2Lanes.ceil(slots[fp + b]), F64x2Lanes.ceil(slots[fp + b + 1]));
    }
  }

  /** {@code f64x2.floor}. */
  static final class Floor extends VectorNode {
    Floor(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F64x2Lanes.floor(slots[fp + b]), F64x2Lanes.floor(slots[fp + b + 1]));
    }
  }

  /** {@code f64x2.trunc}. */
  static final class Trunc extends VectorNode {
    Trunc(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F64x2Lanes.trunc(slots[fp + b]), F64x2Lanes.trunc(slots[fp + b + 1]));
    }
  }

  /** {@code f64x2.nearest}. */
  static final class Nearest extends VectorNode {
    Nearest(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots, fp, F64x2Lanes.nearest(slots[fp + b]), F64x2Lanes.nearest(slots[fp + b + 1]));
    }
  }

  /** {@code f64x2.sqrt}. */
  static final class Sqrt extends VectorNode {
    Sqrt(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F64x2Lanes.sqrt(slots[fp + b]), F64x2Lanes.sqrt(slots[fp + b + 1]));
    }
  }

  /** {@code f64x2.add}. */
  static final class Add extends VectorNode {
    Add(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.add(slots[fp + b], slots[fp + c]),
          F64x2Lanes.add(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f64x2.sub}. */
  static final class Sub extends VectorNode {
    Sub(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.sub(slots[fp + b], slots[fp + c]),
          F64x2Lanes.sub(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f64x2.mul}. */
  static final class Mul extends VectorNode {
    Mul(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.mul(slots[fp + b], slots[fp + c]),
          F64x2Lanes.mul(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f64x2.div}. */
  static final class Div extends VectorNode {
    Div(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.div(slots[fp + b], slots[fp + c]),
          F64x2Lanes.div(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f64x2.min}. */
  static final class Min extends VectorNode {
    Min(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.min(slots[fp + b], slots[fp + c]),
          F64x2Lanes.min(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f64x2.max}. */
  static final class Max extends VectorNode {
    Max(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.max(slots[fp + b], slots[fp + c]),
          F64x2Lanes.max(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f64x2.pmin}. */
  static final class Pmin extends VectorNode {
    Pmin(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.pmin(slots[fp + b], slots[fp + c]),
          F64x2Lanes.pmin(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f64x2.pmax}. */
  static final class Pmax extends VectorNode {
    Pmax(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.pmax(slots[fp + b], slots[fp + c]),
          F64x2Lanes.pmax(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f64x2.relaxed_madd}. */
  static final class RelaxedMadd extends VectorTernaryNode {
    RelaxedMadd(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.madd(slots[fp + b], slots[fp + c], slots[fp + d]),
          F64x2Lanes.madd(slots[fp + b + 1], slots[fp + c + 1], slots[fp + d + 1]));
    }
  }

  /** {@code f64x2.relaxed_nmadd}. */
  static final class RelaxedNmadd extends VectorTernaryNode {
    RelaxedNmadd(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F64x2Lanes.nmadd(slots[fp + b], slots[fp + c], slots[fp + d]),
          F64x2Lanes.nmadd(slots[fp + b + 1], slots[fp + c + 1], slots[fp + d + 1]));
    }
  }

  /** {@code f64x2.convert_low_i32x4_s}. */
  static final class ConvertLowI32x4S extends VectorNode {
    ConvertLowI32x4S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      return put(slots, fp, F64x2Lanes.convertI32S(x), F64x2Lanes.convertI32S(x >>> 32));
    }
  }

  /** {@code f64x2.convert_low_i32x4_u}. */
  static final class ConvertLowI32x4U extends VectorNode {
    ConvertLowI32x4U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      return put(slots, fp, F64x2Lanes.convertI32U(x), F64x2Lanes.convertI32U(x >>> 32));
    }
  }

  /** {@code f64x2.promote_low_f32x4}. */
  static final class PromoteLowF32x4 extends VectorNode {
    PromoteLowF32x4(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long x = slots[fp + b];
      return put(slots, fp, F64x2Lanes.promote(x), F64x2Lanes.promote(x >>> 32));
    }
  }
}
