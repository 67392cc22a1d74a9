package io.dunlin.interpreter.dispatch;

import io.dunlin.wasm.op.F32x4Lanes;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/** Instructions on vectors of single precision numbers, and conversions to them. */
final class F32x4Nodes {
  private F32x4Nodes() {}

  /** The node for an instruction of this family; null for others. */
  static @Nullable Node create(Op op, long[] code, int at) {
    switch (op) {
      case F32X4_EQ:
        return new Eq(code, at);
      case F32X4_NE:
        return new Ne(code, at);
      case F32X4_LT:
        return new Lt(code, at);
      case F32X4_LE:
        return new Le(code, at);
      case F32X4_ABS:
        return new Abs(code, at);
      case F32X4_NEG:
        return new Neg(code, at);
      case F32X4_CEIL:
        return new Ceil(code, at);
      case F32X4_FLOOR:
        return new Floor(code, at);
      case F32X4_TRUNC:
        return new Trunc(code, at);
      case F32X4_NEAREST:
        return new Nearest(code, at);
      case F32X4_SQRT:
        return new Sqrt(code, at);
      case F32X4_ADD:
        return new Add(code, at);
      case F32X4_SUB:
        return new Sub(code, at);
      case F32X4_MUL:
        return new Mul(code, at);
      case F32X4_DIV:
        return new Div(code, at);
      case F32X4_MIN:
        return new Min(code, at);
      case F32X4_MAX:
        return new Max(code, at);
      case F32X4_PMIN:
        return new Pmin(code, at);
      case F32X4_PMAX:
        return new Pmax(code, at);
      case F32X4_RELAXED_MADD:
        return new RelaxedMadd(code, at);
      case F32X4_RELAXED_NMADD:
        return new RelaxedNmadd(code, at);
      case F32X4_CONVERT_I32X4_S:
        return new ConvertI32x4S(code, at);
      case F32X4_CONVERT_I32X4_U:
        return new ConvertI32x4U(code, at);
      case F32X4_DEMOTE_F64X2_ZERO:
        return new DemoteF64x2Zero(code, at);
      default:
        return null;
    }
  }

  /** {@code f32x4.eq}. */
  static final class Eq extends VectorNode {
    Eq(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.eq(slots[fp + b], slots[fp + c]),
          F32x4Lanes.eq(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f32x4.ne}. */
  static final class Ne extends VectorNode {
    Ne(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.ne(slots[fp + b], slots[fp + c]),
          F32x4Lanes.ne(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f32x4.lt}. */
  static final class Lt extends VectorNode {
    Lt(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.lt(slots[fp + b], slots[fp + c]),
          F32x4Lanes.lt(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f32x4.le}. */
  static final class Le extends VectorNode {
    Le(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.le(slots[fp + b], slots[fp + c]),
          F32x4Lanes.le(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f32x4.abs}. */
  static final class Abs extends VectorNode {
    Abs(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F32x4Lanes.abs(slots[fp + b]), F32x4Lanes.abs(slots[fp + b + 1]));
    }
  }

  /** {@code f32x4.neg}. */
  static final class Neg extends VectorNode {
    Neg(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F32x4Lanes.neg(slots[fp + b]), F32x4Lanes.neg(slots[fp + b + 1]));
    }
  }

  /** {@code f32x4.ceil}. */
  static final class Ceil extends VectorNode {
    Ceil(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F32x4Lanes.ceil(slots[fp + b]), F32x4Lanes.ceil(slots[fp + b + 1]));
    }
  }

  /** {@code f32x4.floor}. */
  static final class Floor extends VectorNode {
    Floor(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F32x4Lanes.floor(slots[fp + b]), F32x4Lanes.floor(slots[fp + b + 1]));
    }
  }

  /** {@code f32x4.trunc}. */
  static final class Trunc extends VectorNode {
    Trunc(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F32x4Lanes.trunc(slots[fp + b]), F32x4Lanes.trunc(slots[fp + b + 1]));
    }
  }

  /** {@code f32x4.nearest}. */
  static final class Nearest extends VectorNode {
    Nearest(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots, fp, F32x4Lanes.nearest(slots[fp + b]), F32x4Lanes.nearest(slots[fp + b + 1]));
    }
  }

  /** {@code f32x4.sqrt}. */
  static final class Sqrt extends VectorNode {
    Sqrt(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F32x4Lanes.sqrt(slots[fp + b]), F32x4Lanes.sqrt(slots[fp + b + 1]));
    }
  }

  /** {@code f32x4.add}. */
  static final class Add extends VectorNode {
    Add(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.add(slots[fp + b], slots[fp + c]),
          F32x4Lanes.add(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f32x4.sub}. */
  static final class Sub extends VectorNode {
    Sub(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.sub(slots[fp + b], slots[fp + c]),
          F32x4Lanes.sub(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f32x4.mul}. */
  static final class Mul extends VectorNode {
    Mul(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.mul(slots[fp + b], slots[fp + c]),
          F32x4Lanes.mul(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f32x4.div}. */
  static final class Div extends VectorNode {
    Div(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.div(slots[fp + b], slots[fp + c]),
          F32x4Lanes.div(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f32x4.min}. */
  static final class Min extends VectorNode {
    Min(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.min(slots[fp + b], slots[fp + c]),
          F32x4Lanes.min(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f32x4.max}. */
  static final class Max extends VectorNode {
    Max(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.max(slots[fp + b], slots[fp + c]),
          F32x4Lanes.max(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f32x4.pmin}. */
  static final class Pmin extends VectorNode {
    Pmin(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.pmin(slots[fp + b], slots[fp + c]),
          F32x4Lanes.pmin(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f32x4.pmax}. */
  static final class Pmax extends VectorNode {
    Pmax(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.pmax(slots[fp + b], slots[fp + c]),
          F32x4Lanes.pmax(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code f32x4.relaxed_madd}. */
  static final class RelaxedMadd extends VectorTernaryNode {
    RelaxedMadd(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.madd(slots[fp + b], slots[fp + c], slots[fp + d]),
          F32x4Lanes.madd(slots[fp + b + 1], slots[fp + c + 1], slots[fp + d + 1]));
    }
  }

  /** {@code f32x4.relaxed_nmadd}. */
  static final class RelaxedNmadd extends VectorTernaryNode {
    RelaxedNmadd(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.nmadd(slots[fp + b], slots[fp + c], slots[fp + d]),
          F32x4Lanes.nmadd(slots[fp + b + 1], slots[fp + c + 1], slots[fp + d + 1]));
    }
  }

  /** {@code f32x4.convert_i32x4_s}. */
  static final class ConvertI32x4S extends VectorNode {
    ConvertI32x4S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.convertI32x4S(slots[fp + b]),
          F32x4Lanes.convertI32x4S(slots[fp + b + 1]));
    }
  }

  /** {@code f32x4.convert_i32x4_u}. */
  static final class ConvertI32x4U extends VectorNode {
    ConvertI32x4U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          F32x4Lanes.convertI32x4U(slots[fp + b]),
          F32x4Lanes.convertI32x4U(slots[fp + b + 1]));
    }
  }

  /** {@code f32x4.demote_f64x2_zero}. */
  static final class DemoteF64x2Zero extends VectorNode {
    DemoteF64x2Zero(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, F32x4Lanes.demote(slots[fp + b], slots[fp + b + 1]), 0);
    }
  }
}
