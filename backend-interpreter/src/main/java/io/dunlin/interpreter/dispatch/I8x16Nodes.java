package io.dunlin.interpreter.dispatch;

import io.dunlin.wasm.op.I8x16Lanes;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/** Instructions on vectors of 8-bit integers. */
final class I8x16Nodes {
  private I8x16Nodes() {}

  /** The node for an instruction of this family; null for others. */
  static @Nullable Node create(Op op, long[] code, int at) {
    switch (op) {
      case I8X16_EQ:
        return new Eq(code, at);
      case I8X16_NE:
        return new Ne(code, at);
      case I8X16_LT_S:
        return new LtS(code, at);
      case I8X16_LT_U:
        return new LtU(code, at);
      case I8X16_LE_S:
        return new LeS(code, at);
      case I8X16_LE_U:
        return new LeU(code, at);
      case I8X16_ABS:
        return new Abs(code, at);
      case I8X16_NEG:
        return new Neg(code, at);
      case I8X16_ALL_TRUE:
        return new AllTrue(code, at);
      case I8X16_BITMASK:
        return new Bitmask(code, at);
      case I8X16_POPCNT:
        return new Popcnt(code, at);
      case I8X16_ADD:
        return new Add(code, at);
      case I8X16_SUB:
        return new Sub(code, at);
      case I8X16_ADD_SAT_S:
        return new AddSatS(code, at);
      case I8X16_ADD_SAT_U:
        return new AddSatU(code, at);
      case I8X16_SUB_SAT_S:
        return new SubSatS(code, at);
      case I8X16_SUB_SAT_U:
        return new SubSatU(code, at);
      case I8X16_MIN_S:
        return new MinS(code, at);
      case I8X16_MIN_U:
        return new MinU(code, at);
      case I8X16_MAX_S:
        return new MaxS(code, at);
      case I8X16_MAX_U:
        return new MaxU(code, at);
      case I8X16_AVGR_U:
        return new AvgrU(code, at);
      case I8X16_NARROW_I16X8_S:
        return new NarrowI16x8S(code, at);
      case I8X16_NARROW_I16X8_U:
        return new NarrowI16x8U(code, at);
      default:
        return null;
    }
  }

  /** {@code i8x16.eq}. */
  static final class Eq extends VectorNode {
    Eq(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.eq(slots[fp + b], slots[fp + c]),
          I8x16Lanes.eq(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.ne}. */
  static final class Ne extends VectorNode {
    Ne(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.ne(slots[fp + b], slots[fp + c]),
          I8x16Lanes.ne(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.lt_s}. */
  static final class LtS extends VectorNode {
    LtS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.ltS(slots[fp + b], slots[fp + c]),
          I8x16Lanes.ltS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.lt_u}. */
  static final class LtU extends VectorNode {
    LtU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.ltU(slots[fp + b], slots[fp + c]),
          I8x16Lanes.ltU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.le_s}. */
  static final class LeS extends VectorNode {
    LeS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.leS(slots[fp + b], slots[fp + c]),
          I8x16Lanes.leS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.le_u}. */
  static final class LeU extends VectorNode {
    LeU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.leU(slots[fp + b], slots[fp + c]),
          I8x16Lanes.leU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.abs}. */
  static final class Abs extends VectorNode {
    Abs(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, I8x16Lanes.abs(slots[fp + b]), I8x16Lanes.abs(slots[fp + b + 1]));
    }
  }

  /** {@code i8x16.neg}. */
  static final class Neg extends VectorNode {
    Neg(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, I8x16Lanes.neg(slots[fp + b]), I8x16Lanes.neg(slots[fp + b + 1]));
    }
  }

  /** {@code i8x16.all_true}. */
  static final class AllTrue extends VectorNode {
    AllTrue(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          I8x16Lanes.allTrue(slots[fp + b]) && I8x16Lanes.allTrue(slots[fp + b + 1]) ? 1 : 0;
      return next;
    }
  }

  /** {@code i8x16.bitmask}. */
  static final class Bitmask extends VectorNode {
    Bitmask(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] =
          I8x16Lanes.bitmask(slots[fp + b]) | (I8x16Lanes.bitmask(slots[fp + b + 1]) << 8);
      return next;
    }
  }

  /** {@code i8x16.popcnt}. */
  static final class Popcnt extends VectorNode {
    Popcnt(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, I8x16Lanes.popcnt(slots[fp + b]), I8x16Lanes.popcnt(slots[fp + b + 1]));
    }
  }

  /** {@code i8x16.add}. */
  static final class Add extends VectorNode {
    Add(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.add(slots[fp + b], slots[fp + c]),
          I8x16Lanes.add(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.sub}. */
  static final class Sub extends VectorNode {
    Sub(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.sub(slots[fp + b], slots[fp + c]),
          I8x16Lanes.sub(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.add_sat_s}. */
  static final class AddSatS extends VectorNode {
    AddSatS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.addSatS(slots[fp + b], slots[fp + c]),
          I8x16Lanes.addSatS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.add_sat_u}. */
  static final class AddSatU extends VectorNode {
    AddSatU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.addSatU(slots[fp + b], slots[fp + c]),
          I8x16Lanes.addSatU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.sub_sat_s}. */
  static final class SubSatS extends VectorNode {
    SubSatS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.subSatS(slots[fp + b], slots[fp + c]),
          I8x16Lanes.subSatS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.sub_sat_u}. */
  static final class SubSatU extends VectorNode {
    SubSatU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.subSatU(slots[fp + b], slots[fp + c]),
          I8x16Lanes.subSatU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.min_s}. */
  static final class MinS extends VectorNode {
    MinS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.minS(slots[fp + b], slots[fp + c]),
          I8x16Lanes.minS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.min_u}. */
  static final class MinU extends VectorNode {
    MinU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.minU(slots[fp + b], slots[fp + c]),
          I8x16Lanes.minU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.max_s}. */
  static final class MaxS extends VectorNode {
    MaxS(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.maxS(slots[fp + b], slots[fp + c]),
          I8x16Lanes.maxS(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.max_u}. */
  static final class MaxU extends VectorNode {
    MaxU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.maxU(slots[fp + b], slots[fp + c]),
          I8x16Lanes.maxU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.avgr_u}. */
  static final class AvgrU extends VectorNode {
    AvgrU(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.avgrU(slots[fp + b], slots[fp + c]),
          I8x16Lanes.avgrU(slots[fp + b + 1], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.narrow_i16x8_s}. */
  static final class NarrowI16x8S extends VectorNode {
    NarrowI16x8S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.narrowS(slots[fp + b], slots[fp + b + 1]),
          I8x16Lanes.narrowS(slots[fp + c], slots[fp + c + 1]));
    }
  }

  /** {@code i8x16.narrow_i16x8_u}. */
  static final class NarrowI16x8U extends VectorNode {
    NarrowI16x8U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(
          slots,
          fp,
          I8x16Lanes.narrowU(slots[fp + b], slots[fp + b + 1]),
          I8x16Lanes.narrowU(slots[fp + c], slots[fp + c + 1]));
    }
  }
}
