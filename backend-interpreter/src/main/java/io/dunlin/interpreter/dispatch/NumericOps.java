package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.wasm.op.Scalar;

/** Numeric operations that are too rare for a node of their own. */
final class NumericOps {
  private NumericOps() {}

  /**
   * The result of an operation on one or two slots.
   *
   * @throws io.dunlin.wasm.op.NumericTrap if it has none
   */
  static long evaluate(int operation, long x, long y) {
    switch (operation) {
      case Code.I64_DIV_S:
        return Scalar.i64DivS(x, y);
      case Code.I64_DIV_U:
        return Scalar.i64DivU(x, y);
      case Code.I64_REM_S:
        return Scalar.i64RemS(x, y);
      case Code.I64_REM_U:
        return Scalar.i64RemU(x, y);
      case Code.I32_CLZ:
        return Integer.numberOfLeadingZeros((int) x);
      case Code.I32_CTZ:
        return Integer.numberOfTrailingZeros((int) x);
      case Code.I32_POPCNT:
        return Integer.bitCount((int) x);
      case Code.I64_CLZ:
        return Long.numberOfLeadingZeros(x);
      case Code.I64_CTZ:
        return Long.numberOfTrailingZeros(x);
      case Code.I64_POPCNT:
        return Long.bitCount(x);
      default:
        return evaluateFloat(operation, x, y);
    }
  }

  private static long evaluateFloat(int operation, long x, long y) {
    switch (operation) {
      case Code.F32_CEIL:
        return Float.floatToRawIntBits(Scalar.f32Ceil(Float.intBitsToFloat((int) x)));
      case Code.F32_FLOOR:
        return Float.floatToRawIntBits(Scalar.f32Floor(Float.intBitsToFloat((int) x)));
      case Code.F32_TRUNC:
        return Float.floatToRawIntBits(Scalar.f32Trunc(Float.intBitsToFloat((int) x)));
      case Code.F32_NEAREST:
        return Float.floatToRawIntBits(Scalar.f32Nearest(Float.intBitsToFloat((int) x)));
      case Code.F64_CEIL:
        return Double.doubleToRawLongBits(Scalar.f64Ceil(Double.longBitsToDouble(x)));
      case Code.F64_FLOOR:
        return Double.doubleToRawLongBits(Scalar.f64Floor(Double.longBitsToDouble(x)));
      case Code.F64_TRUNC:
        return Double.doubleToRawLongBits(Scalar.f64Trunc(Double.longBitsToDouble(x)));
      case Code.F64_NEAREST:
        return Double.doubleToRawLongBits(Scalar.f64Nearest(Double.longBitsToDouble(x)));
      case Code.F32_ABS:
        return (int) x & Integer.MAX_VALUE;
      case Code.F32_NEG:
        return (int) x ^ Integer.MIN_VALUE;
      case Code.F32_SQRT:
        return Float.floatToRawIntBits(Scalar.f32Sqrt(Float.intBitsToFloat((int) x)));
      case Code.F32_MIN:
        return Float.floatToRawIntBits(
            Scalar.f32Min(Float.intBitsToFloat((int) x), Float.intBitsToFloat((int) y)));
      case Code.F32_MAX:
        return Float.floatToRawIntBits(
            Scalar.f32Max(Float.intBitsToFloat((int) x), Float.intBitsToFloat((int) y)));
      case Code.F64_MIN:
        return Double.doubleToRawLongBits(
            Scalar.f64Min(Double.longBitsToDouble(x), Double.longBitsToDouble(y)));
      case Code.F64_MAX:
        return Double.doubleToRawLongBits(
            Scalar.f64Max(Double.longBitsToDouble(x), Double.longBitsToDouble(y)));
      case Code.F32_COPYSIGN:
        return Scalar.f32Copysign((int) x, (int) y);
      case Code.F64_COPYSIGN:
        return Scalar.f64Copysign(x, y);
      default:
        return convert(operation, x);
    }
  }

  private static long convert(int operation, long x) {
    switch (operation) {
      case Code.I32_TRUNC_F32_S:
        return Scalar.i32TruncS(Float.intBitsToFloat((int) x));
      case Code.I32_TRUNC_SAT_F32_S:
        return Scalar.i32TruncSatS(Float.intBitsToFloat((int) x));
      case Code.I32_TRUNC_F32_U:
        return Scalar.i32TruncU(Float.intBitsToFloat((int) x));
      case Code.I32_TRUNC_SAT_F32_U:
        return Scalar.i32TruncSatU(Float.intBitsToFloat((int) x));
      case Code.I32_TRUNC_F64_S:
        return Scalar.i32TruncS(Double.longBitsToDouble(x));
      case Code.I32_TRUNC_SAT_F64_S:
        return Scalar.i32TruncSatS(Double.longBitsToDouble(x));
      case Code.I32_TRUNC_F64_U:
        return Scalar.i32TruncU(Double.longBitsToDouble(x));
      case Code.I32_TRUNC_SAT_F64_U:
        return Scalar.i32TruncSatU(Double.longBitsToDouble(x));
      case Code.I64_TRUNC_F32_S:
        return Scalar.i64TruncS(Float.intBitsToFloat((int) x));
      case Code.I64_TRUNC_SAT_F32_S:
        return Scalar.i64TruncSatS(Float.intBitsToFloat((int) x));
      case Code.I64_TRUNC_F32_U:
        return Scalar.i64TruncU(Float.intBitsToFloat((int) x));
      case Code.I64_TRUNC_SAT_F32_U:
        return Scalar.i64TruncSatU(Float.intBitsToFloat((int) x));
      case Code.I64_TRUNC_F64_S:
        return Scalar.i64TruncS(Double.longBitsToDouble(x));
      case Code.I64_TRUNC_SAT_F64_S:
        return Scalar.i64TruncSatS(Double.longBitsToDouble(x));
      case Code.I64_TRUNC_F64_U:
        return Scalar.i64TruncU(Double.longBitsToDouble(x));
      case Code.I64_TRUNC_SAT_F64_U:
        return Scalar.i64TruncSatU(Double.longBitsToDouble(x));
      case Code.F32_CONVERT_I32_S:
        return Float.floatToRawIntBits((float) (int) x);
      case Code.F32_CONVERT_I32_U:
        return Float.floatToRawIntBits(Scalar.f32ConvertI32U((int) x));
      case Code.F32_CONVERT_I64_S:
        return Float.floatToRawIntBits((float) x);
      case Code.F32_CONVERT_I64_U:
        return Float.floatToRawIntBits(Scalar.f32ConvertI64U(x));
      case Code.F64_CONVERT_I64_S:
        return Double.doubleToRawLongBits((double) x);
      case Code.F64_CONVERT_I64_U:
        return Double.doubleToRawLongBits(Scalar.f64ConvertI64U(x));
      default:
        throw new AssertionError(operation);
    }
  }
}
