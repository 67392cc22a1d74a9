package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.Shape;

/** Knows who lowers which operation on vectors. */
final class VectorSelector {
  private final VectorCode code;
  private final VectorArithmeticLowering arithmetic;
  private final VectorShiftLowering shifts;
  private final VectorComparisonLowering comparisons;
  private final VectorFloatLowering floats;
  private final LaneLowering lanes;
  private final ShuffleLowering shuffles;
  private final VectorTestLowering tests;

  VectorSelector(Selection selection) {
    code = new VectorCode(selection);
    arithmetic = new VectorArithmeticLowering(code);
    shifts = new VectorShiftLowering(code);
    comparisons = new VectorComparisonLowering(code);
    floats = new VectorFloatLowering(code);
    lanes = new LaneLowering(code);
    shuffles = new ShuffleLowering(code);
    tests = new VectorTestLowering(code);
  }

  void select(int instruction) {
    if (!arithmetic.single(instruction)) {
      Shape shape = code.shape(instruction);
      switch (code.function.op(instruction)) {
        case AND, OR, XOR, ANDNOT, NOT -> arithmetic.logicOf(instruction);
        case BITSELECT, RELAXED_LANESELECT -> arithmetic.bitSelect(instruction);
        case SHL, SHR_S, SHR_U -> shifts.shift(instruction);
        case EQ, NE, LT_S, LT_U, GT_S, GT_U, LE_S, LE_U, GE_S, GE_U, LT, GT, LE, GE ->
            comparisons.compare(instruction);
        default -> {
          if (shape.isFloat()) {
            selectFloat(instruction);
          } else {
            selectInteger(instruction);
          }
        }
      }
    }
  }

  private void selectInteger(int instruction) {
    switch (code.function.op(instruction)) {
      case ABS -> arithmetic.abs64(instruction);
      case NEG -> arithmetic.neg(instruction);
      case MUL -> arithmetic.mul64(instruction);
      case POPCNT -> arithmetic.popcnt(instruction);
      case Q15MULR_SAT_S -> arithmetic.q15MulrSat(instruction);
      case EXTEND_HIGH_S -> arithmetic.extendHigh(instruction, IrOp.EXTEND_LOW_S);
      case EXTEND_HIGH_U -> arithmetic.extendHigh(instruction, IrOp.EXTEND_LOW_U);
      case EXTMUL_LOW_S -> arithmetic.extMulLow(instruction, IrOp.EXTEND_LOW_S);
      case EXTMUL_LOW_U -> arithmetic.extMulLow(instruction, IrOp.EXTEND_LOW_U);
      case EXTMUL_HIGH_S -> arithmetic.extMulHigh(instruction, IrOp.EXTEND_LOW_S);
      case EXTMUL_HIGH_U -> arithmetic.extMulHigh(instruction, IrOp.EXTEND_LOW_U);
      case EXTADD_PAIRWISE_S -> arithmetic.extAddPairwiseS(instruction);
      case EXTADD_PAIRWISE_U -> arithmetic.extAddPairwiseU(instruction);
      case RELAXED_DOT -> arithmetic.relaxedDot(instruction);
      case RELAXED_DOT_ADD -> arithmetic.relaxedDotAdd(instruction);
      case TRUNC_SAT_S -> floats.truncSatS(instruction);
      case TRUNC_SAT_U, RELAXED_TRUNC_U -> floats.truncSatU(instruction);
      case TRUNC_SAT_ZERO_S -> floats.truncSatZeroS(instruction);
      case TRUNC_SAT_ZERO_U, RELAXED_TRUNC_ZERO_U -> floats.truncSatZeroU(instruction);
      default -> selectLane(instruction);
    }
  }

  private void selectFloat(int instruction) {
    switch (code.function.op(instruction)) {
      case ABS, NEG -> arithmetic.floatSign(instruction);
      case MIN -> floats.min(instruction);
      case MAX -> floats.max(instruction);
      case PMIN -> floats.pmin(instruction);
      case PMAX -> floats.pmax(instruction);
      case CEIL -> floats.round(instruction, Rounding.CEIL);
      case FLOOR -> floats.round(instruction, Rounding.FLOOR);
      case TRUNC -> floats.round(instruction, Rounding.TRUNC);
      case NEAREST -> floats.round(instruction, Rounding.NEAREST);
      case CONVERT_U -> floats.convertU(instruction);
      case CONVERT_LOW_U -> floats.convertLowU(instruction);
      default -> selectLane(instruction);
    }
  }

  private void selectLane(int instruction) {
    switch (code.function.op(instruction)) {
      case SPLAT -> lanes.splat(instruction);
      case EXTRACT_LANE -> lanes.extract(instruction);
      case EXTRACT_LANE_S -> lanes.extractSigned(instruction);
      case EXTRACT_LANE_U -> lanes.extractUnsigned(instruction);
      case REPLACE_LANE -> lanes.replace(instruction);
      case SHUFFLE -> shuffles.shuffle(instruction);
      case SWIZZLE -> shuffles.swizzle(instruction);
      case ANY_TRUE -> tests.anyTrue(instruction);
      case ALL_TRUE -> tests.allTrue(instruction);
      case BITMASK -> tests.bitmask(instruction);
      default ->
          throw new IllegalStateException(
              code.function.op(instruction) + " of " + code.shape(instruction) + " is not lowered");
    }
  }
}
