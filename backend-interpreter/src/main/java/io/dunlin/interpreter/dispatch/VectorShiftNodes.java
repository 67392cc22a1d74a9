package io.dunlin.interpreter.dispatch;

import io.dunlin.wasm.op.I16x8Lanes;
import io.dunlin.wasm.op.I32x4Lanes;
import io.dunlin.wasm.op.I64x2Lanes;
import io.dunlin.wasm.op.I8x16Lanes;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/** Shifts and rotations of the lanes of vectors. */
final class VectorShiftNodes {
  private VectorShiftNodes() {}

  /** The node for a shift by what a slot holds; null for other instructions. */
  static @Nullable Node create(Op op, long[] code, int at) {
    switch (op) {
      case I8X16_SHL:
        return new I8x16Shl(code, at);
      case I8X16_SHR_S:
        return new I8x16ShrS(code, at);
      case I8X16_SHR_U:
        return new I8x16ShrU(code, at);
      case I16X8_SHL:
        return new I16x8Shl(code, at);
      case I16X8_SHR_S:
        return new I16x8ShrS(code, at);
      case I16X8_SHR_U:
        return new I16x8ShrU(code, at);
      case I32X4_SHL:
        return new I32x4Shl(code, at);
      case I32X4_SHR_S:
        return new I32x4ShrS(code, at);
      case I32X4_SHR_U:
        return new I32x4ShrU(code, at);
      case I64X2_SHL:
        return new I64x2Shl(code, at);
      case I64X2_SHR_S:
        return new I64x2ShrS(code, at);
      case I64X2_SHR_U:
        return new I64x2ShrU(code, at);
      default:
        return null;
    }
  }

  /** The node for a shift by a constant. */
  static Node createConstant(Op op, long[] code, int at) {
    switch (op) {
      case I8X16_SHL:
        return new I8x16ShlC(code, at);
      case I8X16_SHR_S:
        return new I8x16ShrSC(code, at);
      case I8X16_SHR_U:
        return new I8x16ShrUC(code, at);
      case I16X8_SHL:
        return new I16x8ShlC(code, at);
      case I16X8_SHR_S:
        return new I16x8ShrSC(code, at);
      case I16X8_SHR_U:
        return new I16x8ShrUC(code, at);
      case I32X4_SHL:
        return new I32x4ShlC(code, at);
      case I32X4_SHR_S:
        return new I32x4ShrSC(code, at);
      case I32X4_SHR_U:
        return new I32x4ShrUC(code, at);
      case I64X2_SHL:
        return new I64x2ShlC(code, at);
      case I64X2_SHR_S:
        return new I64x2ShrSC(code, at);
      case I64X2_SHR_U:
        return new I64x2ShrUC(code, at);
      default:
        throw new AssertionError(op);
    }
  }

  /** The node for a rotation by a constant, named by the shift to the left. */
  static Node createRotation(Op op, long[] code, int at) {
    switch (op) {
      case I16X8_SHL:
        return new I16x8RotlC(code, at);
      case I32X4_SHL:
        return new I32x4RotlC(code, at);
      case I64X2_SHL:
        return new I64x2RotlC(code, at);
      default:
        throw new AssertionError(op);
    }
  }

  /** {@code i8x16.shl} by what a slot holds. */
  static final class I8x16Shl extends VectorNode {
    I8x16Shl(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int count = (int) slots[fp + c];
      return put(
          slots,
          fp,
          I8x16Lanes.shl(slots[fp + b], count),
          I8x16Lanes.shl(slots[fp + b + 1], count));
    }
  }

  /** {@code i8x16.shl} by a constant. */
  static final class I8x16ShlC extends LaneNode {
    I8x16ShlC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots, fp, I8x16Lanes.shl(slots[fp + b], lane), I8x16Lanes.shl(slots[fp + b + 1], lane));
    }
  }

  /** {@code i8x16.shr_s} by what a slot holds. */
  static final class I8x16ShrS extends VectorNode {
    I8x16ShrS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int count = (int) slots[fp + c];
      return put(
          slots,
          fp,
          I8x16Lanes.shrS(slots[fp + b], count),
          I8x16Lanes.shrS(slots[fp + b + 1], count));
    }
  }

  /** {@code i8x16.shr_s} by a constant. */
  static final class I8x16ShrSC extends LaneNode {
    I8x16ShrSC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.shrS(slots[fp + b], lane),
          I8x16Lanes.shrS(slots[fp + b + 1], lane));
    }
  }

  /** {@code i8x16.shr_u} by what a slot holds. */
  static final class I8x16ShrU extends VectorNode {
    I8x16ShrU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int count = (int) slots[fp + c];
      return put(
          slots,
          fp,
          I8x16Lanes.shrU(slots[fp + b], count),
          I8x16Lanes.shrU(slots[fp + b + 1], count));
    }
  }

  /** {@code i8x16.shr_u} by a constant. */
  static final class I8x16ShrUC extends LaneNode {
    I8x16ShrUC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.shrU(slots[fp + b], lane),
          I8x16Lanes.shrU(slots[fp + b + 1], lane));
    }
  }

  /** {@code i16x8.shl} by what a slot holds. */
  static final class I16x8Shl extends VectorNode {
    I16x8Shl(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int count = (int) slots[fp + c];
      return put(
          slots,
          fp,
          I16x8Lanes.shl(slots[fp + b], count),
          I16x8Lanes.shl(slots[fp + b + 1], count));
    }
  }

  /** {@code i16x8.shl} by a constant. */
  static final class I16x8ShlC extends LaneNode {
    I16x8ShlC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots, fp, I16x8Lanes.shl(slots[fp + b], lane), I16x8Lanes.shl(slots[fp + b + 1], lane));
    }
  }

  /** {@code i16x8.shr_s} by what a slot holds. */
  static final class I16x8ShrS extends VectorNode {
    I16x8ShrS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int count = (int) slots[fp + c];
      return put(
          slots,
          fp,
          I16x8Lanes.shrS(slots[fp + b], count),
          I16x8Lanes.shrS(slots[fp + b + 1], count));
    }
  }

  /** {@code i16x8.shr_s} by a constant. */
  static final class I16x8ShrSC extends LaneNode {
    I16x8ShrSC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.shrS(slots[fp + b], lane),
          I16x8Lanes.shrS(slots[fp + b + 1], lane));
    }
  }

  /** {@code i16x8.shr_u} by what a slot holds. */
  static final class I16x8ShrU extends VectorNode {
    I16x8ShrU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int count = (int) slots[fp + c];
      return put(
          slots,
          fp,
          I16x8Lanes.shrU(slots[fp + b], count),
          I16x8Lanes.shrU(slots[fp + b + 1], count));
    }
  }

  /** {@code i16x8.shr_u} by a constant. */
  static final class I16x8ShrUC extends LaneNode {
    I16x8ShrUC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.shrU(slots[fp + b], lane),
          I16x8Lanes.shrU(slots[fp + b + 1], lane));
    }
  }

  /** {@code i32x4.shl} by what a slot holds. */
  static final class I32x4Shl extends VectorNode {
    I32x4Shl(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int count = (int) slots[fp + c];
      return put(
          slots,
          fp,
          I32x4Lanes.shl(slots[fp + b], count),
          I32x4Lanes.shl(slots[fp + b + 1], count));
    }
  }

  /** {@code i32x4.shl} by a constant. */
  static final class I32x4ShlC extends LaneNode {
    I32x4ShlC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots, fp, I32x4Lanes.shl(slots[fp + b], lane), I32x4Lanes.shl(slots[fp + b + 1], lane));
    }
  }

  /** {@code i32x4.shr_s} by what a slot holds. */
  static final class I32x4ShrS extends VectorNode {
    I32x4ShrS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int count = (int) slots[fp + c];
      return put(
          slots,
          fp,
          I32x4Lanes.shrS(slots[fp + b], count),
          I32x4Lanes.shrS(slots[fp + b + 1], count));
    }
  }

  /** {@code i32x4.shr_s} by a constant. */
  static final class I32x4ShrSC extends LaneNode {
    I32x4ShrSC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.shrS(slots[fp + b], lane),
          I32x4Lanes.shrS(slots[fp + b + 1], lane));
    }
  }

  /** {@code i32x4.shr_u} by what a slot holds. */
  static final class I32x4ShrU extends VectorNode {
    I32x4ShrU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int count = (int) slots[fp + c];
      return put(
          slots,
          fp,
          I32x4Lanes.shrU(slots[fp + b], count),
          I32x4Lanes.shrU(slots[fp + b + 1], count));
    }
  }

  /** {@code i32x4.shr_u} by a constant. */
  static final class I32x4ShrUC extends LaneNode {
    I32x4ShrUC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.shrU(slots[fp + b], lane),
          I32x4Lanes.shrU(slots[fp + b + 1], lane));
    }
  }

  /** {@code i64x2.shl} by what a slot holds. */
  static final class I64x2Shl extends VectorNode {
    I64x2Shl(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int count = (int) slots[fp + c];
      return put(
          slots,
          fp,
          I64x2Lanes.shl(slots[fp + b], count),
          I64x2Lanes.shl(slots[fp + b + 1], count));
    }
  }

  /** {@code i64x2.shl} by a constant. */
  static final class I64x2ShlC extends LaneNode {
    I64x2ShlC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots, fp, I64x2Lanes.shl(slots[fp + b], lane), I64x2Lanes.shl(slots[fp + b + 1], lane));
    }
  }

  /** {@code i64x2.shr_s} by what a slot holds. */
  static final class I64x2ShrS extends VectorNode {
    I64x2ShrS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int count = (int) slots[fp + c];
      return put(
          slots,
          fp,
          I64x2Lanes.shrS(slots[fp + b], count),
          I64x2Lanes.shrS(slots[fp + b + 1], count));
    }
  }

  /** {@code i64x2.shr_s} by a constant. */
  static final class I64x2ShrSC extends LaneNode {
    I64x2ShrSC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I64x2Lanes.shrS(slots[fp + b], lane),
          I64x2Lanes.shrS(slots[fp + b + 1], lane));
    }
  }

  /** {@code i64x2.shr_u} by what a slot holds. */
  static final class I64x2ShrU extends VectorNode {
    I64x2ShrU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int count = (int) slots[fp + c];
      return put(
          slots,
          fp,
          I64x2Lanes.shrU(slots[fp + b], count),
          I64x2Lanes.shrU(slots[fp + b + 1], count));
    }
  }

  /** {@code i64x2.shr_u} by a constant. */
  static final class I64x2ShrUC extends LaneNode {
    I64x2ShrUC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I64x2Lanes.shrU(slots[fp + b], lane),
          I64x2Lanes.shrU(slots[fp + b + 1], lane));
    }
  }

  /** A rotation of the lanes to the left by a constant. */
  static final class I16x8RotlC extends LaneNode {
    I16x8RotlC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I16x8Lanes.rotl(slots[fp + b], lane),
          I16x8Lanes.rotl(slots[fp + b + 1], lane));
    }
  }

  /** A rotation of the lanes to the left by a constant. */
  static final class I32x4RotlC extends LaneNode {
    I32x4RotlC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I32x4Lanes.rotl(slots[fp + b], lane),
          I32x4Lanes.rotl(slots[fp + b + 1], lane));
    }
  }

  /** A rotation of the lanes to the left by a constant. */
  static final class I64x2RotlC extends LaneNode {
    I64x2RotlC(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I64x2Lanes.rotl(slots[fp + b], lane),
          I64x2Lanes.rotl(slots[fp + b + 1], lane));
    }
  }
}
