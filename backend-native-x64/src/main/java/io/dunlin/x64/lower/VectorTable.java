package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.x64.inst.Conversions;
import io.dunlin.x64.inst.Floats;
import io.dunlin.x64.inst.Shuffles;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.VectorIntegers;
import org.jspecify.annotations.Nullable;

/** The vector operations that one instruction does, by the shape of the result. */
final class VectorTable {
  private static final int OPERATIONS = IrOp.values().length;
  private static final int SHAPES = Shape.values().length;

  private final @Nullable Vector[] instructions = new @Nullable Vector[OPERATIONS * SHAPES];

  /** Those with two operands. */
  static final VectorTable BINARY = new VectorTable();

  /** Those with one operand, all of which they look at. */
  static final VectorTable UNARY = new VectorTable();

  /** Those with one operand, the lower half of which they look at. */
  static final VectorTable OF_LOWER_HALF = new VectorTable();

  // One row per operation: instructions for I8X16, I16X8, I32X4, I64X2, F32X4, F64X2.
  // spotless:off
  static {
    BINARY.row(IrOp.ADD, VectorIntegers.PADDB, VectorIntegers.PADDW, VectorIntegers.PADDD, VectorIntegers.PADDQ, Floats.ADDPS, Floats.ADDPD);
    BINARY.row(IrOp.SUB, VectorIntegers.PSUBB, VectorIntegers.PSUBW, VectorIntegers.PSUBD, VectorIntegers.PSUBQ, Floats.SUBPS, Floats.SUBPD);
    BINARY.row(IrOp.MUL, null, VectorIntegers.PMULLW, VectorIntegers.PMULLD, null, Floats.MULPS, Floats.MULPD);
    BINARY.row(IrOp.DIV, null, null, null, null, Floats.DIVPS, Floats.DIVPD);
    BINARY.row(IrOp.MIN_S, VectorIntegers.PMINSB, VectorIntegers.PMINSW, VectorIntegers.PMINSD, null, null, null);
    BINARY.row(IrOp.MIN_U, VectorIntegers.PMINUB, VectorIntegers.PMINUW, VectorIntegers.PMINUD, null, null, null);
    BINARY.row(IrOp.MAX_S, VectorIntegers.PMAXSB, VectorIntegers.PMAXSW, VectorIntegers.PMAXSD, null, null, null);
    BINARY.row(IrOp.MAX_U, VectorIntegers.PMAXUB, VectorIntegers.PMAXUW, VectorIntegers.PMAXUD, null, null, null);
    BINARY.row(IrOp.ADD_SAT_S, VectorIntegers.PADDSB, VectorIntegers.PADDSW, null, null, null, null);
    BINARY.row(IrOp.ADD_SAT_U, VectorIntegers.PADDUSB, VectorIntegers.PADDUSW, null, null, null, null);
    BINARY.row(IrOp.SUB_SAT_S, VectorIntegers.PSUBSB, VectorIntegers.PSUBSW, null, null, null, null);
    BINARY.row(IrOp.SUB_SAT_U, VectorIntegers.PSUBUSB, VectorIntegers.PSUBUSW, null, null, null, null);
    BINARY.row(IrOp.AVGR_U, VectorIntegers.PAVGB, VectorIntegers.PAVGW, null, null, null, null);
    BINARY.row(IrOp.DOT_S, null, null, VectorIntegers.PMADDWD, null, null, null);
    BINARY.row(IrOp.NARROW_S, Shuffles.PACKSSWB, Shuffles.PACKSSDW, null, null, null, null);
    BINARY.row(IrOp.NARROW_U, Shuffles.PACKUSWB, Shuffles.PACKUSDW, null, null, null, null);
    BINARY.row(IrOp.EQ, VectorIntegers.PCMPEQB, VectorIntegers.PCMPEQW, VectorIntegers.PCMPEQD, VectorIntegers.PCMPEQQ, null, null);
    BINARY.row(IrOp.GT_S, VectorIntegers.PCMPGTB, VectorIntegers.PCMPGTW, VectorIntegers.PCMPGTD, VectorIntegers.PCMPGTQ, null, null);
    BINARY.row(IrOp.RELAXED_MIN, null, null, null, null, Floats.MINPS, Floats.MINPD);
    BINARY.row(IrOp.RELAXED_MAX, null, null, null, null, Floats.MAXPS, Floats.MAXPD);
    BINARY.row(IrOp.RELAXED_SWIZZLE, Shuffles.PSHUFB, null, null, null, null, null);

    UNARY.row(IrOp.ABS, VectorIntegers.PABSB, VectorIntegers.PABSW, VectorIntegers.PABSD, null, null, null);
    UNARY.row(IrOp.SQRT, null, null, null, null, Floats.SQRTPS, Floats.SQRTPD);
    UNARY.row(IrOp.CONVERT_S, null, null, null, null, Conversions.CVTDQ2PS, null);
    UNARY.row(IrOp.DEMOTE_ZERO, null, null, null, null, Conversions.CVTPD2PS, null);
    UNARY.row(IrOp.RELAXED_TRUNC_S, null, null, Conversions.CVTTPS2DQ, null, null, null);
    UNARY.row(IrOp.RELAXED_TRUNC_ZERO_S, null, null, Conversions.CVTTPD2DQ, null, null, null);

    OF_LOWER_HALF.row(IrOp.EXTEND_LOW_S, null, Shuffles.PMOVSXBW, Shuffles.PMOVSXWD, Shuffles.PMOVSXDQ, null, null);
    OF_LOWER_HALF.row(IrOp.EXTEND_LOW_U, null, Shuffles.PMOVZXBW, Shuffles.PMOVZXWD, Shuffles.PMOVZXDQ, null, null);
    OF_LOWER_HALF.row(IrOp.CONVERT_LOW_S, null, null, null, null, null, Conversions.CVTDQ2PD);
    OF_LOWER_HALF.row(IrOp.PROMOTE_LOW, null, null, null, null, null, Conversions.CVTPS2PD);
  }
  // spotless:on

  private VectorTable() {}

  private void row(IrOp op, @Nullable Vector... ofShapes) {
    int first = op.ordinal() * SHAPES + Shape.I8X16.ordinal();
    System.arraycopy(ofShapes, 0, instructions, first, ofShapes.length);
  }

  /** The instruction; null if there is none. */
  @Nullable Vector find(IrOp op, Shape shape) {
    return instructions[op.ordinal() * SHAPES + shape.ordinal()];
  }

  /** The instruction, where there is one. */
  Vector get(IrOp op, Shape shape) {
    Vector found = find(op, shape);
    if (found == null) {
      throw new IllegalArgumentException(op + " of " + shape);
    }
    return found;
  }
}
