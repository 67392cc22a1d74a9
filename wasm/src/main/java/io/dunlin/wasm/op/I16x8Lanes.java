package io.dunlin.wasm.op;

/**
 * What the instructions on vectors of 16-bit integers compute, {@code i16x8}.
 *
 * <p>Operands and results are halves of vectors, 64 bits with the lowest lane in the lowest bits;
 * an instruction on a vector is the method applied to its low and to its high half. All methods are
 * pure.
 */
public final class I16x8Lanes {
  /** The highest bit of each lane. */
  private static final long HIGH = 0x8000800080008000L;

  private I16x8Lanes() {}

  /** {@code i16x8.eq}. */
  public static long eq(long x, long y) {
    return PackedLanes.eq(x, y, HIGH);
  }

  /** {@code i16x8.ne}. */
  public static long ne(long x, long y) {
    return ~eq(x, y);
  }

  /** {@code i16x8.lt_s}. */
  public static long ltS(long x, long y) {
    return PackedLanes.ltS(x, y, HIGH);
  }

  /** {@code i16x8.lt_u}. */
  public static long ltU(long x, long y) {
    return PackedLanes.ltU(x, y, HIGH);
  }

  /** {@code i16x8.gt_s}. */
  public static long gtS(long x, long y) {
    return ltS(y, x);
  }

  /** {@code i16x8.gt_u}. */
  public static long gtU(long x, long y) {
    return ltU(y, x);
  }

  /** {@code i16x8.le_s}. */
  public static long leS(long x, long y) {
    return ~ltS(y, x);
  }

  /** {@code i16x8.le_u}. */
  public static long leU(long x, long y) {
    return ~ltU(y, x);
  }

  /** {@code i16x8.ge_s}. */
  public static long geS(long x, long y) {
    return ~ltS(x, y);
  }

  /** {@code i16x8.ge_u}. */
  public static long geU(long x, long y) {
    return ~ltU(x, y);
  }

  /** {@code i16x8.abs}. */
  public static long abs(long x) {
    return PackedLanes.abs(x, HIGH);
  }

  /** {@code i16x8.neg}. */
  public static long neg(long x) {
    return sub(0, x);
  }

  /** {@code i16x8.add}. */
  public static long add(long x, long y) {
    return PackedLanes.add(x, y, HIGH);
  }

  /** {@code i16x8.sub}. */
  public static long sub(long x, long y) {
    return PackedLanes.sub(x, y, HIGH);
  }

  /** {@code i16x8.mul}. */
  public static long mul(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 16) {
      int a = (short) (x >>> at);
      int b = (short) (y >>> at);
      result |= ((a * b) & 0xFFFFL) << at;
    }
    return result;
  }

  /** {@code i16x8.min_s}. */
  public static long minS(long x, long y) {
    return Lanes.bitselect(x, y, ltS(x, y));
  }

  /** {@code i16x8.min_u}. */
  public static long minU(long x, long y) {
    return Lanes.bitselect(x, y, ltU(x, y));
  }

  /** {@code i16x8.max_s}. */
  public static long maxS(long x, long y) {
    return Lanes.bitselect(y, x, ltS(x, y));
  }

  /** {@code i16x8.max_u}. */
  public static long maxU(long x, long y) {
    return Lanes.bitselect(y, x, ltU(x, y));
  }

  /** {@code i16x8.shl}. */
  public static long shl(long x, int count) {
    return PackedLanes.shl(x, count, HIGH);
  }

  /** {@code i16x8.shr_s}. */
  public static long shrS(long x, int count) {
    return PackedLanes.shrS(x, count, HIGH);
  }

  /** {@code i16x8.shr_u}. */
  public static long shrU(long x, int count) {
    return PackedLanes.shrU(x, count, HIGH);
  }

  /** {@code i16x8.add_sat_s}. */
  public static long addSatS(long x, long y) {
    return PackedLanes.addSatS(x, y, HIGH);
  }

  /** {@code i16x8.add_sat_u}. */
  public static long addSatU(long x, long y) {
    return PackedLanes.addSatU(x, y, HIGH);
  }

  /** {@code i16x8.sub_sat_s}. */
  public static long subSatS(long x, long y) {
    return PackedLanes.subSatS(x, y, HIGH);
  }

  /** {@code i16x8.sub_sat_u}. */
  public static long subSatU(long x, long y) {
    return PackedLanes.subSatU(x, y, HIGH);
  }

  /** {@code i16x8.avgr_u}. */
  public static long avgrU(long x, long y) {
    return PackedLanes.avgrU(x, y, HIGH);
  }

  /** {@code i16x8.q15mulr_sat_s}. */
  public static long q15mulrSatS(long x, long y) {
    long result = 0;
    for (int at = 0; at < 64; at += 16) {
      int a = (short) (x >>> at);
      int b = (short) (y >>> at);
      result |= (Math.min(32767, (a * b + 0x4000) >> 15) & 0xFFFFL) << at;
    }
    return result;
  }

  /** Whether all lanes of a half are other than zero, for {@code i16x8.all_true}. */
  public static boolean allTrue(long x) {
    return PackedLanes.allTrue(x, HIGH);
  }

  /** The highest bit of each lane of a half, for {@code i16x8.bitmask}. */
  public static int bitmask(long x) {
    int result = 0;
    for (int lane = 0; lane < 4; lane++) {
      result |= (int) ((x >>> (16 * lane + 15)) & 1) << lane;
    }
    return result;
  }

  /** A half all of whose lanes are a number, for {@code i16x8.splat}. */
  public static long splat(int value) {
    return (value & 0xFFFFL) * 0x0001000100010001L;
  }

  /** A lane of a half, sign-extended. */
  public static int extractS(long x, int lane) {
    return (short) (x >>> (16 * lane));
  }

  /** A lane of a half, zero-extended. */
  public static int extractU(long x, int lane) {
    return (int) (x >>> (16 * lane)) & 0xFFFF;
  }

  /** The half with another value in a lane. */
  public static long replace(long x, int lane, int value) {
    int at = 16 * lane;
    return (x & ~(0xFFFFL << at)) | ((value & 0xFFFFL) << at);
  }

  /**
   * {@code i16x8.extend_low_i8x16_s} and its {@code high} twin: widens the lanes in the low 32
   * bits.
   */
  public static long extendS(long x) {
    long result = 0;
    for (int lane = 0; lane < 4; lane++) {
      long lane64 = (byte) (x >>> (8 * lane));
      result |= (lane64 & 0xFFFFL) << (16 * lane);
    }
    return result;
  }

  /**
   * {@code i16x8.extmul_low_i8x16_s} and its {@code high} twin: multiplies the lanes in the low 32
   * bits.
   */
  public static long extmulS(long x, long y) {
    long result = 0;
    for (int lane = 0; lane < 4; lane++) {
      long a = (byte) (x >>> (8 * lane));
      long b = (byte) (y >>> (8 * lane));
      result |= ((a * b) & 0xFFFFL) << (16 * lane);
    }
    return result;
  }

  /** {@code i16x8.extadd_pairwise_i8x16_s}. */
  public static long extaddPairwiseS(long x) {
    long result = 0;
    for (int lane = 0; lane < 4; lane++) {
      long a = (byte) (x >>> (8 * (2 * lane)));
      long b = (byte) (x >>> (8 * (2 * lane + 1)));
      result |= ((a + b) & 0xFFFFL) << (16 * lane);
    }
    return result;
  }

  /**
   * {@code i16x8.extend_low_i8x16_u} and its {@code high} twin: widens the lanes in the low 32
   * bits.
   */
  public static long extendU(long x) {
    long result = 0;
    for (int lane = 0; lane < 4; lane++) {
      long lane64 = (x >>> (8 * lane)) & 0xFFL;
      result |= (lane64 & 0xFFFFL) << (16 * lane);
    }
    return result;
  }

  /**
   * {@code i16x8.extmul_low_i8x16_u} and its {@code high} twin: multiplies the lanes in the low 32
   * bits.
   */
  public static long extmulU(long x, long y) {
    long result = 0;
    for (int lane = 0; lane < 4; lane++) {
      long a = (x >>> (8 * lane)) & 0xFFL;
      long b = (y >>> (8 * lane)) & 0xFFL;
      result |= ((a * b) & 0xFFFFL) << (16 * lane);
    }
    return result;
  }

  /** {@code i16x8.extadd_pairwise_i8x16_u}. */
  public static long extaddPairwiseU(long x) {
    long result = 0;
    for (int lane = 0; lane < 4; lane++) {
      long a = (x >>> (8 * (2 * lane))) & 0xFFL;
      long b = (x >>> (8 * (2 * lane + 1))) & 0xFFL;
      result |= ((a + b) & 0xFFFFL) << (16 * lane);
    }
    return result;
  }

  /** {@code i16x8.narrow_i32x4_s}: a half of the result from both halves of an operand. */
  public static long narrowS(long low, long high) {
    long result = 0;
    for (int lane = 0; lane < 2; lane++) {
      int a = (int) (low >>> (32 * lane));
      int b = (int) (high >>> (32 * lane));
      result |= (Math.max(-32768, Math.min(32767, a)) & 0xFFFFL) << (16 * lane);
      result |= (Math.max(-32768, Math.min(32767, b)) & 0xFFFFL) << (16 * lane + 32);
    }
    return result;
  }

  /** {@code i16x8.narrow_i32x4_u}: a half of the result from both halves of an operand. */
  public static long narrowU(long low, long high) {
    long result = 0;
    for (int lane = 0; lane < 2; lane++) {
      int a = (int) (low >>> (32 * lane));
      int b = (int) (high >>> (32 * lane));
      result |= (Math.max(0, Math.min(65535, a)) & 0xFFFFL) << (16 * lane);
      result |= (Math.max(0, Math.min(65535, b)) & 0xFFFFL) << (16 * lane + 32);
    }
    return result;
  }
}
