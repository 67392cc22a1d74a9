package io.dunlin.wasm.op;

/**
 * What the instructions on vectors of single precision numbers compute, {@code f32x4}, with the NaN
 * rules of {@link Scalar}.
 *
 * <p>Operands and results are halves of vectors, 64 bits with the lowest lane in the lowest bits;
 * an instruction on a vector is the method applied to its low and to its high half. All methods are
 * pure.
 */
public final class F32x4Lanes {
  private F32x4Lanes() {}

  private static float low(long x) {
    return Float.intBitsToFloat((int) x);
  }

  private static float high(long x) {
    return Float.intBitsToFloat((int) (x >>> 32));
  }

  private static long join(float low, float high) {
    return join(Float.floatToRawIntBits(low), Float.floatToRawIntBits(high));
  }

  private static long join(int low, int high) {
    return (low & 0xFFFFFFFFL) | ((long) high << 32);
  }

  /** {@code f32x4.eq}. */
  public static long eq(long x, long y) {
    return join(low(x) == low(y) ? -1 : 0, high(x) == high(y) ? -1 : 0);
  }

  /** {@code f32x4.ne}. */
  public static long ne(long x, long y) {
    return join(low(x) != low(y) ? -1 : 0, high(x) != high(y) ? -1 : 0);
  }

  /** {@code f32x4.lt}. */
  public static long lt(long x, long y) {
    return join(low(x) < low(y) ? -1 : 0, high(x) < high(y) ? -1 : 0);
  }

  /** {@code f32x4.gt}. */
  public static long gt(long x, long y) {
    return join(low(x) > low(y) ? -1 : 0, high(x) > high(y) ? -1 : 0);
  }

  /** {@code f32x4.le}. */
  public static long le(long x, long y) {
    return join(low(x) <= low(y) ? -1 : 0, high(x) <= high(y) ? -1 : 0);
  }

  /** {@code f32x4.ge}. */
  public static long ge(long x, long y) {
    return join(low(x) >= low(y) ? -1 : 0, high(x) >= high(y) ? -1 : 0);
  }

  /** {@code f32x4.abs}. */
  public static long abs(long x) {
    return x & ~0x8000000080000000L;
  }

  /** {@code f32x4.neg}. */
  public static long neg(long x) {
    return x ^ 0x8000000080000000L;
  }

  /** {@code f32x4.ceil}. */
  public static long ceil(long x) {
    return join(Scalar.f32Ceil(low(x)), Scalar.f32Ceil(high(x)));
  }

  /** {@code f32x4.floor}. */
  public static long floor(long x) {
    return join(Scalar.f32Floor(low(x)), Scalar.f32Floor(high(x)));
  }

  /** {@code f32x4.trunc}. */
  public static long trunc(long x) {
    return join(Scalar.f32Trunc(low(x)), Scalar.f32Trunc(high(x)));
  }

  /** {@code f32x4.nearest}. */
  public static long nearest(long x) {
    return join(Scalar.f32Nearest(low(x)), Scalar.f32Nearest(high(x)));
  }

  /** {@code f32x4.sqrt}. */
  public static long sqrt(long x) {
    return join(Scalar.f32Sqrt(low(x)), Scalar.f32Sqrt(high(x)));
  }

  /** {@code f32x4.add}. */
  public static long add(long x, long y) {
    return join(low(x) + low(y), high(x) + high(y));
  }

  /** {@code f32x4.sub}. */
  public static long sub(long x, long y) {
    return join(low(x) - low(y), high(x) - high(y));
  }

  /** {@code f32x4.mul}. */
  public static long mul(long x, long y) {
    return join(low(x) * low(y), high(x) * high(y));
  }

  /** {@code f32x4.div}. */
  public static long div(long x, long y) {
    return join(low(x) / low(y), high(x) / high(y));
  }

  /** {@code f32x4.min}. */
  public static long min(long x, long y) {
    return join(Scalar.f32Min(low(x), low(y)), Scalar.f32Min(high(x), high(y)));
  }

  /** {@code f32x4.max}. */
  public static long max(long x, long y) {
    return join(Scalar.f32Max(low(x), low(y)), Scalar.f32Max(high(x), high(y)));
  }

  /** {@code f32x4.pmin}: the second operand if it is less, otherwise the first, bit by bit. */
  public static long pmin(long x, long y) {
    return join(
        low(y) < low(x) ? (int) y : (int) x,
        high(y) < high(x) ? (int) (y >>> 32) : (int) (x >>> 32));
  }

  /** {@code f32x4.pmax}: the second operand if it is greater, otherwise the first, bit by bit. */
  public static long pmax(long x, long y) {
    return join(
        low(x) < low(y) ? (int) y : (int) x,
        high(x) < high(y) ? (int) (y >>> 32) : (int) (x >>> 32));
  }

  /** {@code f32x4.convert_i32x4_s}. */
  public static long convertI32x4S(long x) {
    return join((float) (int) x, (float) (int) (x >>> 32));
  }

  /** {@code f32x4.convert_i32x4_u}. */
  public static long convertI32x4U(long x) {
    return join(Scalar.f32ConvertI32U((int) x), Scalar.f32ConvertI32U((int) (x >>> 32)));
  }

  /** {@code f32x4.demote_f64x2_zero}: the low half of the result from both halves. */
  public static long demote(long low, long high) {
    return join((float) Double.longBitsToDouble(low), (float) Double.longBitsToDouble(high));
  }

  /** {@code i32x4.trunc_sat_f32x4_s}. */
  public static long truncSatS(long x) {
    return join(Scalar.i32TruncSatS(low(x)), Scalar.i32TruncSatS(high(x)));
  }

  /** {@code i32x4.trunc_sat_f32x4_u}. */
  public static long truncSatU(long x) {
    return join(Scalar.i32TruncSatU(low(x)), Scalar.i32TruncSatU(high(x)));
  }

  /** {@code f32x4.relaxed_madd}, rounded after the product and after the sum. */
  public static long madd(long x, long y, long z) {
    return join(low(x) * low(y) + low(z), high(x) * high(y) + high(z));
  }

  /** {@code f32x4.relaxed_nmadd}, rounded after the product and after the sum. */
  public static long nmadd(long x, long y, long z) {
    return join(-(low(x) * low(y)) + low(z), -(high(x) * high(y)) + high(z));
  }
}
