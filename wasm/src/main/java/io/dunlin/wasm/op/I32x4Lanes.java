package io.dunlin.wasm.op;

/**
 * What the instructions on vectors of 32-bit integers compute, {@code i32x4}.
 *
 * <p>Operands and results are halves of vectors, 64 bits with the lowest lane in the lowest bits;
 * an instruction on a vector is the method applied to its low and to its high half. All methods are
 * pure.
 */
public final class I32x4Lanes {
  private I32x4Lanes() {}

  /** {@code i32x4.eq}. */
  public static long eq(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      int b = (int) (y >>> at);
      result |= ((a == b ? -1L : 0L) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.ne}. */
  public static long ne(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      int b = (int) (y >>> at);
      result |= ((a != b ? -1L : 0L) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.lt_s}. */
  public static long ltS(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      int b = (int) (y >>> at);
      result |= ((a < b ? -1L : 0L) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.lt_u}. */
  public static long ltU(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      long a = (x >>> at) & 0xFFFFFFFFL;
      long b = (y >>> at) & 0xFFFFFFFFL;
      result |= ((a < b ? -1L : 0L) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.gt_s}. */
  public static long gtS(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      int b = (int) (y >>> at);
      result |= ((a > b ? -1L : 0L) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.gt_u}. */
  public static long gtU(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      long a = (x >>> at) & 0xFFFFFFFFL;
      long b = (y >>> at) & 0xFFFFFFFFL;
      result |= ((a > b ? -1L : 0L) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.le_s}. */
  public static long leS(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      int b = (int) (y >>> at);
      result |= ((a <= b ? -1L : 0L) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.le_u}. */
  public static long leU(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      long a = (x >>> at) & 0xFFFFFFFFL;
      long b = (y >>> at) & 0xFFFFFFFFL;
      result |= ((a <= b ? -1L : 0L) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.ge_s}. */
  public static long geS(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      int b = (int) (y >>> at);
      result |= ((a >= b ? -1L : 0L) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.ge_u}. */
  public static long geU(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      long a = (x >>> at) & 0xFFFFFFFFL;
      long b = (y >>> at) & 0xFFFFFFFFL;
      result |= ((a >= b ? -1L : 0L) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.abs}. */
  public static long abs(long x) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      result |= (Math.abs(a) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.neg}. */
  public static long neg(long x) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      result |= (-a & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.add}. */
  public static long add(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      int b = (int) (y >>> at);
      result |= ((a + b) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.sub}. */
  public static long sub(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      int b = (int) (y >>> at);
      result |= ((a - b) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.mul}. */
  public static long mul(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      int b = (int) (y >>> at);
      result |= ((a * b) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.min_s}. */
  public static long minS(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      int b = (int) (y >>> at);
      result |= (Math.min(a, b) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.min_u}. */
  public static long minU(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      long a = (x >>> at) & 0xFFFFFFFFL;
      long b = (y >>> at) & 0xFFFFFFFFL;
      result |= (Math.min(a, b) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.max_s}. */
  public static long maxS(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      int b = (int) (y >>> at);
      result |= (Math.max(a, b) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.max_u}. */
  public static long maxU(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      long a = (x >>> at) & 0xFFFFFFFFL;
      long b = (y >>> at) & 0xFFFFFFFFL;
      result |= (Math.max(a, b) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.shl}. */
  public static long shl(long x, int count) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      result |= ((a << (count & 31)) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.shr_s}. */
  public static long shrS(long x, int count) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      int a = (int) (x >>> at);
      result |= ((a >> (count & 31)) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** {@code i32x4.shr_u}. */
  public static long shrU(long x, int count) {
    long result = 0;
    for (int at = 0; at < 64; at += 32) {
      long a = (x >>> at) & 0xFFFFFFFFL;
      result |= ((a >>> (count & 31)) & 0xFFFFFFFFL) << at;
    }
    return result;
  }

  /** Whether all lanes of a half are other than zero, for {@code i32x4.all_true}. */
  public static boolean allTrue(long x) {
    for (int at = 0; at < 64; at += 32) {
      if ((int) (x >>> at) == 0) {
        return false;
      }
    }
    return true;
  }

  /** The highest bit of each lane of a half, for {@code i32x4.bitmask}. */
  public static int bitmask(long x) {
    int result = 0;
    for (int lane = 0; lane < 2; lane++) {
      result |= (int) ((x >>> (32 * lane + 31)) & 1) << lane;
    }
    return result;
  }

  /** A half all of whose lanes are a number, for {@code i32x4.splat}. */
  public static long splat(int value) {
    return (value & 0xFFFFFFFFL) * 0x0000000100000001L;
  }

  /** A lane of a half, sign-extended. */
  public static int extractS(long x, int lane) {
    return (int) (x >>> (32 * lane));
  }

  /** The half with another value in a lane. */
  public static long replace(long x, int lane, int value) {
    int at = 32 * lane;
    return (x & ~(0xFFFFFFFFL << at)) | ((value & 0xFFFFFFFFL) << at);
  }

  /**
   * {@code i32x4.extend_low_i16x8_s} and its {@code high} twin: widens the lanes in the low 32
   * bits.
   */
  public static long extendS(long x) {
    long result = 0;
    for (int lane = 0; lane < 2; lane++) {
      long lane64 = (short) (x >>> (16 * lane));
      result |= (lane64 & 0xFFFFFFFFL) << (32 * lane);
    }
    return result;
  }

  /**
   * {@code i32x4.extmul_low_i16x8_s} and its {@code high} twin: multiplies the lanes in the low 32
   * bits.
   */
  public static long extmulS(long x, long y) {
    long result = 0;
    for (int lane = 0; lane < 2; lane++) {
      long a = (short) (x >>> (16 * lane));
      long b = (short) (y >>> (16 * lane));
      result |= ((a * b) & 0xFFFFFFFFL) << (32 * lane);
    }
    return result;
  }

  /** {@code i32x4.extadd_pairwise_i16x8_s}. */
  public static long extaddPairwiseS(long x) {
    long result = 0;
    for (int lane = 0; lane < 2; lane++) {
      long a = (short) (x >>> (16 * (2 * lane)));
      long b = (short) (x >>> (16 * (2 * lane + 1)));
      result |= ((a + b) & 0xFFFFFFFFL) << (32 * lane);
    }
    return result;
  }

  /**
   * {@code i32x4.extend_low_i16x8_u} and its {@code high} twin: widens the lanes in the low 32
   * bits.
   */
  public static long extendU(long x) {
    long result = 0;
    for (int lane = 0; lane < 2; lane++) {
      long lane64 = (x >>> (16 * lane)) & 0xFFFFL;
      result |= (lane64 & 0xFFFFFFFFL) << (32 * lane);
    }
    return result;
  }

  /**
   * {@code i32x4.extmul_low_i16x8_u} and its {@code high} twin: multiplies the lanes in the low 32
   * bits.
   */
  public static long extmulU(long x, long y) {
    long result = 0;
    for (int lane = 0; lane < 2; lane++) {
      long a = (x >>> (16 * lane)) & 0xFFFFL;
      long b = (y >>> (16 * lane)) & 0xFFFFL;
      result |= ((a * b) & 0xFFFFFFFFL) << (32 * lane);
    }
    return result;
  }

  /** {@code i32x4.extadd_pairwise_i16x8_u}. */
  public static long extaddPairwiseU(long x) {
    long result = 0;
    for (int lane = 0; lane < 2; lane++) {
      long a = (x >>> (16 * (2 * lane))) & 0xFFFFL;
      long b = (x >>> (16 * (2 * lane + 1))) & 0xFFFFL;
      result |= ((a + b) & 0xFFFFFFFFL) << (32 * lane);
    }
    return result;
  }

  /** {@code i32x4.dot_i16x8_s}. */
  public static long dot(long x, long y) {
    long result = 0;
    for (int lane = 0; lane < 2; lane++) {
      long a = (short) (x >>> (16 * (2 * lane)));
      long b = (short) (y >>> (16 * (2 * lane)));
      long c = (short) (x >>> (16 * (2 * lane + 1)));
      long d = (short) (y >>> (16 * (2 * lane + 1)));
      result |= ((a * b + c * d) & 0xFFFFFFFFL) << (32 * lane);
    }
    return result;
  }
}
