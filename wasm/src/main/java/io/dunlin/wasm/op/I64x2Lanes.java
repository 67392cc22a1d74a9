package io.dunlin.wasm.op;

/**
 * What the instructions on vectors of 64-bit integers compute, {@code i64x2}.
 *
 * <p>Operands and results are halves of vectors, 64 bits with the lowest lane in the lowest bits;
 * an instruction on a vector is the method applied to its low and to its high half. All methods are
 * pure.
 */
public final class I64x2Lanes {
  private I64x2Lanes() {}

  /** {@code i64x2.eq}. */
  public static long eq(long x, long y) {
    return x == y ? -1L : 0L;
  }

  /** {@code i64x2.ne}. */
  public static long ne(long x, long y) {
    return x != y ? -1L : 0L;
  }

  /** {@code i64x2.lt_s}. */
  public static long ltS(long x, long y) {
    return x < y ? -1L : 0L;
  }

  /** {@code i64x2.gt_s}. */
  public static long gtS(long x, long y) {
    return x > y ? -1L : 0L;
  }

  /** {@code i64x2.le_s}. */
  public static long leS(long x, long y) {
    return x <= y ? -1L : 0L;
  }

  /** {@code i64x2.ge_s}. */
  public static long geS(long x, long y) {
    return x >= y ? -1L : 0L;
  }

  /** {@code i64x2.abs}. */
  public static long abs(long x) {
    return Math.abs(x);
  }

  /** {@code i64x2.neg}. */
  public static long neg(long x) {
    return -x;
  }

  /** {@code i64x2.add}. */
  public static long add(long x, long y) {
    return x + y;
  }

  /** {@code i64x2.sub}. */
  public static long sub(long x, long y) {
    return x - y;
  }

  /** {@code i64x2.mul}. */
  public static long mul(long x, long y) {
    return x * y;
  }

  /** {@code i64x2.shl}. */
  public static long shl(long x, int count) {
    return x << count;
  }

  /** {@code i64x2.shr_s}. */
  public static long shrS(long x, int count) {
    return x >> count;
  }

  /** {@code i64x2.shr_u}. */
  public static long shrU(long x, int count) {
    return x >>> count;
  }

  /** A shift to the left, united with the one to the right by what is missing to the width. */
  public static long rotl(long x, int count) {
    return Long.rotateLeft(x, count);
  }

  /** Whether all lanes of a half are other than zero, for {@code i64x2.all_true}. */
  public static boolean allTrue(long x) {
    return x != 0;
  }

  /** The highest bit of each lane of a half, for {@code i64x2.bitmask}. */
  public static int bitmask(long x) {
    return (int) (x >>> 63);
  }

  /** A half whose lane is a number, for {@code i64x2.splat}. */
  public static long splat(long value) {
    return value;
  }

  /**
   * {@code i64x2.extend_low_i32x4_s} and its {@code high} twin, for one lane in the low 32 bits.
   */
  public static long extendS(long x) {
    return (int) x;
  }

  /**
   * {@code i64x2.extmul_low_i32x4_s} and its {@code high} twin, for one lane in the low 32 bits.
   */
  public static long extmulS(long x, long y) {
    return (long) (int) x * (int) y;
  }

  /**
   * {@code i64x2.extend_low_i32x4_u} and its {@code high} twin, for one lane in the low 32 bits.
   */
  public static long extendU(long x) {
    return x & 0xFFFFFFFFL;
  }

  /**
   * {@code i64x2.extmul_low_i32x4_u} and its {@code high} twin, for one lane in the low 32 bits.
   */
  public static long extmulU(long x, long y) {
    return (x & 0xFFFFFFFFL) * (y & 0xFFFFFFFFL);
  }
}
