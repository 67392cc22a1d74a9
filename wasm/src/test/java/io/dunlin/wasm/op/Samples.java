package io.dunlin.wasm.op;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Operands that tests share: edge values and seeded random ones. */
final class Samples {
  static final long SEED = 20_260_101;

  /** Numbers of 32 bits. */
  static final int[] INTS = ints();

  /** Numbers of 64 bits. */
  static final long[] LONGS = longs();

  /** Single precision numbers: as {@link #DOUBLES}. */
  static final float[] FLOATS = floats();

  /** Double precision numbers: of all kinds and signs, signalling NaNs and bounds of integers. */
  static final double[] DOUBLES = doubles();

  private Samples() {}

  private static int[] ints() {
    int[] edges = {
      0,
      1,
      -1,
      2,
      -2,
      7,
      127,
      128,
      255,
      256,
      32767,
      32768,
      65535,
      65536,
      0x7FFFFFFE,
      Integer.MAX_VALUE,
      Integer.MIN_VALUE,
      Integer.MIN_VALUE + 1,
      0x01000001,
      0xFF7FFFFF
    };
    return IntStream.concat(Arrays.stream(edges), new Random(SEED).ints(40)).toArray();
  }

  private static long[] longs() {
    long[] edges = {
      0,
      1,
      -1,
      2,
      -2,
      10,
      0xFFFFFFFFL,
      0x100000000L,
      Long.MAX_VALUE,
      Long.MIN_VALUE,
      Long.MIN_VALUE + 1,
      0x7FFFFFFFFFFFFBFFL,
      0x7FFFFFFFFFFFFC00L,
      0x8000000000000400L,
      0x8000000000000401L,
      0x8000000000000BFFL,
      0x8000000000000C00L,
      0xFFFFFFFFFFFFFBFFL,
      0xFFFFFFFFFFFFFC00L,
      0x8000008000000000L,
      0x8000008000000001L,
      0x7FFFFF4000000001L,
      0xFFFFFF7FFFFFFFFFL,
      0xFFFFFF8000000000L,
      0x0020000000000001L,
      0x0020000000000003L,
      0x80FF7F0001FE8180L,
      0x7F80FF0180007FFFL,
      0x8000000080000000L,
      0x7FFFFFFF80000001L
    };
    return LongStream.concat(Arrays.stream(edges), new Random(SEED).longs(40)).toArray();
  }

  private static float[] floats() {
    float[] edges = {
      0f,
      0.5f,
      0.99999994f,
      1f,
      1.5f,
      2.5f,
      3.5f,
      4.5f,
      1e-30f,
      Float.MIN_VALUE,
      Float.MIN_NORMAL,
      Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      0x1p23f,
      0x1.000002p23f,
      0x1.fffffep22f,
      0x1.fffffep30f,
      0x1p31f,
      0x1.000002p31f,
      0x1.fffffep31f,
      0x1p32f,
      0x1.fffffep62f,
      0x1p63f,
      0x1.fffffep63f,
      0x1p64f,
      Float.NaN,
      Float.intBitsToFloat(0x7F800001),
      Float.intBitsToFloat(0x7FD23456)
    };
    float[] all = new float[2 * edges.length + 40];
    for (int i = 0; i < edges.length; i++) {
      all[2 * i] = edges[i];
      all[2 * i + 1] = Float.intBitsToFloat(Float.floatToRawIntBits(edges[i]) ^ Integer.MIN_VALUE);
    }
    Random random = new Random(SEED);
    for (int i = 2 * edges.length; i < all.length; i++) {
      all[i] =
          (i & 1) == 0
              ? Float.intBitsToFloat(random.nextInt())
              : (float) ((random.nextDouble() - 0.5) * 2000);
    }
    return all;
  }

  private static double[] doubles() {
    double[] edges = {
      0,
      0.5,
      Math.nextDown(1.0),
      1,
      1.5,
      2.5,
      3.5,
      4.5,
      1e-300,
      Double.MIN_VALUE,
      Double.MIN_NORMAL,
      Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      0x1p52,
      0x1.0000000000001p52,
      0x1.fffffffffffffp51,
      Math.nextDown(0x1p31),
      0x1p31,
      Math.nextUp(0x1p31),
      0x1p31 + 1,
      Math.nextDown(0x1p31 + 1),
      0x1p31 + 0.5,
      Math.nextDown(0x1p32),
      0x1p32,
      0x1p32 - 1,
      Math.nextDown(0x1p63),
      0x1p63,
      Math.nextUp(0x1p63),
      Math.nextDown(0x1p64),
      0x1p64,
      Double.NaN,
      Double.longBitsToDouble(0x7FF0000000000001L),
      Double.longBitsToDouble(0x7FFA23456789ABCDL)
    };
    double[] all = new double[2 * edges.length + 40];
    for (int i = 0; i < edges.length; i++) {
      all[2 * i] = edges[i];
      all[2 * i + 1] =
          Double.longBitsToDouble(Double.doubleToRawLongBits(edges[i]) ^ Long.MIN_VALUE);
    }
    Random random = new Random(SEED);
    for (int i = 2 * edges.length; i < all.length; i++) {
      all[i] =
          (i & 1) == 0
              ? Double.longBitsToDouble(random.nextLong())
              : (random.nextDouble() - 0.5) * 2000;
    }
    return all;
  }

  static boolean isQuiet(float nan) {
    return Float.isNaN(nan) && (Float.floatToRawIntBits(nan) & 0x00400000) != 0;
  }

  static boolean isQuiet(double nan) {
    return Double.isNaN(nan) && (Double.doubleToRawLongBits(nan) & 0x0008000000000000L) != 0;
  }
}
