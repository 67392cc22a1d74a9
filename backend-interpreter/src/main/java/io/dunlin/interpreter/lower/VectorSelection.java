package io.dunlin.interpreter.lower;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.RelaxedVectors;

/**
 * Which vector instructions are done by another one.
 *
 * <p>The relaxed ones have the results of the deterministic profile, whatever the configuration: so
 * most of them are their strict counterparts.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/appendix/profiles.html#deterministic-profile-det">
 *     Deterministic profile</a>
 */
final class VectorSelection {
  private static final Op[] SAME = Op.values();
  private static final Op[] EXCHANGED = Op.values();
  private static final Op[] OF_LOW_HALF = Op.values();

  static {
    relaxed();
    exchanged();
    highHalves();
    same(Op.F32X4_SPLAT, Op.I32X4_SPLAT);
    same(Op.F64X2_SPLAT, Op.I64X2_SPLAT);
    same(Op.F32X4_EXTRACT_LANE, Op.I32X4_EXTRACT_LANE);
    same(Op.F64X2_EXTRACT_LANE, Op.I64X2_EXTRACT_LANE);
    same(Op.F32X4_REPLACE_LANE, Op.I32X4_REPLACE_LANE);
    same(Op.F64X2_REPLACE_LANE, Op.I64X2_REPLACE_LANE);
  }

  private VectorSelection() {}

  private static void same(Op op, Op other) {
    SAME[op.ordinal()] = other;
  }

  private static void relaxed() {
    for (Op op : Op.values()) {
      same(op, RelaxedVectors.strict(op));
    }
  }

  private static void exchanged(Op greater, Op less) {
    EXCHANGED[greater.ordinal()] = less;
  }

  private static void exchanged() {
    exchanged(Op.I8X16_GT_S, Op.I8X16_LT_S);
    exchanged(Op.I8X16_GT_U, Op.I8X16_LT_U);
    exchanged(Op.I8X16_GE_S, Op.I8X16_LE_S);
    exchanged(Op.I8X16_GE_U, Op.I8X16_LE_U);
    exchanged(Op.I16X8_GT_S, Op.I16X8_LT_S);
    exchanged(Op.I16X8_GT_U, Op.I16X8_LT_U);
    exchanged(Op.I16X8_GE_S, Op.I16X8_LE_S);
    exchanged(Op.I16X8_GE_U, Op.I16X8_LE_U);
    exchanged(Op.I32X4_GT_S, Op.I32X4_LT_S);
    exchanged(Op.I32X4_GT_U, Op.I32X4_LT_U);
    exchanged(Op.I32X4_GE_S, Op.I32X4_LE_S);
    exchanged(Op.I32X4_GE_U, Op.I32X4_LE_U);
    exchanged(Op.I64X2_GT_S, Op.I64X2_LT_S);
    exchanged(Op.I64X2_GE_S, Op.I64X2_LE_S);
    exchanged(Op.F32X4_GT, Op.F32X4_LT);
    exchanged(Op.F32X4_GE, Op.F32X4_LE);
    exchanged(Op.F64X2_GT, Op.F64X2_LT);
    exchanged(Op.F64X2_GE, Op.F64X2_LE);
  }

  private static void ofLowHalf(Op high, Op low) {
    OF_LOW_HALF[high.ordinal()] = low;
  }

  private static void highHalves() {
    ofLowHalf(Op.I16X8_EXTEND_HIGH_I8X16_S, Op.I16X8_EXTEND_LOW_I8X16_S);
    ofLowHalf(Op.I16X8_EXTEND_HIGH_I8X16_U, Op.I16X8_EXTEND_LOW_I8X16_U);
    ofLowHalf(Op.I16X8_EXTMUL_HIGH_I8X16_S, Op.I16X8_EXTMUL_LOW_I8X16_S);
    ofLowHalf(Op.I16X8_EXTMUL_HIGH_I8X16_U, Op.I16X8_EXTMUL_LOW_I8X16_U);
    ofLowHalf(Op.I32X4_EXTEND_HIGH_I16X8_S, Op.I32X4_EXTEND_LOW_I16X8_S);
    ofLowHalf(Op.I32X4_EXTEND_HIGH_I16X8_U, Op.I32X4_EXTEND_LOW_I16X8_U);
    ofLowHalf(Op.I32X4_EXTMUL_HIGH_I16X8_S, Op.I32X4_EXTMUL_LOW_I16X8_S);
    ofLowHalf(Op.I32X4_EXTMUL_HIGH_I16X8_U, Op.I32X4_EXTMUL_LOW_I16X8_U);
    ofLowHalf(Op.I64X2_EXTEND_HIGH_I32X4_S, Op.I64X2_EXTEND_LOW_I32X4_S);
    ofLowHalf(Op.I64X2_EXTEND_HIGH_I32X4_U, Op.I64X2_EXTEND_LOW_I32X4_U);
    ofLowHalf(Op.I64X2_EXTMUL_HIGH_I32X4_S, Op.I64X2_EXTMUL_LOW_I32X4_S);
    ofLowHalf(Op.I64X2_EXTMUL_HIGH_I32X4_U, Op.I64X2_EXTMUL_LOW_I32X4_U);
  }

  /** The instruction that does the same with the same operands; most often itself. */
  static Op same(Op op) {
    return SAME[op.ordinal()];
  }

  /** The instruction that does the same with operands exchanged, or itself. */
  static Op exchanged(Op op) {
    return EXCHANGED[op.ordinal()];
  }

  /** The instruction that does with low halves what this one does with high halves, or itself. */
  static Op ofLowHalf(Op op) {
    return OF_LOW_HALF[op.ordinal()];
  }
}
