package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.wasm.op.F32x4Lanes;
import io.dunlin.wasm.op.F64x2Lanes;
import io.dunlin.wasm.op.I16x8Lanes;
import io.dunlin.wasm.op.I32x4Lanes;
import io.dunlin.wasm.op.I64x2Lanes;
import io.dunlin.wasm.op.I8x16Lanes;
import io.dunlin.wasm.op.Lanes;

/** Computes operations on constant vectors, half by half. */
public final class VectorEvaluation {
  private long low;
  private long high;

  /** Creates an evaluation that has no result yet. */
  public VectorEvaluation() {}

  /** The low half of the last result, or the whole of a scalar one. */
  public long low() {
    return low;
  }

  /** The high half of the last result. */
  public long high() {
    return high;
  }

  private boolean set(long newLow, long newHigh) {
    low = newLow;
    high = newHigh;
    return true;
  }

  /**
   * Computes an operation on vectors; a scalar operand is the low half of its own.
   *
   * @return whether there is a result
   */
  public boolean compute(
      IrOp op, Shape shape, long lane, long aL, long aH, long bL, long bH, long cL, long cH) {
    switch (op) {
      case AND:
        return set(aL & bL, aH & bH);
      case OR:
        return set(aL | bL, aH | bH);
      case XOR:
        return set(aL ^ bL, aH ^ bH);
      case ANDNOT:
        return set(aL & ~bL, aH & ~bH);
      case NOT:
        return set(~aL, ~aH);
      case BITSELECT, RELAXED_LANESELECT:
        return set(Lanes.bitselect(aL, bL, cL), Lanes.bitselect(aH, bH, cH));
      case SELECT:
        return (int) aL != 0 ? set(bL, bH) : set(cL, cH);
      case ANY_TRUE:
        return set((aL | aH) != 0 ? 1 : 0, 0);
      case SHUFFLE:
        return set(Lanes.shuffle(aL, aH, bL, bH, cL), Lanes.shuffle(aL, aH, bL, bH, cH));
      case SWIZZLE, RELAXED_SWIZZLE:
        return set(Lanes.swizzle(aL, aH, bL), Lanes.swizzle(aL, aH, bH));
      case RELAXED_DOT:
        return set(Lanes.relaxedDot(aL, bL), Lanes.relaxedDot(aH, bH));
      case RELAXED_DOT_ADD:
        return set(Lanes.relaxedDotAdd(aL, bL, cL), Lanes.relaxedDotAdd(aH, bH, cH));
      case EXTRACT_LANE, EXTRACT_LANE_S, EXTRACT_LANE_U:
        return extract(op, shape, (int) lane, aL, aH);
      case REPLACE_LANE:
        return replace(shape, (int) lane, aL, aH, bL);
      default:
        return lanes(op, shape, aL, aH, bL, bH);
    }
  }

  private boolean lanes(IrOp op, Shape shape, long aL, long aH, long bL, long bH) {
    return switch (shape) {
      case I8X16 -> i8x16(op, aL, aH, bL, bH);
      case I16X8 -> i16x8(op, aL, aH, bL, bH);
      case I32X4 -> i32x4(op, aL, aH, bL, bH);
      case I64X2 -> i64x2(op, aL, aH, bL, bH);
      case F32X4 -> f32x4(op, aL, aH, bL, bH);
      case F64X2 -> f64x2(op, aL, aH, bL, bH);
      default -> false;
    };
  }

  private boolean extract(IrOp op, Shape shape, int lane, long aL, long aH) {
    int perHalf = shape.lanes() / 2;
    int bits = shape.laneBits();
    long half = lane < perHalf ? aL : aH;
    long shifted = half << (64 - bits * (lane % perHalf + 1));
    return set(op == IrOp.EXTRACT_LANE_U ? shifted >>> (64 - bits) : shifted >> (64 - bits), 0);
  }

  private boolean replace(Shape shape, int lane, long aL, long aH, long value) {
    int perHalf = shape.lanes() / 2;
    int bits = shape.laneBits();
    int at = bits * (lane % perHalf);
    long mask = (bits == 64 ? -1L : (1L << bits) - 1) << at;
    long placed = (value << at) & mask;
    return lane < perHalf ? set((aL & ~mask) | placed, aH) : set(aL, (aH & ~mask) | placed);
  }

  private boolean i8x16(IrOp op, long aL, long aH, long bL, long bH) {
    int count = (int) bL;
    return switch (op) {
      case ADD -> set(I8x16Lanes.add(aL, bL), I8x16Lanes.add(aH, bH));
      case SUB -> set(I8x16Lanes.sub(aL, bL), I8x16Lanes.sub(aH, bH));
      case ABS -> set(I8x16Lanes.abs(aL), I8x16Lanes.abs(aH));
      case NEG -> set(I8x16Lanes.neg(aL), I8x16Lanes.neg(aH));
      case EQ -> set(I8x16Lanes.eq(aL, bL), I8x16Lanes.eq(aH, bH));
      case NE -> set(I8x16Lanes.ne(aL, bL), I8x16Lanes.ne(aH, bH));
      case LT_S -> set(I8x16Lanes.ltS(aL, bL), I8x16Lanes.ltS(aH, bH));
      case LT_U -> set(I8x16Lanes.ltU(aL, bL), I8x16Lanes.ltU(aH, bH));
      case GT_S -> set(I8x16Lanes.gtS(aL, bL), I8x16Lanes.gtS(aH, bH));
      case GT_U -> set(I8x16Lanes.gtU(aL, bL), I8x16Lanes.gtU(aH, bH));
      case LE_S -> set(I8x16Lanes.leS(aL, bL), I8x16Lanes.leS(aH, bH));
      case LE_U -> set(I8x16Lanes.leU(aL, bL), I8x16Lanes.leU(aH, bH));
      case GE_S -> set(I8x16Lanes.geS(aL, bL), I8x16Lanes.geS(aH, bH));
      case GE_U -> set(I8x16Lanes.geU(aL, bL), I8x16Lanes.geU(aH, bH));
      case MIN_S -> set(I8x16Lanes.minS(aL, bL), I8x16Lanes.minS(aH, bH));
      case MIN_U -> set(I8x16Lanes.minU(aL, bL), I8x16Lanes.minU(aH, bH));
      case MAX_S -> set(I8x16Lanes.maxS(aL, bL), I8x16Lanes.maxS(aH, bH));
      case MAX_U -> set(I8x16Lanes.maxU(aL, bL), I8x16Lanes.maxU(aH, bH));
      case SHL -> set(I8x16Lanes.shl(aL, count), I8x16Lanes.shl(aH, count));
      case SHR_S -> set(I8x16Lanes.shrS(aL, count), I8x16Lanes.shrS(aH, count));
      case SHR_U -> set(I8x16Lanes.shrU(aL, count), I8x16Lanes.shrU(aH, count));
      case ADD_SAT_S -> set(I8x16Lanes.addSatS(aL, bL), I8x16Lanes.addSatS(aH, bH));
      case ADD_SAT_U -> set(I8x16Lanes.addSatU(aL, bL), I8x16Lanes.addSatU(aH, bH));
      case SUB_SAT_S -> set(I8x16Lanes.subSatS(aL, bL), I8x16Lanes.subSatS(aH, bH));
      case SUB_SAT_U -> set(I8x16Lanes.subSatU(aL, bL), I8x16Lanes.subSatU(aH, bH));
      case AVGR_U -> set(I8x16Lanes.avgrU(aL, bL), I8x16Lanes.avgrU(aH, bH));
      case POPCNT -> set(I8x16Lanes.popcnt(aL), I8x16Lanes.popcnt(aH));
      case ALL_TRUE -> set(I8x16Lanes.allTrue(aL) && I8x16Lanes.allTrue(aH) ? 1 : 0, 0);
      case BITMASK -> set(I8x16Lanes.bitmask(aL) | I8x16Lanes.bitmask(aH) << 8, 0);
      case SPLAT -> set(I8x16Lanes.splat((int) aL), I8x16Lanes.splat((int) aL));
      case NARROW_S -> set(I8x16Lanes.narrowS(aL, aH), I8x16Lanes.narrowS(bL, bH));
      case NARROW_U -> set(I8x16Lanes.narrowU(aL, aH), I8x16Lanes.narrowU(bL, bH));
      default -> false;
    };
  }

  private boolean i16x8(IrOp op, long aL, long aH, long bL, long bH) {
    int count = (int) bL;
    return switch (op) {
      case ADD -> set(I16x8Lanes.add(aL, bL), I16x8Lanes.add(aH, bH));
      case SUB -> set(I16x8Lanes.sub(aL, bL), I16x8Lanes.sub(aH, bH));
      case MUL -> set(I16x8Lanes.mul(aL, bL), I16x8Lanes.mul(aH, bH));
      case ABS -> set(I16x8Lanes.abs(aL), I16x8Lanes.abs(aH));
      case NEG -> set(I16x8Lanes.neg(aL), I16x8Lanes.neg(aH));
      case EQ -> set(I16x8Lanes.eq(aL, bL), I16x8Lanes.eq(aH, bH));
      case NE -> set(I16x8Lanes.ne(aL, bL), I16x8Lanes.ne(aH, bH));
      case LT_S -> set(I16x8Lanes.ltS(aL, bL), I16x8Lanes.ltS(aH, bH));
      case LT_U -> set(I16x8Lanes.ltU(aL, bL), I16x8Lanes.ltU(aH, bH));
      case GT_S -> set(I16x8Lanes.gtS(aL, bL), I16x8Lanes.gtS(aH, bH));
      case GT_U -> set(I16x8Lanes.gtU(aL, bL), I16x8Lanes.gtU(aH, bH));
      case LE_S -> set(I16x8Lanes.leS(aL, bL), I16x8Lanes.leS(aH, bH));
      case LE_U -> set(I16x8Lanes.leU(aL, bL), I16x8Lanes.leU(aH, bH));
      case GE_S -> set(I16x8Lanes.geS(aL, bL), I16x8Lanes.geS(aH, bH));
      case GE_U -> set(I16x8Lanes.geU(aL, bL), I16x8Lanes.geU(aH, bH));
      case MIN_S -> set(I16x8Lanes.minS(aL, bL), I16x8Lanes.minS(aH, bH));
      case MIN_U -> set(I16x8Lanes.minU(aL, bL), I16x8Lanes.minU(aH, bH));
      case MAX_S -> set(I16x8Lanes.maxS(aL, bL), I16x8Lanes.maxS(aH, bH));
      case MAX_U -> set(I16x8Lanes.maxU(aL, bL), I16x8Lanes.maxU(aH, bH));
      case SHL -> set(I16x8Lanes.shl(aL, count), I16x8Lanes.shl(aH, count));
      case SHR_S -> set(I16x8Lanes.shrS(aL, count), I16x8Lanes.shrS(aH, count));
      case SHR_U -> set(I16x8Lanes.shrU(aL, count), I16x8Lanes.shrU(aH, count));
      case ADD_SAT_S -> set(I16x8Lanes.addSatS(aL, bL), I16x8Lanes.addSatS(aH, bH));
      case ADD_SAT_U -> set(I16x8Lanes.addSatU(aL, bL), I16x8Lanes.addSatU(aH, bH));
      case SUB_SAT_S -> set(I16x8Lanes.subSatS(aL, bL), I16x8Lanes.subSatS(aH, bH));
      case SUB_SAT_U -> set(I16x8Lanes.subSatU(aL, bL), I16x8Lanes.subSatU(aH, bH));
      case AVGR_U -> set(I16x8Lanes.avgrU(aL, bL), I16x8Lanes.avgrU(aH, bH));
      case Q15MULR_SAT_S -> set(I16x8Lanes.q15mulrSatS(aL, bL), I16x8Lanes.q15mulrSatS(aH, bH));
      case ALL_TRUE -> set(I16x8Lanes.allTrue(aL) && I16x8Lanes.allTrue(aH) ? 1 : 0, 0);
      case BITMASK -> set(I16x8Lanes.bitmask(aL) | I16x8Lanes.bitmask(aH) << 4, 0);
      case SPLAT -> set(I16x8Lanes.splat((int) aL), I16x8Lanes.splat((int) aL));
      case NARROW_S -> set(I16x8Lanes.narrowS(aL, aH), I16x8Lanes.narrowS(bL, bH));
      case NARROW_U -> set(I16x8Lanes.narrowU(aL, aH), I16x8Lanes.narrowU(bL, bH));
      case EXTEND_LOW_S -> set(I16x8Lanes.extendS(aL), I16x8Lanes.extendS(aL >>> 32));
      case EXTEND_LOW_U -> set(I16x8Lanes.extendU(aL), I16x8Lanes.extendU(aL >>> 32));
      case EXTEND_HIGH_S -> set(I16x8Lanes.extendS(aH), I16x8Lanes.extendS(aH >>> 32));
      case EXTEND_HIGH_U -> set(I16x8Lanes.extendU(aH), I16x8Lanes.extendU(aH >>> 32));
      case EXTMUL_LOW_S ->
          set(I16x8Lanes.extmulS(aL, bL), I16x8Lanes.extmulS(aL >>> 32, bL >>> 32));
      case EXTMUL_LOW_U ->
          set(I16x8Lanes.extmulU(aL, bL), I16x8Lanes.extmulU(aL >>> 32, bL >>> 32));
      case EXTMUL_HIGH_S ->
          set(I16x8Lanes.extmulS(aH, bH), I16x8Lanes.extmulS(aH >>> 32, bH >>> 32));
      case EXTMUL_HIGH_U ->
          set(I16x8Lanes.extmulU(aH, bH), I16x8Lanes.extmulU(aH >>> 32, bH >>> 32));
      case EXTADD_PAIRWISE_S -> set(I16x8Lanes.extaddPairwiseS(aL), I16x8Lanes.extaddPairwiseS(aH));
      case EXTADD_PAIRWISE_U -> set(I16x8Lanes.extaddPairwiseU(aL), I16x8Lanes.extaddPairwiseU(aH));
      default -> false;
    };
  }

  private boolean i32x4(IrOp op, long aL, long aH, long bL, long bH) {
    int count = (int) bL;
    return switch (op) {
      case ADD -> set(I32x4Lanes.add(aL, bL), I32x4Lanes.add(aH, bH));
      case SUB -> set(I32x4Lanes.sub(aL, bL), I32x4Lanes.sub(aH, bH));
      case MUL -> set(I32x4Lanes.mul(aL, bL), I32x4Lanes.mul(aH, bH));
      case ABS -> set(I32x4Lanes.abs(aL), I32x4Lanes.abs(aH));
      case NEG -> set(I32x4Lanes.neg(aL), I32x4Lanes.neg(aH));
      case EQ -> set(I32x4Lanes.eq(aL, bL), I32x4Lanes.eq(aH, bH));
      case NE -> set(I32x4Lanes.ne(aL, bL), I32x4Lanes.ne(aH, bH));
      case LT_S -> set(I32x4Lanes.ltS(aL, bL), I32x4Lanes.ltS(aH, bH));
      case LT_U -> set(I32x4Lanes.ltU(aL, bL), I32x4Lanes.ltU(aH, bH));
      case GT_S -> set(I32x4Lanes.gtS(aL, bL), I32x4Lanes.gtS(aH, bH));
      case GT_U -> set(I32x4Lanes.gtU(aL, bL), I32x4Lanes.gtU(aH, bH));
      case LE_S -> set(I32x4Lanes.leS(aL, bL), I32x4Lanes.leS(aH, bH));
      case LE_U -> set(I32x4Lanes.leU(aL, bL), I32x4Lanes.leU(aH, bH));
      case GE_S -> set(I32x4Lanes.geS(aL, bL), I32x4Lanes.geS(aH, bH));
      case GE_U -> set(I32x4Lanes.geU(aL, bL), I32x4Lanes.geU(aH, bH));
      case MIN_S -> set(I32x4Lanes.minS(aL, bL), I32x4Lanes.minS(aH, bH));
      case MIN_U -> set(I32x4Lanes.minU(aL, bL), I32x4Lanes.minU(aH, bH));
      case MAX_S -> set(I32x4Lanes.maxS(aL, bL), I32x4Lanes.maxS(aH, bH));
      case MAX_U -> set(I32x4Lanes.maxU(aL, bL), I32x4Lanes.maxU(aH, bH));
      case SHL -> set(I32x4Lanes.shl(aL, count), I32x4Lanes.shl(aH, count));
      case SHR_S -> set(I32x4Lanes.shrS(aL, count), I32x4Lanes.shrS(aH, count));
      case SHR_U -> set(I32x4Lanes.shrU(aL, count), I32x4Lanes.shrU(aH, count));
      case ALL_TRUE -> set(I32x4Lanes.allTrue(aL) && I32x4Lanes.allTrue(aH) ? 1 : 0, 0);
      case BITMASK -> set(I32x4Lanes.bitmask(aL) | I32x4Lanes.bitmask(aH) << 2, 0);
      case SPLAT -> set(I32x4Lanes.splat((int) aL), I32x4Lanes.splat((int) aL));
      case DOT_S -> set(I32x4Lanes.dot(aL, bL), I32x4Lanes.dot(aH, bH));
      case EXTEND_LOW_S -> set(I32x4Lanes.extendS(aL), I32x4Lanes.extendS(aL >>> 32));
      case EXTEND_LOW_U -> set(I32x4Lanes.extendU(aL), I32x4Lanes.extendU(aL >>> 32));
      case EXTEND_HIGH_S -> set(I32x4Lanes.extendS(aH), I32x4Lanes.extendS(aH >>> 32));
      case EXTEND_HIGH_U -> set(I32x4Lanes.extendU(aH), I32x4Lanes.extendU(aH >>> 32));
      case EXTMUL_LOW_S ->
          set(I32x4Lanes.extmulS(aL, bL), I32x4Lanes.extmulS(aL >>> 32, bL >>> 32));
      case EXTMUL_LOW_U ->
          set(I32x4Lanes.extmulU(aL, bL), I32x4Lanes.extmulU(aL >>> 32, bL >>> 32));
      case EXTMUL_HIGH_S ->
          set(I32x4Lanes.extmulS(aH, bH), I32x4Lanes.extmulS(aH >>> 32, bH >>> 32));
      case EXTMUL_HIGH_U ->
          set(I32x4Lanes.extmulU(aH, bH), I32x4Lanes.extmulU(aH >>> 32, bH >>> 32));
      case EXTADD_PAIRWISE_S -> set(I32x4Lanes.extaddPairwiseS(aL), I32x4Lanes.extaddPairwiseS(aH));
      case EXTADD_PAIRWISE_U -> set(I32x4Lanes.extaddPairwiseU(aL), I32x4Lanes.extaddPairwiseU(aH));
      case TRUNC_SAT_S, RELAXED_TRUNC_S -> set(F32x4Lanes.truncSatS(aL), F32x4Lanes.truncSatS(aH));
      case TRUNC_SAT_U, RELAXED_TRUNC_U -> set(F32x4Lanes.truncSatU(aL), F32x4Lanes.truncSatU(aH));
      case TRUNC_SAT_ZERO_S, RELAXED_TRUNC_ZERO_S -> set(F64x2Lanes.truncSatS(aL, aH), 0);
      case TRUNC_SAT_ZERO_U, RELAXED_TRUNC_ZERO_U -> set(F64x2Lanes.truncSatU(aL, aH), 0);
      default -> false;
    };
  }

  private boolean i64x2(IrOp op, long aL, long aH, long bL, long bH) {
    int count = (int) bL;
    return switch (op) {
      case ADD -> set(aL + bL, aH + bH);
      case SUB -> set(aL - bL, aH - bH);
      case MUL -> set(aL * bL, aH * bH);
      case ABS -> set(I64x2Lanes.abs(aL), I64x2Lanes.abs(aH));
      case NEG -> set(-aL, -aH);
      case EQ -> set(I64x2Lanes.eq(aL, bL), I64x2Lanes.eq(aH, bH));
      case NE -> set(I64x2Lanes.ne(aL, bL), I64x2Lanes.ne(aH, bH));
      case LT_S -> set(I64x2Lanes.ltS(aL, bL), I64x2Lanes.ltS(aH, bH));
      case GT_S -> set(I64x2Lanes.gtS(aL, bL), I64x2Lanes.gtS(aH, bH));
      case LE_S -> set(I64x2Lanes.leS(aL, bL), I64x2Lanes.leS(aH, bH));
      case GE_S -> set(I64x2Lanes.geS(aL, bL), I64x2Lanes.geS(aH, bH));
      case SHL -> set(aL << count, aH << count);
      case SHR_S -> set(aL >> count, aH >> count);
      case SHR_U -> set(aL >>> count, aH >>> count);
      case ALL_TRUE -> set(aL != 0 && aH != 0 ? 1 : 0, 0);
      case BITMASK -> set(I64x2Lanes.bitmask(aL) | I64x2Lanes.bitmask(aH) << 1, 0);
      case SPLAT -> set(aL, aL);
      case EXTEND_LOW_S -> set(I64x2Lanes.extendS(aL), I64x2Lanes.extendS(aL >>> 32));
      case EXTEND_LOW_U -> set(I64x2Lanes.extendU(aL), I64x2Lanes.extendU(aL >>> 32));
      case EXTEND_HIGH_S -> set(I64x2Lanes.extendS(aH), I64x2Lanes.extendS(aH >>> 32));
      case EXTEND_HIGH_U -> set(I64x2Lanes.extendU(aH), I64x2Lanes.extendU(aH >>> 32));
      case EXTMUL_LOW_S ->
          set(I64x2Lanes.extmulS(aL, bL), I64x2Lanes.extmulS(aL >>> 32, bL >>> 32));
      case EXTMUL_LOW_U ->
          set(I64x2Lanes.extmulU(aL, bL), I64x2Lanes.extmulU(aL >>> 32, bL >>> 32));
      case EXTMUL_HIGH_S ->
          set(I64x2Lanes.extmulS(aH, bH), I64x2Lanes.extmulS(aH >>> 32, bH >>> 32));
      case EXTMUL_HIGH_U ->
          set(I64x2Lanes.extmulU(aH, bH), I64x2Lanes.extmulU(aH >>> 32, bH >>> 32));
      default -> false;
    };
  }

  private boolean f32x4(IrOp op, long aL, long aH, long bL, long bH) {
    return switch (op) {
      case ADD -> set(F32x4Lanes.add(aL, bL), F32x4Lanes.add(aH, bH));
      case SUB -> set(F32x4Lanes.sub(aL, bL), F32x4Lanes.sub(aH, bH));
      case MUL -> set(F32x4Lanes.mul(aL, bL), F32x4Lanes.mul(aH, bH));
      case DIV -> set(F32x4Lanes.div(aL, bL), F32x4Lanes.div(aH, bH));
      case MIN, RELAXED_MIN -> set(F32x4Lanes.min(aL, bL), F32x4Lanes.min(aH, bH));
      case MAX, RELAXED_MAX -> set(F32x4Lanes.max(aL, bL), F32x4Lanes.max(aH, bH));
      case PMIN -> set(F32x4Lanes.pmin(aL, bL), F32x4Lanes.pmin(aH, bH));
      case PMAX -> set(F32x4Lanes.pmax(aL, bL), F32x4Lanes.pmax(aH, bH));
      case ABS -> set(F32x4Lanes.abs(aL), F32x4Lanes.abs(aH));
      case NEG -> set(F32x4Lanes.neg(aL), F32x4Lanes.neg(aH));
      case SQRT -> set(F32x4Lanes.sqrt(aL), F32x4Lanes.sqrt(aH));
      case CEIL -> set(F32x4Lanes.ceil(aL), F32x4Lanes.ceil(aH));
      case FLOOR -> set(F32x4Lanes.floor(aL), F32x4Lanes.floor(aH));
      case TRUNC -> set(F32x4Lanes.trunc(aL), F32x4Lanes.trunc(aH));
      case NEAREST -> set(F32x4Lanes.nearest(aL), F32x4Lanes.nearest(aH));
      case EQ -> set(F32x4Lanes.eq(aL, bL), F32x4Lanes.eq(aH, bH));
      case NE -> set(F32x4Lanes.ne(aL, bL), F32x4Lanes.ne(aH, bH));
      case LT -> set(F32x4Lanes.lt(aL, bL), F32x4Lanes.lt(aH, bH));
      case GT -> set(F32x4Lanes.gt(aL, bL), F32x4Lanes.gt(aH, bH));
      case LE -> set(F32x4Lanes.le(aL, bL), F32x4Lanes.le(aH, bH));
      case GE -> set(F32x4Lanes.ge(aL, bL), F32x4Lanes.ge(aH, bH));
      case SPLAT -> set(I32x4Lanes.splat((int) aL), I32x4Lanes.splat((int) aL));
      case CONVERT_S -> set(F32x4Lanes.convertI32x4S(aL), F32x4Lanes.convertI32x4S(aH));
      case CONVERT_U -> set(F32x4Lanes.convertI32x4U(aL), F32x4Lanes.convertI32x4U(aH));
      case DEMOTE_ZERO -> set(F32x4Lanes.demote(aL, aH), 0);
      default -> false;
    };
  }

  private boolean f64x2(IrOp op, long aL, long aH, long bL, long bH) {
    return switch (op) {
      case ADD -> set(F64x2Lanes.add(aL, bL), F64x2Lanes.add(aH, bH));
      case SUB -> set(F64x2Lanes.sub(aL, bL), F64x2Lanes.sub(aH, bH));
      case MUL -> set(F64x2Lanes.mul(aL, bL), F64x2Lanes.mul(aH, bH));
      case DIV -> set(F64x2Lanes.div(aL, bL), F64x2Lanes.div(aH, bH));
      case MIN, RELAXED_MIN -> set(F64x2Lanes.min(aL, bL), F64x2Lanes.min(aH, bH));
      case MAX, RELAXED_MAX -> set(F64x2Lanes.max(aL, bL), F64x2Lanes.max(aH, bH));
      case PMIN -> set(F64x2Lanes.pmin(aL, bL), F64x2Lanes.pmin(aH, bH));
      case PMAX -> set(F64x2Lanes.pmax(aL, bL), F64x2Lanes.pmax(aH, bH));
      case ABS -> set(F64x2Lanes.abs(aL), F64x2Lanes.abs(aH));
      case NEG -> set(F64x2Lanes.neg(aL), F64x2Lanes.neg(aH));
      case SQRT -> set(F64x2Lanes.sqrt(aL), F64x2Lanes.sqrt(aH));
      case CEIL -> set(F64x2Lanes.ceil(aL), F64x2Lanes.ceil(aH));
      case FLOOR -> set(F64x2Lanes.floor(aL), F64x2Lanes.floor(aH));
      case TRUNC -> set(F64x2Lanes.trunc(aL), F64x2Lanes.trunc(aH));
      case NEAREST -> set(F64x2Lanes.nearest(aL), F64x2Lanes.nearest(aH));
      case EQ -> set(F64x2Lanes.eq(aL, bL), F64x2Lanes.eq(aH, bH));
      case NE -> set(F64x2Lanes.ne(aL, bL), F64x2Lanes.ne(aH, bH));
      case LT -> set(F64x2Lanes.lt(aL, bL), F64x2Lanes.lt(aH, bH));
      case GT -> set(F64x2Lanes.gt(aL, bL), F64x2Lanes.gt(aH, bH));
      case LE -> set(F64x2Lanes.le(aL, bL), F64x2Lanes.le(aH, bH));
      case GE -> set(F64x2Lanes.ge(aL, bL), F64x2Lanes.ge(aH, bH));
      case SPLAT -> set(aL, aL);
      case CONVERT_LOW_S -> set(F64x2Lanes.convertI32S(aL), F64x2Lanes.convertI32S(aL >>> 32));
      case CONVERT_LOW_U -> set(F64x2Lanes.convertI32U(aL), F64x2Lanes.convertI32U(aL >>> 32));
      case PROMOTE_LOW -> set(F64x2Lanes.promote(aL), F64x2Lanes.promote(aL >>> 32));
      default -> false;
    };
  }
}
