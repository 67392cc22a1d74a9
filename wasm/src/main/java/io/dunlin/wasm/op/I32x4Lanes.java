package io.dunlin.wasm.op;

/**
 * What the instructions on vectors of 32-bit integers compute, {@code i32x4}.
 *
 * <p>Operands and results are halves of vectors, 64 bits with the lowest lane in the lowest bits;
 * an instruction on a vector is the method applied to its low and to its high half. All methods are
 * pure.
 */
public final class I32x4Lanes {
  /** The highest bit of each lane. */
  private static final long HIGH = 0x8000000080000000L;

  private static final long LOW_LANE = 0xFFFFFFFFL;

  private I32x4Lanes() {}

  private static int low(long x) {
    return (int) x;
  }

  private static int high(long x) {
    return (int) (x >>> 32);
  }

  private static long join(int low, int high) {
    return (low & LOW_LANE) | ((long) high << 32);
  }

  /** Two lanes of ones or zeros. */
  private static long masks(boolean low, boolean high) {
    return join(low ? -1 : 0, high ? -1 : 0);
  }

  /** {@code i32x4.eq}. */
  public static long eq(long x, long y) {
    return masks(low(x) == low(y), high(x) == high(y));
  }

  /** {@code i32x4.ne}. */
  public static long ne(long x, long y) {
    return masks(low(x) != low(y), high(x) != high(y));
  }

  /** {@code i32x4.lt_s}. */
  public static long ltS(long x, long y) {
    return masks(low(x) < low(y), high(x) < high(y));
  }

  /** {@code i32x4.lt_u}. */
  public static long ltU(long x, long y) {
    return ltS(x ^ HIGH, y ^ HIGH);
  }

  /** {@code i32x4.gt_s}. */
  public static long gtS(long x, long y) {
    return masks(low(x) > low(y), high(x) > high(y));
  }

  /** {@code i32x4.gt_u}. */
  public static long gtU(long x, long y) {
    return gtS(x ^ HIGH, y ^ HIGH);
  }

  /** {@code i32x4.le_s}. */
  public static long leS(long x, long y) {
    return masks(low(x) <= low(y), high(x) <= high(y));
  }

  /** {@code i32x4.le_u}. */
  public static long leU(long x, long y) {
    return leS(x ^ HIGH, y ^ HIGH);
  }

  /** {@code i32x4.ge_s}. */
  public static long geS(long x, long y) {
    return masks(low(x) >= low(y), high(x) >= high(y));
  }

  /** {@code i32x4.ge_u}. */
  public static long geU(long x, long y) {
    return geS(x ^ HIGH, y ^ HIGH);
  }

  /** {@code i32x4.abs}. */
  public static long abs(long x) {
    return join(Math.abs(low(x)), Math.abs(high(x)));
  }

  /** {@code i32x4.neg}. */
  public static long neg(long x) {
    return join(-low(x), -high(x));
  }

  /** {@code i32x4.add}. */
  public static long add(long x, long y) {
    return ((x + y) & LOW_LANE) | ((x & ~LOW_LANE) + (y & ~LOW_LANE));
  }

  /** {@code i32x4.sub}. */
  public static long sub(long x, long y) {
    return ((x - y) & LOW_LANE) | ((x & ~LOW_LANE) - (y & ~LOW_LANE));
  }

  /** {@code i32x4.mul}. */
  public static long mul(long x, long y) {
    return join(low(x) * low(y), high(x) * high(y));
  }

  /** {@code i32x4.min_s}. */
  public static long minS(long x, long y) {
    return join(Math.min(low(x), low(y)), Math.min(high(x), high(y)));
  }

  /** {@code i32x4.min_u}. */
  public static long minU(long x, long y) {
    return minS(x ^ HIGH, y ^ HIGH) ^ HIGH;
  }

  /** {@code i32x4.max_s}. */
  public static long maxS(long x, long y) {
    return join(Math.max(low(x), low(y)), Math.max(high(x), high(y)));
  }

  /** {@code i32x4.max_u}. */
  public static long maxU(long x, long y) {
    return maxS(x ^ HIGH, y ^ HIGH) ^ HIGH;
  }

  /** {@code i32x4.shl}. */
  public static long shl(long x, int count) {
    return join(low(x) << count, high(x) << count);
  }

  /** {@code i32x4.shr_s}. */
  public static long shrS(long x, int count) {
    return join(low(x) >> count, high(x) >> count);
  }

  /** {@code i32x4.shr_u}. */
  public static long shrU(long x, int count) {
    return join(low(x) >>> count, high(x) >>> count);
  }

  /** A shift to the left, united with the one to the right by what is missing to the width. */
  public static long rotl(long x, int count) {
    return join(Integer.rotateLeft(low(x), count), Integer.rotateLeft(high(x), count));
  }

  /** Whether all lanes of a half are other than zero, for {@code i32x4.all_true}. */
  public static boolean allTrue(long x) {
    return low(x) != 0 && high(x) != 0;
  }

  /** The highest bit of each lane of a half, for {@code i32x4.bitmask}. */
  public static int bitmask(long x) {
    return (low(x) >>> 31) | ((high(x) >>> 31) << 1);
  }

  /** A half all of whose lanes are a number, for {@code i32x4.splat}. */
  public static long splat(int value) {
    return join(value, value);
  }

  /** A lane of a half, sign-extended. */
  public static int extractS(long x, int lane) {
    return (int) (x >>> (32 * lane));
  }

  /** The half with another value in a lane. */
  public static long replace(long x, int lane, int value) {
    int at = 32 * lane;
    return (x & ~(LOW_LANE << at)) | ((value & LOW_LANE) << at);
  }

  /**
   * {@code i32x4.extend_low_i16x8_s} and its {@code high} twin: widens the lanes in the low 32
   * bits.
   */
  public static long extendS(long x) {
    return join((short) x, (short) (x >>> 16));
  }

  /**
   * {@code i32x4.extmul_low_i16x8_s} and its {@code high} twin: multiplies the lanes in the low 32
   * bits.
   */
  public static long extmulS(long x, long y) {
    return join((short) x * (short) y, (short) (x >>> 16) * (short) (y >>> 16));
  }

  /** {@code i32x4.extadd_pairwise_i16x8_s}. */
  public static long extaddPairwiseS(long x) {
    return join((short) x + (short) (x >>> 16), (short) (x >>> 32) + (short) (x >>> 48));
  }

  /**
   * {@code i32x4.extend_low_i16x8_u} and its {@code high} twin: widens the lanes in the low 32
   * bits.
   */
  public static long extendU(long x) {
    return join((char) x, (char) (x >>> 16));
  }

  /**
   * {@code i32x4.extmul_low_i16x8_u} and its {@code high} twin: multiplies the lanes in the low 32
   * bits.
   */
  public static long extmulU(long x, long y) {
    return join((char) x * (char) y, (char) (x >>> 16) * (char) (y >>> 16));
  }

  /** {@code i32x4.extadd_pairwise_i16x8_u}. */
  public static long extaddPairwiseU(long x) {
    return join((char) x + (char) (x >>> 16), (char) (x >>> 32) + (char) (x >>> 48));
  }

  /** {@code i32x4.dot_i16x8_s}. */
  public static long dot(long x, long y) {
    int low = (short) x * (short) y + (short) (x >>> 16) * (short) (y >>> 16);
    int high = (short) (x >>> 32) * (short) (y >>> 32) + (short) (x >>> 48) * (short) (y >>> 48);
    return join(low, high);
  }
}
