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

  /** The low byte of each lane. */
  private static final long BYTES = 0x00FF00FF00FF00FFL;

  private I16x8Lanes() {}

  /** A half of the low bits of four numbers. */
  private static long join(int first, int second, int third, int fourth) {
    int low = (first & 0xFFFF) | (second << 16);
    int high = (third & 0xFFFF) | (fourth << 16);
    return (low & 0xFFFFFFFFL) | ((long) high << 32);
  }

  /** Extends the sign of the low byte of each lane; the high bytes are zero. */
  private static long signExtend(long x) {
    long signs = x & 0x0080008000800080L;
    return x | ((signs << 9) - (signs << 1));
  }

  /** Brings each lane, which is signed, between two bounds. */
  static long clamp(long x, int least, int greatest) {
    return minS(maxS(x, splat(least)), splat(greatest));
  }

  private static int q15(int x, int y) {
    return Math.min(Short.MAX_VALUE, (x * y + 0x4000) >> 15);
  }

  private static int clampS(int x) {
    return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, x));
  }

  private static int clampU(int x) {
    return Math.max(0, Math.min(0xFFFF, x));
  }

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
    return join(
        (short) x * (short) y,
        (int) (x >>> 16) * (int) (y >>> 16),
        (int) (x >>> 32) * (int) (y >>> 32),
        (int) (x >>> 48) * (int) (y >>> 48));
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

  /** A shift to the left, united with the one to the right by what is missing to the width. */
  public static long rotl(long x, int count) {
    return shl(x, count) | shrU(x, -count);
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
    return join(
        q15((short) x, (short) y),
        q15((short) (x >>> 16), (short) (y >>> 16)),
        q15((short) (x >>> 32), (short) (y >>> 32)),
        q15((short) (x >>> 48), (short) (y >>> 48)));
  }

  /** Whether all lanes of a half are other than zero, for {@code i16x8.all_true}. */
  public static boolean allTrue(long x) {
    return PackedLanes.allTrue(x, HIGH);
  }

  /** The highest bit of each lane of a half, for {@code i16x8.bitmask}. */
  public static int bitmask(long x) {
    // The factor moves bit 16 * i to bit 60 + i.
    return (int) ((((x & HIGH) >>> 15) * 0x1000200040008000L) >>> 60);
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
    return signExtend(extendU(x));
  }

  /**
   * {@code i16x8.extmul_low_i8x16_s} and its {@code high} twin: multiplies the lanes in the low 32
   * bits.
   */
  public static long extmulS(long x, long y) {
    return join(
        (byte) x * (byte) y,
        (byte) (x >>> 8) * (byte) (y >>> 8),
        (byte) (x >>> 16) * (byte) (y >>> 16),
        (byte) (x >>> 24) * (byte) (y >>> 24));
  }

  /** {@code i16x8.extadd_pairwise_i8x16_s}. */
  public static long extaddPairwiseS(long x) {
    return add(signExtend(x & BYTES), signExtend((x >>> 8) & BYTES));
  }

  /**
   * {@code i16x8.extend_low_i8x16_u} and its {@code high} twin: widens the lanes in the low 32
   * bits.
   */
  public static long extendU(long x) {
    long low = x & 0xFFFFFFFFL;
    long pairs = (low | (low << 16)) & 0x0000FFFF0000FFFFL;
    return (pairs | (pairs << 8)) & BYTES;
  }

  /**
   * {@code i16x8.extmul_low_i8x16_u} and its {@code high} twin: multiplies the lanes in the low 32
   * bits.
   */
  public static long extmulU(long x, long y) {
    return join(
        I8x16Lanes.extractU(x, 0) * I8x16Lanes.extractU(y, 0),
        I8x16Lanes.extractU(x, 1) * I8x16Lanes.extractU(y, 1),
        I8x16Lanes.extractU(x, 2) * I8x16Lanes.extractU(y, 2),
        I8x16Lanes.extractU(x, 3) * I8x16Lanes.extractU(y, 3));
  }

  /** {@code i16x8.extadd_pairwise_i8x16_u}. */
  public static long extaddPairwiseU(long x) {
    return (x & BYTES) + ((x >>> 8) & BYTES);
  }

  /** {@code i16x8.narrow_i32x4_s}: a half of the result from both halves of an operand. */
  public static long narrowS(long low, long high) {
    return join(
        clampS((int) low),
        clampS((int) (low >>> 32)),
        clampS((int) high),
        clampS((int) (high >>> 32)));
  }

  /** {@code i16x8.narrow_i32x4_u}: a half of the result from both halves of an operand. */
  public static long narrowU(long low, long high) {
    return join(
        clampU((int) low),
        clampU((int) (low >>> 32)),
        clampU((int) high),
        clampU((int) (high >>> 32)));
  }
}
