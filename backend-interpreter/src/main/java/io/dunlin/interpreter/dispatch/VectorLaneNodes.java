package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.VectorOperand;
import io.dunlin.interpreter.code.Words;
import io.dunlin.wasm.op.I16x8Lanes;
import io.dunlin.wasm.op.I32x4Lanes;
import io.dunlin.wasm.op.I64x2Lanes;
import io.dunlin.wasm.op.I8x16Lanes;
import io.dunlin.wasm.op.Lanes;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/** Instructions that move lanes. */
final class VectorLaneNodes {
  private VectorLaneNodes() {}

  /** The node for an instruction of this family; null for others. */
  static @Nullable Node create(Op op, long[] code, int at) {
    switch (op) {
      case I8X16_SPLAT:
        return new I8x16Splat(code, at);
      case I16X8_SPLAT:
        return new I16x8Splat(code, at);
      case I32X4_SPLAT:
        return new I32x4Splat(code, at);
      case I64X2_SPLAT:
        return new I64x2Splat(code, at);
      case I8X16_EXTRACT_LANE_S:
        return new I8x16ExtractLaneS(code, at);
      case I8X16_EXTRACT_LANE_U:
        return new I8x16ExtractLaneU(code, at);
      case I16X8_EXTRACT_LANE_S:
        return new I16x8ExtractLaneS(code, at);
      case I16X8_EXTRACT_LANE_U:
        return new I16x8ExtractLaneU(code, at);
      case I32X4_EXTRACT_LANE:
        return new I32x4ExtractLane(code, at);
      case I8X16_REPLACE_LANE:
        return new I8x16ReplaceLane(code, at);
      case I16X8_REPLACE_LANE:
        return new I16x8ReplaceLane(code, at);
      case I32X4_REPLACE_LANE:
        return new I32x4ReplaceLane(code, at);
      case I64X2_REPLACE_LANE:
        return new I64x2ReplaceLane(code, at);
      case I8X16_SWIZZLE:
        return new I8x16Swizzle(code, at);
      default:
        return null;
    }
  }

  /** A node that replaces a lane of one half and copies the other half. */
  abstract static class ReplaceNode extends Node {
    /** Which half has the lane: 0 or 1. */
    final int changed;

    /** The lane in that half. */
    final int lane;

    ReplaceNode(long[] code, int at, int lanesOfHalf) {
      super(code, at);
      int whole = VectorOperand.lane(Words.d(code, at));
      changed = whole / lanesOfHalf;
      lane = whole % lanesOfHalf;
    }

    /** Writes the changed half and the other one. */
    final @Nullable Node put(long[] slots, int fp, long half) {
      long other = slots[fp + b + 1 - changed];
      slots[fp + a + changed] = half;
      slots[fp + a + 1 - changed] = other;
      return next;
    }
  }

  /** {@code i8x16.splat}. */
  static final class I8x16Splat extends VectorNode {
    I8x16Splat(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long half = I8x16Lanes.splat((int) slots[fp + b]);
      return put(slots, fp, half, half);
    }
  }

  /** {@code i16x8.splat}. */
  static final class I16x8Splat extends VectorNode {
    I16x8Splat(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long half = I16x8Lanes.splat((int) slots[fp + b]);
      return put(slots, fp, half, half);
    }
  }

  /** {@code i32x4.splat}. */
  static final class I32x4Splat extends VectorNode {
    I32x4Splat(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long half = I32x4Lanes.splat((int) slots[fp + b]);
      return put(slots, fp, half, half);
    }
  }

  /** {@code i64x2.splat}. */
  static final class I64x2Splat extends VectorNode {
    I64x2Splat(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long half = I64x2Lanes.splat(slots[fp + b]);
      return put(slots, fp, half, half);
    }
  }

  /** {@code i8x16.extract_lane_s}, b being the half. */
  static final class I8x16ExtractLaneS extends LaneNode {
    I8x16ExtractLaneS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = I8x16Lanes.extractS(slots[fp + b], lane);
      return next;
    }
  }

  /** {@code i8x16.extract_lane_u}, b being the half. */
  static final class I8x16ExtractLaneU extends LaneNode {
    I8x16ExtractLaneU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = I8x16Lanes.extractU(slots[fp + b], lane);
      return next;
    }
  }

  /** {@code i16x8.extract_lane_s}, b being the half. */
  static final class I16x8ExtractLaneS extends LaneNode {
    I16x8ExtractLaneS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = I16x8Lanes.extractS(slots[fp + b], lane);
      return next;
    }
  }

  /** {@code i16x8.extract_lane_u}, b being the half. */
  static final class I16x8ExtractLaneU extends LaneNode {
    I16x8ExtractLaneU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = I16x8Lanes.extractU(slots[fp + b], lane);
      return next;
    }
  }

  /** {@code i32x4.extract_lane}, b being the half. */
  static final class I32x4ExtractLane extends LaneNode {
    I32x4ExtractLane(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = I32x4Lanes.extractS(slots[fp + b], lane);
      return next;
    }
  }

  /** {@code i8x16.replace_lane}. */
  static final class I8x16ReplaceLane extends ReplaceNode {
    I8x16ReplaceLane(long[] code, int at) {
      super(code, at, 8);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long half = I8x16Lanes.replace(slots[fp + b + changed], lane, (int) slots[fp + c]);
      return put(slots, fp, half);
    }
  }

  /** {@code i16x8.replace_lane}. */
  static final class I16x8ReplaceLane extends ReplaceNode {
    I16x8ReplaceLane(long[] code, int at) {
      super(code, at, 4);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long half = I16x8Lanes.replace(slots[fp + b + changed], lane, (int) slots[fp + c]);
      return put(slots, fp, half);
    }
  }

  /** {@code i32x4.replace_lane}. */
  static final class I32x4ReplaceLane extends ReplaceNode {
    I32x4ReplaceLane(long[] code, int at) {
      super(code, at, 2);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long half = I32x4Lanes.replace(slots[fp + b + changed], lane, (int) slots[fp + c]);
      return put(slots, fp, half);
    }
  }

  /** {@code i64x2.replace_lane}. */
  static final class I64x2ReplaceLane extends ReplaceNode {
    I64x2ReplaceLane(long[] code, int at) {
      super(code, at, 1);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, slots[fp + c]);
    }
  }

  /** {@code i8x16.swizzle}. */
  static final class I8x16Swizzle extends VectorNode {
    I8x16Swizzle(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = slots[fp + b];
      long high = slots[fp + b + 1];
      long lowIndices = slots[fp + c];
      long highIndices = slots[fp + c + 1];
      return put(
          slots, fp, Lanes.swizzle(low, high, lowIndices), Lanes.swizzle(low, high, highIndices));
    }
  }
}
