package io.dunlin.wasm.op;

/**
 * What scalar numeric instructions compute, wherever Java's own operators do not say it: division
 * and conversion that trap, unsigned and saturating conversion, and the treatment of NaN.
 *
 * <p>Each method is named after its instruction. A NaN that an instruction computes is quiet, as
 * the specification demands; {@code copysign}, {@code abs} and {@code neg} only move bits. Methods
 * that trap throw {@link NumericTrap}. All methods are pure.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/numerics.html">Numerics</a>
 */
public final class Scalar {
  private static final double TWO_TO_31 = 0x1p31;
  private static final double TWO_TO_32 = 0x1p32;
  private static final double TWO_TO_63 = 0x1p63;
  private static final double TWO_TO_64 = 0x1p64;

  private Scalar() {}

  private static NumericTrap divideByZero() {
    return new NumericTrap(NumericTrap.Kind.INTEGER_DIVIDE_BY_ZERO);
  }

  private static NumericTrap overflow() {
    return new NumericTrap(NumericTrap.Kind.INTEGER_OVERFLOW);
  }

  private static NumericTrap notConvertible(double x) {
    return Double.isNaN(x)
        ? new NumericTrap(NumericTrap.Kind.INVALID_CONVERSION_TO_INTEGER)
        : overflow();
  }

  // Integer division

  /** {@code i32.div_s}. */
  public static int i32DivS(int x, int y) {
    if (y == 0) {
      throw divideByZero();
    }
    if (x == Integer.MIN_VALUE && y == -1) {
      throw overflow();
    }
    return x / y;
  }

  /** {@code i32.div_u}. */
  public static int i32DivU(int x, int y) {
    if (y == 0) {
      throw divideByZero();
    }
    return (int) ((x & 0xFFFFFFFFL) / (y & 0xFFFFFFFFL));
  }

  /** {@code i32.rem_s}. */
  public static int i32RemS(int x, int y) {
    if (y == 0) {
      throw divideByZero();
    }
    return x % y;
  }

  /** {@code i32.rem_u}. */
  public static int i32RemU(int x, int y) {
    if (y == 0) {
      throw divideByZero();
    }
    return (int) ((x & 0xFFFFFFFFL) % (y & 0xFFFFFFFFL));
  }

  /** {@code i64.div_s}. */
  public static long i64DivS(long x, long y) {
    if (y == 0) {
      throw divideByZero();
    }
    if (x == Long.MIN_VALUE && y == -1) {
      throw overflow();
    }
    return x / y;
  }

  /** {@code i64.div_u}. */
  public static long i64DivU(long x, long y) {
    if (y == 0) {
      throw divideByZero();
    }
    return Long.divideUnsigned(x, y);
  }

  /** {@code i64.rem_s}. */
  public static long i64RemS(long x, long y) {
    if (y == 0) {
      throw divideByZero();
    }
    return x % y;
  }

  /** {@code i64.rem_u}. */
  public static long i64RemU(long x, long y) {
    if (y == 0) {
      throw divideByZero();
    }
    return Long.remainderUnsigned(x, y);
  }

  // Wide arithmetic

  /** The high half of {@code i64.add128}; the low half is the sum of the low halves. */
  public static long i64Add128High(long xLow, long xHigh, long yLow, long yHigh) {
    long low = xLow + yLow;
    long carry = Long.compareUnsigned(low, xLow) < 0 ? 1 : 0;
    return xHigh + yHigh + carry;
  }

  /** The high half of {@code i64.sub128}; the low half is the difference of the low halves. */
  public static long i64Sub128High(long xLow, long xHigh, long yLow, long yHigh) {
    long borrow = Long.compareUnsigned(xLow, yLow) < 0 ? 1 : 0;
    return xHigh - yHigh - borrow;
  }

  /** The high half of {@code i64.mul_wide_u}; the low half is the product. */
  public static long i64MulWideUHigh(long x, long y) {
    long xLow = x & 0xFFFFFFFFL;
    long xHigh = x >>> 32;
    long yLow = y & 0xFFFFFFFFL;
    long yHigh = y >>> 32;
    long low = xLow * yLow;
    long middle = xHigh * yLow + (low >>> 32);
    long other = xLow * yHigh + (middle & 0xFFFFFFFFL);
    return xHigh * yHigh + (middle >>> 32) + (other >>> 32);
  }

  /** The high half of {@code i64.mul_wide_s}; the low half is the product. */
  public static long i64MulWideSHigh(long x, long y) {
    return i64MulWideUHigh(x, y) - ((x >> 63) & y) - ((y >> 63) & x);
  }

  // Floating point

  /** {@code f32.min}. */
  public static float f32Min(float x, float y) {
    return Float.isNaN(x) || Float.isNaN(y) ? x + y : Math.min(x, y);
  }

  /** {@code f32.max}. */
  public static float f32Max(float x, float y) {
    return Float.isNaN(x) || Float.isNaN(y) ? x + y : Math.max(x, y);
  }

  /** {@code f64.min}. */
  public static double f64Min(double x, double y) {
    return Double.isNaN(x) || Double.isNaN(y) ? x + y : Math.min(x, y);
  }

  /** {@code f64.max}. */
  public static double f64Max(double x, double y) {
    return Double.isNaN(x) || Double.isNaN(y) ? x + y : Math.max(x, y);
  }

  /** {@code f32.copysign}, on raw bits. */
  public static int f32Copysign(int x, int y) {
    return (x & Integer.MAX_VALUE) | (y & Integer.MIN_VALUE);
  }

  /** {@code f64.copysign}, on raw bits. */
  public static long f64Copysign(long x, long y) {
    return (x & Long.MAX_VALUE) | (y & Long.MIN_VALUE);
  }

  /** {@code f32.ceil}. */
  public static float f32Ceil(float x) {
    return (float) f64Ceil(x);
  }

  /** {@code f32.floor}. */
  public static float f32Floor(float x) {
    return (float) f64Floor(x);
  }

  /** {@code f32.trunc}. */
  public static float f32Trunc(float x) {
    return (float) f64Trunc(x);
  }

  /** {@code f32.nearest}: ties to even. */
  public static float f32Nearest(float x) {
    return (float) f64Nearest(x);
  }

  /** {@code f32.sqrt}. */
  public static float f32Sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  /** {@code f64.ceil}. */
  public static double f64Ceil(double x) {
    return Double.isNaN(x) ? x + x : Math.ceil(x);
  }

  /** {@code f64.floor}. */
  public static double f64Floor(double x) {
    return Double.isNaN(x) ? x + x : Math.floor(x);
  }

  /** {@code f64.trunc}. */
  public static double f64Trunc(double x) {
    if (Double.isNaN(x)) {
      return x + x;
    }
    return x < 0 ? Math.ceil(x) : Math.floor(x);
  }

  /** {@code f64.nearest}: ties to even. */
  public static double f64Nearest(double x) {
    return Double.isNaN(x) ? x + x : Math.rint(x);
  }

  // Conversion to integers; f32 operands are widened, which changes no value

  /** {@code i32.trunc_f32_s} and {@code i32.trunc_f64_s}. */
  public static int i32TruncS(double x) {
    if (x > -TWO_TO_31 - 1 && x < TWO_TO_31) {
      return (int) x;
    }
    throw notConvertible(x);
  }

  /** {@code i32.trunc_f32_u} and {@code i32.trunc_f64_u}. */
  public static int i32TruncU(double x) {
    if (x > -1 && x < TWO_TO_32) {
      return (int) (long) x;
    }
    throw notConvertible(x);
  }

  /** {@code i64.trunc_f32_s} and {@code i64.trunc_f64_s}. */
  public static long i64TruncS(double x) {
    if (x >= -TWO_TO_63 && x < TWO_TO_63) {
      return (long) x;
    }
    throw notConvertible(x);
  }

  /** {@code i64.trunc_f32_u} and {@code i64.trunc_f64_u}. */
  public static long i64TruncU(double x) {
    if (x > -1 && x < TWO_TO_64) {
      return unsignedLong(x);
    }
    throw notConvertible(x);
  }

  private static long unsignedLong(double x) {
    return x < TWO_TO_63 ? (long) x : (long) (x - TWO_TO_63) ^ Long.MIN_VALUE;
  }

  /** {@code i32.trunc_sat_f32_s} and {@code i32.trunc_sat_f64_s}. */
  public static int i32TruncSatS(double x) {
    return (int) x;
  }

  /** {@code i32.trunc_sat_f32_u} and {@code i32.trunc_sat_f64_u}. */
  public static int i32TruncSatU(double x) {
    return (int) Math.max(0L, Math.min((long) x, 0xFFFFFFFFL));
  }

  /** {@code i64.trunc_sat_f32_s} and {@code i64.trunc_sat_f64_s}. */
  public static long i64TruncSatS(double x) {
    return (long) x;
  }

  /** {@code i64.trunc_sat_f32_u} and {@code i64.trunc_sat_f64_u}. */
  public static long i64TruncSatU(double x) {
    if (!(x > 0)) {
      return 0;
    }
    return x >= TWO_TO_64 ? -1 : unsignedLong(x);
  }

  // Conversion from unsigned integers

  /** {@code f32.convert_i32_u}. */
  public static float f32ConvertI32U(int x) {
    return (float) (x & 0xFFFFFFFFL);
  }

  /** {@code f64.convert_i32_u}. */
  public static double f64ConvertI32U(int x) {
    return (double) (x & 0xFFFFFFFFL);
  }

  /** {@code f32.convert_i64_u}. */
  public static float f32ConvertI64U(long x) {
    return x >= 0 ? (float) x : (float) halve(x) * 2;
  }

  /** {@code f64.convert_i64_u}. */
  public static double f64ConvertI64U(long x) {
    return x >= 0 ? (double) x : (double) halve(x) * 2;
  }

  /** Half of a number; the bit that falls off stays as a sticky one, so that rounding is right. */
  private static long halve(long x) {
    return (x >>> 1) | (x & 1);
  }
}
