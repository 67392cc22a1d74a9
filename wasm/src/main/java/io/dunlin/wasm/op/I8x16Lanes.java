package io.dunlin.wasm.op;

/**
 * What the instructions on vectors of 8-bit integers compute, {@code i8x16}.
 *
 * <p>Operands and results are halves of vectors, 64 bits with the lowest lane in the lowest bits;
 * an instruction on a vector is the method applied to its low and to its high half. All methods are
 * pure.
 */
public final class I8x16Lanes {
  /** The highest bit of each lane. */
  private static final long HIGH = 0x8080808080808080L;

  private I8x16Lanes() {}

  /** {@code i8x16.eq}. */
  public static long eq(long x, long y) {
    return PackedLanes.eq(x, y, HIGH);
  }

  /** {@code i8x16.ne}. */
  public static long ne(long x, long y) {
    return ~eq(x, y);
  }

  /** {@code i8x16.lt_s}. */
  public static long ltS(long x, long y) {
    return PackedLanes.ltS(x, y, HIGH);
  }

  /** {@code i8x16.lt_u}. */
  public static long ltU(long x, long y) {
    return PackedLanes.ltU(x, y, HIGH);
  }

  /** {@code i8x16.gt_s}. */
  public static long gtS(long x, long y) {
    return ltS(y, x);
  }

  /** {@code i8x16.gt_u}. */
  public static long gtU(long x, long y) {
    return ltU(y, x);
  }

  /** {@code i8x16.le_s}. */
  public static long leS(long x, long y) {
    return ~ltS(y, x);
  }

  /** {@code i8x16.le_u}. */
  public static long leU(long x, long y) {
    return ~ltU(y, x);
  }

  /** {@code i8x16.ge_s}. */
  public static long geS(long x, long y) {
    return ~ltS(x, y);
  }

  /** {@code i8x16.ge_u}. */
  public static long geU(long x, long y) {
    return ~ltU(x, y);
  }

  /** {@code i8x16.abs}. */
  public static long abs(long x) {
    return PackedLanes.abs(x, HIGH);
  }

  /** {@code i8x16.neg}. */
  public static long neg(long x) {
    return sub(0, x);
  }

  /** {@code i8x16.add}. */
  public static long add(long x, long y) {
    return PackedLanes.add(x, y, HIGH);
  }

  /** {@code i8x16.sub}. */
  public static long sub(long x, long y) {
    return PackedLanes.sub(x, y, HIGH);
  }

  /** {@code i8x16.min_s}. */
  public static long minS(long x, long y) {
    return Lanes.bitselect(x, y, ltS(x, y));
  }

  /** {@code i8x16.min_u}. */
  public static long minU(long x, long y) {
    return Lanes.bitselect(x, y, ltU(x, y));
  }

  /** {@code i8x16.max_s}. */
  public static long maxS(long x, long y) {
    return Lanes.bitselect(y, x, ltS(x, y));
  }

  /** {@code i8x16.max_u}. */
  public static long maxU(long x, long y) {
    return Lanes.bitselect(y, x, ltU(x, y));
  }

  /** {@code i8x16.shl}. */
  public static long shl(long x, int count) {
    return PackedLanes.shl(x, count, HIGH);
  }

  /** {@code i8x16.shr_s}. */
  public static long shrS(long x, int count) {
    return PackedLanes.shrS(x, count, HIGH);
  }

  /** {@code i8x16.shr_u}. */
  public static long shrU(long x, int count) {
    return PackedLanes.shrU(x, count, HIGH);
  }

  /** {@code i8x16.add_sat_s}. */
  public static long addSatS(long x, long y) {
    return PackedLanes.addSatS(x, y, HIGH);
  }

  /** {@code i8x16.add_sat_u}. */
  public static long addSatU(long x, long y) {
    return PackedLanes.addSatU(x, y, HIGH);
  }

  /** {@code i8x16.sub_sat_s}. */
  public static long subSatS(long x, long y) {
    return PackedLanes.subSatS(x, y, HIGH);
  }

  /** {@code i8x16.sub_sat_u}. */
  public static long subSatU(long x, long y) {
    return PackedLanes.subSatU(x, y, HIGH);
  }

  /** {@code i8x16.avgr_u}. */
  public static long avgrU(long x, long y) {
    return PackedLanes.avgrU(x, y, HIGH);
  }

  /** {@code i8x16.popcnt}. */
  public static long popcnt(long x) {
    long pairs = x - ((x >>> 1) & 0x5555555555555555L);
    long fours = (pairs & 0x3333333333333333L) + ((pairs >>> 2) & 0x3333333333333333L);
    return (fours + (fours >>> 4)) & 0x0F0F0F0F0F0F0F0FL;
  }

  /** Whether all lanes of a half are other than zero, for {@code i8x16.all_true}. */
  public static boolean allTrue(long x) {
    return PackedLanes.allTrue(x, HIGH);
  }

  /** The highest bit of each lane of a half, for {@code i8x16.bitmask}. */
  public static int bitmask(long x) {
    // The factor moves bit 8 * i to bit 56 + i.
    return (int) ((((x & HIGH) >>> 7) * 0x0102040810204080L) >>> 56);
  }

  /** A half all of whose lanes are a number, for {@code i8x16.splat}. */
  public static long splat(int value) {
    return (value & 0xFFL) * 0x0101010101010101L;
  }

  /** A lane of a half, sign-extended. */
  public static int extractS(long x, int lane) {
    return (byte) (x >>> (8 * lane));
  }

  /** A lane of a half, zero-extended. */
  public static int extractU(long x, int lane) {
    return (int) (x >>> (8 * lane)) & 0xFF;
  }

  /** The half with another value in a lane. */
  public static long replace(long x, int lane, int value) {
    int at = 8 * lane;
    return (x & ~(0xFFL << at)) | ((value & 0xFFL) << at);
  }

  /** The low bytes of the four lanes of 16 bits, in the low 32 bits. */
  private static long pack(long x) {
    long bytes = x & 0x00FF00FF00FF00FFL;
    long pairs = (bytes | (bytes >>> 8)) & 0x0000FFFF0000FFFFL;
    return (pairs | (pairs >>> 16)) & 0xFFFFFFFFL;
  }

  /** {@code i8x16.narrow_i16x8_s}: a half of the result from both halves of an operand. */
  public static long narrowS(long low, long high) {
    return pack(I16x8Lanes.clamp(low, -128, 127)) | (pack(I16x8Lanes.clamp(high, -128, 127)) << 32);
  }

  /** {@code i8x16.narrow_i16x8_u}: a half of the result from both halves of an operand. */
  public static long narrowU(long low, long high) {
    return pack(I16x8Lanes.clamp(low, 0, 255)) | (pack(I16x8Lanes.clamp(high, 0, 255)) << 32);
  }
}
