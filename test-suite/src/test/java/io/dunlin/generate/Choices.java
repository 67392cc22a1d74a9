package io.dunlin.generate;

import java.util.List;
import java.util.SplittableRandom;

/** Choices that a seed makes, the same ones on every machine. */
public final class Choices {
  private static final long[] CORNERS = {
    0,
    1,
    2,
    3,
    7,
    8,
    31,
    32,
    63,
    64,
    127,
    128,
    255,
    256,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x10000,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0xFFFFFFFFL,
    0x100000000L,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };
  private static final double[] NUMBERS = {
    0.0,
    0.5,
    1.0,
    1.5,
    2.5,
    127.5,
    32768.0,
    2147483647.0,
    2147483648.0,
    4294967295.0,
    4294967296.0,
    0x1p63,
    0x1p64,
    1e-310,
    1e-40,
    0x1.fffffep127,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY
  };

  private final SplittableRandom random;

  /** The choices of this seed. */
  public Choices(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Whether something happens that happens so often in a hundred times. */
  public boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number from 0 on, below the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number from the first to the second, both included. */
  public int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** A number from the first to the second, both included. */
  public long between(long low, long high) {
    return random.nextLong(low, high + 1);
  }

  /** One of the elements. */
  public <T> T pick(List<T> elements) {
    return elements.get(below(elements.size()));
  }

  /** A 32-bit number, often one at an edge. */
  public int i32() {
    return chance(25) ? random.nextInt() : (int) integer();
  }

  /** A 64-bit number, often one at an edge. */
  public long i64() {
    return chance(25) ? random.nextLong() : integer();
  }

  private long integer() {
    if (chance(40)) {
      return between(-16, 100);
    }
    long corner = CORNERS[below(CORNERS.length)];
    return switch (below(4)) {
      case 0 -> -corner;
      case 1 -> corner + between(-2, 2);
      default -> corner;
    };
  }

  /** The bits of a single precision number, NaNs among them. */
  public int f32Bits() {
    if (chance(15)) {
      return chance(50) ? random.nextInt() : 0x7F800000 | random.nextInt(0x800000);
    }
    return Float.floatToRawIntBits((float) number());
  }

  /** The bits of a double precision number, NaNs among them. */
  public long f64Bits() {
    if (chance(15)) {
      return chance(50)
          ? random.nextLong()
          : 0x7FF0000000000000L | random.nextLong(0x10000000000000L);
    }
    return Double.doubleToRawLongBits(number());
  }

  private double number() {
    if (chance(50)) {
      return between(-1000, 1000) / 4.0;
    }
    double number = NUMBERS[below(NUMBERS.length)];
    return chance(50) ? number : -number;
  }
}
