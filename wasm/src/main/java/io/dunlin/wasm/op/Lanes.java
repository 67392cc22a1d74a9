package io.dunlin.wasm.op;

/**
 * What vector instructions compute that move lanes and bits whatever these mean; those on lanes of
 * one shape are in classes of their own: {@link I8x16Lanes}, {@link I16x8Lanes}, {@link
 * I32x4Lanes}, {@link I64x2Lanes}, {@link F32x4Lanes}, {@link F64x2Lanes}.
 *
 * <p>A vector is two longs, the low half first, so that nothing is allocated; methods give one half
 * of a result. And, or, xor and not are Java's own operators. The relaxed instructions that have no
 * method of their own compute what their strict counterparts do, which is the deterministic
 * profile.
 */
public final class Lanes {
  private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
  private static final long EVEN_PAIRS = 0x0000FFFF0000FFFFL;
  private static final long LOW_FOUR = 0x00000000FFFFFFFFL;

  private Lanes() {}

  /** {@code v128.bitselect} and the relaxed lane selections, on a half. */
  public static long bitselect(long x, long y, long mask) {
    return (x & mask) | (y & ~mask);
  }

  /** {@code v128.any_true}. */
  public static boolean anyTrue(long low, long high) {
    return (low | high) != 0;
  }

  /** The byte of a vector at an index from 0 to 15. */
  public static int byteAt(long low, long high, int index) {
    return (int) ((index < 8 ? low : high) >>> (8 * (index & 7))) & 0xFF;
  }

  /**
   * {@code i8x16.swizzle}: eight bytes of the vector {@code low, high}.
   *
   * @param indices the indices of the bytes; those of 16 and more give 0
   */
  public static long swizzle(long low, long high, long indices) {
    long result = 0;
    for (int at = 0; at < 64; at += 8) {
      int index = (int) (indices >>> at) & 0xFF;
      if (index < 16) {
        result |= (long) byteAt(low, high, index) << at;
      }
    }
    return result;
  }

  /**
   * {@code i8x16.shuffle}: eight bytes of two vectors.
   *
   * @param indices the indices of the bytes, from 0 to 31
   */
  public static long shuffle(long xLow, long xHigh, long yLow, long yHigh, long indices) {
    long result = 0;
    for (int at = 0; at < 64; at += 8) {
      int index = (int) (indices >>> at) & 0x1F;
      int lane = index < 16 ? byteAt(xLow, xHigh, index) : byteAt(yLow, yHigh, index - 16);
      result |= (long) lane << at;
    }
    return result;
  }

  /** What a mask has of two halves in turn, where its distance is a number of bits. */
  private static long evenUnits(long x, long y, long mask, int bits) {
    return (x & mask) | ((y & mask) << bits);
  }

  /** The same for what the mask has not. */
  private static long oddUnits(long x, long y, long mask, int bits) {
    return ((x >>> bits) & mask) | (y & ~mask);
  }

  /** The bytes 0 and 1, and 4 and 5, of two halves in turn. */
  private static long evenPairs(long x, long y) {
    return evenUnits(evenUnits(x, y, EVEN_BYTES, 8), oddUnits(x, y, EVEN_BYTES, 8), EVEN_PAIRS, 16);
  }

  /** The bytes 2 and 3, and 6 and 7. */
  private static long oddPairs(long x, long y) {
    return oddUnits(evenUnits(x, y, EVEN_BYTES, 8), oddUnits(x, y, EVEN_BYTES, 8), EVEN_PAIRS, 16);
  }

  /** The four low bytes of two halves in turn, for {@code i8x16.shuffle}. */
  public static long interleaveLow(long x, long y) {
    return evenUnits(evenPairs(x, y), oddPairs(x, y), LOW_FOUR, 32);
  }

  /** The four high bytes of two halves in turn, for {@code i8x16.shuffle}. */
  public static long interleaveHigh(long x, long y) {
    return oddUnits(evenPairs(x, y), oddPairs(x, y), LOW_FOUR, 32);
  }

  /** {@code i16x8.relaxed_dot_i8x16_i7x16_s}, on a half, with both operands signed. */
  public static long relaxedDot(long x, long y) {
    return I16x8Lanes.narrowS(
        I32x4Lanes.dot(I16x8Lanes.extendS(x), I16x8Lanes.extendS(y)),
        I32x4Lanes.dot(I16x8Lanes.extendS(x >>> 32), I16x8Lanes.extendS(y >>> 32)));
  }

  /** {@code i32x4.relaxed_dot_i8x16_i7x16_add_s}, on a half. */
  public static long relaxedDotAdd(long x, long y, long z) {
    return I32x4Lanes.add(I32x4Lanes.extaddPairwiseS(relaxedDot(x, y)), z);
  }
}
