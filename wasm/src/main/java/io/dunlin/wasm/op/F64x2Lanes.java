package io.dunlin.wasm.op;

/**
 * What the instructions on vectors of double precision numbers compute, {@code f64x2}, with the NaN
 * rules of {@link Scalar}.
 *
 * <p>Operands and results are halves of vectors, 64 bits with the lowest lane in the lowest bits;
 * an instruction on a vector is the method applied to its low and to its high half. All methods are
 * pure.
 */
public final class F64x2Lanes {
  private F64x2Lanes() {}

  private static double lane(long x) {
    return Double.longBitsToDouble(x);
  }

  private static long bits(double x) {
    return Double.doubleToRawLongBits(x);
  }

  /** {@code f64x2.eq}. */
  public static long eq(long x, long y) {
    return lane(x) == lane(y) ? -1 : 0;
  }

  /** {@code f64x2.ne}. */
  public static long ne(long x, long y) {
    return lane(x) != lane(y) ? -1 : 0;
  }

  /** {@code f64x2.lt}. */
  public static long lt(long x, long y) {
    return lane(x) < lane(y) ? -1 : 0;
  }

  /** {@code f64x2.gt}. */
  public static long gt(long x, long y) {
    return lane(x) > lane(y) ? -1 : 0;
  }

  /** {@code f64x2.le}. */
  public static long le(long x, long y) {
    return lane(x) <= lane(y) ? -1 : 0;
  }

  /** {@code f64x2.ge}. */
  public static long ge(long x, long y) {
    return lane(x) >= lane(y) ? -1 : 0;
  }

  /** {@code f64x2.abs}. */
  public static long abs(long x) {
    return x & ~Long.MIN_VALUE;
  }

  /** {@code f64x2.neg}. */
  public static long neg(long x) {
    return x ^ Long.MIN_VALUE;
  }

  /** {@code f64x2.ceil}. */
  public static long ceil(long x) {
    return bits(Scalar.f64Ceil(lane(x)));
  }

  /** {@code f64x2.floor}. */
  public static long floor(long x) {
    return bits(Scalar.f64Floor(lane(x)));
  }

  /** {@code f64x2.trunc}. */
  public static long trunc(long x) {
    return bits(Scalar.f64Trunc(lane(x)));
  }

  /** {@code f64x2.nearest}. */
  public static long nearest(long x) {
    return bits(Scalar.f64Nearest(lane(x)));
  }

  /** {@code f64x2.sqrt}. */
  public static long sqrt(long x) {
    return bits(Math.sqrt(lane(x)));
  }

  /** {@code f64x2.add}. */
  public static long add(long x, long y) {
    return bits(lane(x) + lane(y));
  }

  /** {@code f64x2.sub}. */
  public static long sub(long x, long y) {
    return bits(lane(x) - lane(y));
  }

  /** {@code f64x2.mul}. */
  public static long mul(long x, long y) {
    return bits(lane(x) * lane(y));
  }

  /** {@code f64x2.div}. */
  public static long div(long x, long y) {
    return bits(lane(x) / lane(y));
  }

  /** {@code f64x2.min}. */
  public static long min(long x, long y) {
    return bits(Scalar.f64Min(lane(x), lane(y)));
  }

  /** {@code f64x2.max}. */
  public static long max(long x, long y) {
    return bits(Scalar.f64Max(lane(x), lane(y)));
  }

  /** {@code f64x2.pmin}: the second operand if it is less, otherwise the first, bit by bit. */
  public static long pmin(long x, long y) {
    return lane(y) < lane(x) ? y : x;
  }

  /** {@code f64x2.pmax}: the second operand if it is greater, otherwise the first, bit by bit. */
  public static long pmax(long x, long y) {
    return lane(x) < lane(y) ? y : x;
  }

  /** {@code f64x2.convert_low_i32x4_s}, for one lane in the low 32 bits. */
  public static long convertI32S(long x) {
    return bits((int) x);
  }

  /** {@code f64x2.convert_low_i32x4_u}, for one lane in the low 32 bits. */
  public static long convertI32U(long x) {
    return bits(Scalar.f64ConvertI32U((int) x));
  }

  /** {@code f64x2.promote_low_f32x4}, for one lane in the low 32 bits. */
  public static long promote(long x) {
    return bits(Float.intBitsToFloat((int) x));
  }

  /** {@code i32x4.trunc_sat_f64x2_s_zero}: the low half of the result from both halves. */
  public static long truncSatS(long low, long high) {
    long first = Scalar.i32TruncSatS(lane(low)) & 0xFFFFFFFFL;
    return first | ((long) Scalar.i32TruncSatS(lane(high)) << 32);
  }

  /** {@code i32x4.trunc_sat_f64x2_u_zero}: the low half of the result from both halves. */
  public static long truncSatU(long low, long high) {
    long first = Scalar.i32TruncSatU(lane(low)) & 0xFFFFFFFFL;
    return first | ((long) Scalar.i32TruncSatU(lane(high)) << 32);
  }

  /** {@code f64x2.relaxed_madd}, rounded after the product and after the sum. */
  public static long madd(long x, long y, long z) {
    return bits(lane(x) * lane(y) + lane(z));
  }

  /** {@code f64x2.relaxed_nmadd}, rounded after the product and after the sum. */
  public static long nmadd(long x, long y, long z) {
    return bits(-(lane(x) * lane(y)) + lane(z));
  }
}
