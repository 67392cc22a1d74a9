package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.wasm.op.NumericTrap;
import io.dunlin.wasm.op.Scalar;

/**
 * Computes operations on constant scalars. Bits are those of {@link
 * io.dunlin.compiler.ir.IrFunction#constantBits}.
 */
public final class ScalarEvaluation {
  private long result;

  /** Creates an evaluation that has no result yet. */
  public ScalarEvaluation() {}

  /** The bits of the last result; those of 32-bit types extend the sign. */
  public long result() {
    return result;
  }

  /**
   * Computes an operation with one result that is a scalar, and operands that are.
   *
   * @param type the type of the last operand
   * @return whether there is a result; not if it would be a trap, or a NaN that had to be computed,
   *     of which different machines give different ones
   */
  public boolean compute(IrOp op, Shape shape, IrType type, long a, long b, long c) {
    try {
      return switch (shape) {
        case I32 -> setInt(i32(op, type, a, b, c));
        case I64 -> isTruth(op) ? set(truth64(op, a, b)) : set(i64(op, type, a, b, c));
        case F32 -> f32(op, type, a, b, c);
        case F64 -> f64(op, type, a, b, c);
        default -> false;
      };
    } catch (NumericTrap | UnsupportedOperationException e) {
      return false;
    }
  }

  private boolean set(long bits) {
    result = bits;
    return true;
  }

  private boolean setInt(long bits) {
    int low = (int) bits;
    return set(low);
  }

  private boolean setFloat(float value) {
    return !Float.isNaN(value) && set(Float.floatToRawIntBits(value));
  }

  private boolean setDouble(double value) {
    return !Double.isNaN(value) && set(Double.doubleToRawLongBits(value));
  }

  private static long signed(IrType type, long bits) {
    return type == IrType.I32 ? (int) bits : bits;
  }

  private static boolean isTruth(IrOp op) {
    return switch (op) {
      case EQ, NE, LT_S, LT_U, GT_S, GT_U, LE_S, LE_U, GE_S, GE_U, LT, GT, LE, GE -> true;
      default -> false;
    };
  }

  private static int truth(boolean holds) {
    return holds ? 1 : 0;
  }

  private static UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException();
  }

  private static double widen(IrType type, long bits) {
    return switch (type) {
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64 -> Double.longBitsToDouble(bits);
      default -> throw unsupported();
    };
  }

  private static long i32(IrOp op, IrType type, long wideA, long wideB, long c) {
    int a = (int) wideA;
    int b = (int) wideB;
    if (isTruth(op)) {
      return truth64(
          op, isUnsigned(op) ? a & 0xFFFFFFFFL : a, isUnsigned(op) ? b & 0xFFFFFFFFL : b);
    }
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case ABS -> Math.abs(a);
      case NEG -> -a;
      case DIV_S -> Scalar.i32DivS(a, b);
      case DIV_U -> Scalar.i32DivU(a, b);
      case REM_S -> Scalar.i32RemS(a, b);
      case REM_U -> Scalar.i32RemU(a, b);
      case MUL_HIGH_S -> ((long) a * b) >> 32;
      case MUL_HIGH_U -> (int) (((a & 0xFFFFFFFFL) * (b & 0xFFFFFFFFL)) >>> 32);
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case ANDNOT -> a & ~b;
      case NOT -> ~a;
      case SHL -> a << b;
      case SHR_S -> a >> b;
      case SHR_U -> a >>> b;
      case ROTL -> Integer.rotateLeft(a, b);
      case ROTR -> Integer.rotateRight(a, b);
      case CLZ -> Integer.numberOfLeadingZeros(a);
      case CTZ -> Integer.numberOfTrailingZeros(a);
      case POPCNT -> Integer.bitCount(a);
      case EXTEND8_S -> (byte) a;
      case EXTEND16_S -> (short) a;
      case WRAP_I64 -> (int) wideA;
      case SELECT -> a != 0 ? wideB : c;
      case TRUNC_S -> Scalar.i32TruncS(widen(type, wideA));
      case TRUNC_U -> Scalar.i32TruncU(widen(type, wideA));
      case TRUNC_SAT_S -> Scalar.i32TruncSatS(widen(type, wideA));
      case TRUNC_SAT_U -> Scalar.i32TruncSatU(widen(type, wideA));
      case REINTERPRET -> wideA;
      default -> throw unsupported();
    };
  }

  private static boolean isUnsigned(IrOp op) {
    return op == IrOp.LT_U || op == IrOp.LE_U || op == IrOp.GT_U || op == IrOp.GE_U;
  }

  private static long truth64(IrOp op, long a, long b) {
    return switch (op) {
      case EQ -> truth(a == b);
      case NE -> truth(a != b);
      case LT_S -> truth(a < b);
      case GT_S -> truth(a > b);
      case LE_S -> truth(a <= b);
      case GE_S -> truth(a >= b);
      case LT_U -> truth(Long.compareUnsigned(a, b) < 0);
      case GT_U -> truth(Long.compareUnsigned(a, b) > 0);
      case LE_U -> truth(Long.compareUnsigned(a, b) <= 0);
      case GE_U -> truth(Long.compareUnsigned(a, b) >= 0);
      default -> throw unsupported();
    };
  }

  private static long i64(IrOp op, IrType type, long a, long b, long c) {
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case ABS -> Math.abs(a);
      case NEG -> -a;
      case DIV_S -> Scalar.i64DivS(a, b);
      case DIV_U -> Scalar.i64DivU(a, b);
      case REM_S -> Scalar.i64RemS(a, b);
      case REM_U -> Scalar.i64RemU(a, b);
      case MUL_HIGH_S -> Scalar.i64MulWideSHigh(a, b);
      case MUL_HIGH_U -> Scalar.i64MulWideUHigh(a, b);
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case ANDNOT -> a & ~b;
      case NOT -> ~a;
      case SHL -> a << b;
      case SHR_S -> a >> b;
      case SHR_U -> a >>> b;
      case ROTL -> Long.rotateLeft(a, (int) b);
      case ROTR -> Long.rotateRight(a, (int) b);
      case CLZ -> Long.numberOfLeadingZeros(a);
      case CTZ -> Long.numberOfTrailingZeros(a);
      case POPCNT -> Long.bitCount(a);
      case EXTEND8_S -> (byte) a;
      case EXTEND16_S -> (short) a;
      case EXTEND32_S, EXTEND_I32_S -> (int) a;
      case EXTEND_I32_U -> a & 0xFFFFFFFFL;
      case SELECT -> (int) a != 0 ? b : c;
      case TRUNC_S -> Scalar.i64TruncS(widen(type, a));
      case TRUNC_U -> Scalar.i64TruncU(widen(type, a));
      case TRUNC_SAT_S -> Scalar.i64TruncSatS(widen(type, a));
      case TRUNC_SAT_U -> Scalar.i64TruncSatU(widen(type, a));
      case REINTERPRET -> a;
      default -> throw unsupported();
    };
  }

  private boolean f32(IrOp op, IrType type, long bitsA, long bitsB, long c) {
    float a = Float.intBitsToFloat((int) bitsA);
    float b = Float.intBitsToFloat((int) bitsB);
    return switch (op) {
      case ADD -> setFloat(a + b);
      case SUB -> setFloat(a - b);
      case MUL -> setFloat(a * b);
      case DIV -> setFloat(a / b);
      case MIN -> setFloat(Scalar.f32Min(a, b));
      case MAX -> setFloat(Scalar.f32Max(a, b));
      case CEIL -> setFloat(Scalar.f32Ceil(a));
      case FLOOR -> setFloat(Scalar.f32Floor(a));
      case TRUNC -> setFloat(Scalar.f32Trunc(a));
      case NEAREST -> setFloat(Scalar.f32Nearest(a));
      case SQRT -> setFloat(Scalar.f32Sqrt(a));
      case ABS -> set((int) bitsA & Integer.MAX_VALUE);
      case NEG -> set((int) bitsA ^ Integer.MIN_VALUE);
      case COPYSIGN -> set(Scalar.f32Copysign((int) bitsA, (int) bitsB));
      case EQ -> set(truth(a == b));
      case NE -> set(truth(a != b));
      case LT -> set(truth(a < b));
      case GT -> set(truth(a > b));
      case LE -> set(truth(a <= b));
      case GE -> set(truth(a >= b));
      case SELECT -> set((int) bitsA != 0 ? bitsB : c);
      case DEMOTE -> setFloat((float) Double.longBitsToDouble(bitsA));
      case REINTERPRET -> set(bitsA);
      case CONVERT_S -> set(Float.floatToRawIntBits((float) signed(type, bitsA)));
      case CONVERT_U ->
          setFloat(
              type == IrType.I32
                  ? Scalar.f32ConvertI32U((int) bitsA)
                  : Scalar.f32ConvertI64U(bitsA));
      default -> false;
    };
  }

  private boolean f64(IrOp op, IrType type, long bitsA, long bitsB, long c) {
    double a = Double.longBitsToDouble(bitsA);
    double b = Double.longBitsToDouble(bitsB);
    return switch (op) {
      case ADD -> setDouble(a + b);
      case SUB -> setDouble(a - b);
      case MUL -> setDouble(a * b);
      case DIV -> setDouble(a / b);
      case MIN -> setDouble(Scalar.f64Min(a, b));
      case MAX -> setDouble(Scalar.f64Max(a, b));
      case CEIL -> setDouble(Scalar.f64Ceil(a));
      case FLOOR -> setDouble(Scalar.f64Floor(a));
      case TRUNC -> setDouble(Scalar.f64Trunc(a));
      case NEAREST -> setDouble(Scalar.f64Nearest(a));
      case SQRT -> setDouble(Math.sqrt(a));
      case ABS -> set(bitsA & Long.MAX_VALUE);
      case NEG -> set(bitsA ^ Long.MIN_VALUE);
      case COPYSIGN -> set(Scalar.f64Copysign(bitsA, bitsB));
      case EQ -> set(truth(a == b));
      case NE -> set(truth(a != b));
      case LT -> set(truth(a < b));
      case GT -> set(truth(a > b));
      case LE -> set(truth(a <= b));
      case GE -> set(truth(a >= b));
      case SELECT -> set((int) bitsA != 0 ? bitsB : c);
      case PROMOTE -> setDouble(Float.intBitsToFloat((int) bitsA));
      case REINTERPRET -> set(bitsA);
      case CONVERT_S -> set(Double.doubleToRawLongBits((double) signed(type, bitsA)));
      case CONVERT_U ->
          setDouble(
              type == IrType.I32
                  ? Scalar.f64ConvertI32U((int) bitsA)
                  : Scalar.f64ConvertI64U(bitsA));
      default -> false;
    };
  }
}
