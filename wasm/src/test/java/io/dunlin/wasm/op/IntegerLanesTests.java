package io.dunlin.wasm.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongBinaryOperator;
import java.util.function.LongPredicate;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Every method on integer lanes against arithmetic on one lane at a time: operands are taken apart
 * here, the definition of the instruction is applied to each lane as a 64-bit number, and the low
 * bits are put together.
 */
class IntegerLanesTests {
  private interface Shift {
    long apply(long x, int count);
  }

  private interface Extract {
    int apply(long x, int lane);
  }

  private interface Replace {
    long apply(long x, int lane, int value);
  }

  /** The lanes of one width; takes note of the methods checked. */
  private static final class Lane {
    final int bits;
    final Set<String> checked = new HashSet<>();

    Lane(int bits) {
      this.bits = bits;
    }

    long signed(long x, int lane) {
      return x << (64 - bits - bits * lane) >> (64 - bits);
    }

    long unsigned(long x, int lane) {
      return x << (64 - bits - bits * lane) >>> (64 - bits);
    }

    int count() {
      return 64 / bits;
    }

    long put(long value, int lane) {
      return unsigned(value, 0) << (bits * lane);
    }

    long saturateS(long value) {
      long max = (1L << (bits - 1)) - 1;
      return Math.max(-max - 1, Math.min(max, value));
    }

    long saturateU(long value) {
      return Math.max(0, Math.min((1L << bits) - 1, value));
    }

    void unary(String name, LongUnaryOperator actual, LongUnaryOperator definition) {
      checked.add(name);
      for (long x : Samples.LONGS) {
        long expected = 0;
        for (int lane = 0; lane < count(); lane++) {
          expected |= put(definition.applyAsLong(signed(x, lane)), lane);
        }
        assertHalf(name, expected, actual.applyAsLong(x), x, 0);
      }
    }

    void signed(String name, LongBinaryOperator actual, LongBinaryOperator definition) {
      binary(name, actual, x -> x, definition);
    }

    void unsigned(String name, LongBinaryOperator actual, LongBinaryOperator definition) {
      binary(name, actual, x -> unsigned(x, 0), definition);
    }

    private void binary(
        String name,
        LongBinaryOperator actual,
        LongUnaryOperator interpretation,
        LongBinaryOperator definition) {
      checked.add(name);
      for (long x : Samples.LONGS) {
        for (long y : Samples.LONGS) {
          long expected = 0;
          for (int lane = 0; lane < count(); lane++) {
            long left = interpretation.applyAsLong(signed(x, lane));
            long right = interpretation.applyAsLong(signed(y, lane));
            expected |= put(definition.applyAsLong(left, right), lane);
          }
          assertHalf(name, expected, actual.applyAsLong(x, y), x, y);
        }
      }
    }

    void shift(String name, Shift actual, boolean isSigned, Shift definition) {
      checked.add(name);
      int[] counts = {0, 1, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, -1, Integer.MIN_VALUE};
      for (long x : Samples.LONGS) {
        for (int count : counts) {
          long expected = 0;
          for (int lane = 0; lane < count(); lane++) {
            long value = isSigned ? signed(x, lane) : unsigned(x, lane);
            expected |= put(definition.apply(value, Math.floorMod(count, bits)), lane);
          }
          assertHalf(name, expected, actual.apply(x, count), x, count);
        }
      }
    }

    void allTrue(LongPredicate actual) {
      checked.add("allTrue");
      for (long x : Samples.LONGS) {
        boolean expected = true;
        for (int lane = 0; lane < count(); lane++) {
          expected &= signed(x, lane) != 0;
        }
        assertEquals(expected, actual.test(x), () -> "allTrue " + Long.toHexString(x));
      }
    }

    void bitmask(LongToIntFunction actual) {
      checked.add("bitmask");
      for (long x : Samples.LONGS) {
        int expected = 0;
        for (int lane = 0; lane < count(); lane++) {
          expected |= signed(x, lane) < 0 ? 1 << lane : 0;
        }
        assertEquals(expected, actual.applyAsInt(x), () -> "bitmask " + Long.toHexString(x));
      }
    }

    void splat(LongUnaryOperator actual) {
      checked.add("splat");
      for (long x : Samples.LONGS) {
        long expected = 0;
        for (int lane = 0; lane < count(); lane++) {
          expected |= put(x, lane);
        }
        assertHalf("splat", expected, actual.applyAsLong(x), x, 0);
      }
    }

    void extract(String name, boolean isSigned, Extract actual) {
      checked.add(name);
      for (long x : Samples.LONGS) {
        for (int lane = 0; lane < count(); lane++) {
          long expected = isSigned ? signed(x, lane) : unsigned(x, lane);
          assertEquals((int) expected, actual.apply(x, lane));
        }
      }
    }

    void replace(Replace actual) {
      checked.add("replace");
      for (long x : Samples.LONGS) {
        for (int value : Samples.INTS) {
          for (int lane = 0; lane < count(); lane++) {
            long result = actual.apply(x, lane, value);
            for (int other = 0; other < count(); other++) {
              long expected = other == lane ? signed(value, 0) : signed(x, other);
              assertEquals(expected, signed(result, other));
            }
          }
        }
      }
    }

    /** Checks what takes twice as wide lanes of two halves. */
    void narrow(String name, LongBinaryOperator actual, LongUnaryOperator saturate) {
      checked.add(name);
      Lane wide = new Lane(2 * bits);
      for (long low : Samples.LONGS) {
        for (long high : Samples.LONGS) {
          long expected = 0;
          for (int lane = 0; lane < wide.count(); lane++) {
            expected |= put(saturate.applyAsLong(wide.signed(low, lane)), lane);
            expected |= put(saturate.applyAsLong(wide.signed(high, lane)), lane + wide.count());
          }
          assertHalf(name, expected, actual.applyAsLong(low, high), low, high);
        }
      }
    }

    /** Checks what widens the lanes in the low 32 bits. */
    void extend(String name, boolean isSigned, LongUnaryOperator actual) {
      widen(name, isSigned, (x, y) -> actual.applyAsLong(x), (a, b) -> a);
    }

    /** Checks what widens and multiplies the lanes in the low 32 bits. */
    void extmul(String name, boolean isSigned, LongBinaryOperator actual) {
      widen(name, isSigned, actual, (a, b) -> a * b);
    }

    private void widen(
        String name, boolean isSigned, LongBinaryOperator actual, LongBinaryOperator definition) {
      checked.add(name);
      Lane narrow = new Lane(bits / 2);
      for (long x : Samples.LONGS) {
        for (long y : Samples.LONGS) {
          long expected = 0;
          for (int lane = 0; lane < count(); lane++) {
            long a = isSigned ? narrow.signed(x, lane) : narrow.unsigned(x, lane);
            long b = isSigned ? narrow.signed(y, lane) : narrow.unsigned(y, lane);
            expected |= put(definition.applyAsLong(a, b), lane);
          }
          assertHalf(name, expected, actual.applyAsLong(x, y), x, y);
        }
      }
    }

    /** Checks what adds the two halves of each lane. */
    void extaddPairwise(String name, boolean isSigned, LongUnaryOperator actual) {
      checked.add(name);
      Lane narrow = new Lane(bits / 2);
      for (long x : Samples.LONGS) {
        long expected = 0;
        for (int lane = 0; lane < count(); lane++) {
          long even = isSigned ? narrow.signed(x, 2 * lane) : narrow.unsigned(x, 2 * lane);
          long odd = isSigned ? narrow.signed(x, 2 * lane + 1) : narrow.unsigned(x, 2 * lane + 1);
          expected |= put(even + odd, lane);
        }
        assertHalf(name, expected, actual.applyAsLong(x), x, 0);
      }
    }

    /** Fails if a public method of the class was forgotten. */
    void assertComplete(Class<?> lanes) {
      for (Method method : lanes.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers())) {
          assertTrue(checked.contains(method.getName()), () -> "unchecked: " + method);
        }
      }
    }
  }

  private static void assertHalf(String name, long expected, long actual, long x, long y) {
    assertEquals(
        Long.toHexString(expected),
        Long.toHexString(actual),
        () -> name + " " + Long.toHexString(x) + " " + Long.toHexString(y));
  }

  private static long mask(boolean condition) {
    return condition ? -1 : 0;
  }

  @Test
  void i8x16() {
    Lane lane = new Lane(8);
    lane.signed("eq", I8x16Lanes::eq, (x, y) -> mask(x == y));
    lane.signed("ne", I8x16Lanes::ne, (x, y) -> mask(x != y));
    lane.signed("ltS", I8x16Lanes::ltS, (x, y) -> mask(x < y));
    lane.signed("gtS", I8x16Lanes::gtS, (x, y) -> mask(x > y));
    lane.signed("leS", I8x16Lanes::leS, (x, y) -> mask(x <= y));
    lane.signed("geS", I8x16Lanes::geS, (x, y) -> mask(x >= y));
    lane.unsigned("ltU", I8x16Lanes::ltU, (x, y) -> mask(x < y));
    lane.unsigned("gtU", I8x16Lanes::gtU, (x, y) -> mask(x > y));
    lane.unsigned("leU", I8x16Lanes::leU, (x, y) -> mask(x <= y));
    lane.unsigned("geU", I8x16Lanes::geU, (x, y) -> mask(x >= y));
    lane.unary("abs", I8x16Lanes::abs, Math::abs);
    lane.unary("neg", I8x16Lanes::neg, x -> -x);
    lane.unary("popcnt", I8x16Lanes::popcnt, x -> Long.bitCount(x & 0xFF));
    lane.signed("add", I8x16Lanes::add, Long::sum);
    lane.signed("sub", I8x16Lanes::sub, (x, y) -> x - y);
    lane.signed("minS", I8x16Lanes::minS, Math::min);
    lane.signed("maxS", I8x16Lanes::maxS, Math::max);
    lane.unsigned("minU", I8x16Lanes::minU, Math::min);
    lane.unsigned("maxU", I8x16Lanes::maxU, Math::max);
    lane.shift("shl", I8x16Lanes::shl, true, (x, count) -> x << count);
    lane.shift("shrS", I8x16Lanes::shrS, true, (x, count) -> x >> count);
    lane.shift("shrU", I8x16Lanes::shrU, false, (x, count) -> x >> count);
    lane.signed("addSatS", I8x16Lanes::addSatS, (x, y) -> lane.saturateS(x + y));
    lane.signed("subSatS", I8x16Lanes::subSatS, (x, y) -> lane.saturateS(x - y));
    lane.unsigned("addSatU", I8x16Lanes::addSatU, (x, y) -> lane.saturateU(x + y));
    lane.unsigned("subSatU", I8x16Lanes::subSatU, (x, y) -> lane.saturateU(x - y));
    lane.unsigned("avgrU", I8x16Lanes::avgrU, (x, y) -> (x + y + 1) / 2);
    lane.allTrue(I8x16Lanes::allTrue);
    lane.bitmask(I8x16Lanes::bitmask);
    lane.splat(x -> I8x16Lanes.splat((int) x));
    lane.extract("extractS", true, I8x16Lanes::extractS);
    lane.extract("extractU", false, I8x16Lanes::extractU);
    lane.replace(I8x16Lanes::replace);
    lane.narrow("narrowS", I8x16Lanes::narrowS, lane::saturateS);
    lane.narrow("narrowU", I8x16Lanes::narrowU, lane::saturateU);
    lane.assertComplete(I8x16Lanes.class);
  }

  @Test
  void i16x8() {
    Lane lane = new Lane(16);
    lane.signed("eq", I16x8Lanes::eq, (x, y) -> mask(x == y));
    lane.signed("ne", I16x8Lanes::ne, (x, y) -> mask(x != y));
    lane.signed("ltS", I16x8Lanes::ltS, (x, y) -> mask(x < y));
    lane.signed("gtS", I16x8Lanes::gtS, (x, y) -> mask(x > y));
    lane.signed("leS", I16x8Lanes::leS, (x, y) -> mask(x <= y));
    lane.signed("geS", I16x8Lanes::geS, (x, y) -> mask(x >= y));
    lane.unsigned("ltU", I16x8Lanes::ltU, (x, y) -> mask(x < y));
    lane.unsigned("gtU", I16x8Lanes::gtU, (x, y) -> mask(x > y));
    lane.unsigned("leU", I16x8Lanes::leU, (x, y) -> mask(x <= y));
    lane.unsigned("geU", I16x8Lanes::geU, (x, y) -> mask(x >= y));
    lane.unary("abs", I16x8Lanes::abs, Math::abs);
    lane.unary("neg", I16x8Lanes::neg, x -> -x);
    lane.signed("add", I16x8Lanes::add, Long::sum);
    lane.signed("sub", I16x8Lanes::sub, (x, y) -> x - y);
    lane.signed("mul", I16x8Lanes::mul, (x, y) -> x * y);
    lane.signed("minS", I16x8Lanes::minS, Math::min);
    lane.signed("maxS", I16x8Lanes::maxS, Math::max);
    lane.unsigned("minU", I16x8Lanes::minU, Math::min);
    lane.unsigned("maxU", I16x8Lanes::maxU, Math::max);
    lane.shift("shl", I16x8Lanes::shl, true, (x, count) -> x << count);
    lane.shift("shrS", I16x8Lanes::shrS, true, (x, count) -> x >> count);
    lane.shift("shrU", I16x8Lanes::shrU, false, (x, count) -> x >> count);
    lane.shift(
        "rotl",
        I16x8Lanes::rotl,
        false,
        (x, count) -> x << count | (count == 0 ? 0 : x >>> (16 - count)));
    lane.signed("addSatS", I16x8Lanes::addSatS, (x, y) -> lane.saturateS(x + y));
    lane.signed("subSatS", I16x8Lanes::subSatS, (x, y) -> lane.saturateS(x - y));
    lane.unsigned("addSatU", I16x8Lanes::addSatU, (x, y) -> lane.saturateU(x + y));
    lane.unsigned("subSatU", I16x8Lanes::subSatU, (x, y) -> lane.saturateU(x - y));
    lane.unsigned("avgrU", I16x8Lanes::avgrU, (x, y) -> (x + y + 1) / 2);
    lane.signed(
        "q15mulrSatS",
        I16x8Lanes::q15mulrSatS,
        (x, y) -> lane.saturateS(Math.floorDiv(x * y + (1 << 14), 1 << 15)));
    lane.allTrue(I16x8Lanes::allTrue);
    lane.bitmask(I16x8Lanes::bitmask);
    lane.splat(x -> I16x8Lanes.splat((int) x));
    lane.extract("extractS", true, I16x8Lanes::extractS);
    lane.extract("extractU", false, I16x8Lanes::extractU);
    lane.replace(I16x8Lanes::replace);
    lane.extend("extendS", true, I16x8Lanes::extendS);
    lane.extend("extendU", false, I16x8Lanes::extendU);
    lane.extmul("extmulS", true, I16x8Lanes::extmulS);
    lane.extmul("extmulU", false, I16x8Lanes::extmulU);
    lane.extaddPairwise("extaddPairwiseS", true, I16x8Lanes::extaddPairwiseS);
    lane.extaddPairwise("extaddPairwiseU", false, I16x8Lanes::extaddPairwiseU);
    lane.narrow("narrowS", I16x8Lanes::narrowS, lane::saturateS);
    lane.narrow("narrowU", I16x8Lanes::narrowU, lane::saturateU);
    lane.assertComplete(I16x8Lanes.class);
  }

  @Test
  void i32x4() {
    Lane lane = new Lane(32);
    lane.signed("eq", I32x4Lanes::eq, (x, y) -> mask(x == y));
    lane.signed("ne", I32x4Lanes::ne, (x, y) -> mask(x != y));
    lane.signed("ltS", I32x4Lanes::ltS, (x, y) -> mask(x < y));
    lane.signed("gtS", I32x4Lanes::gtS, (x, y) -> mask(x > y));
    lane.signed("leS", I32x4Lanes::leS, (x, y) -> mask(x <= y));
    lane.signed("geS", I32x4Lanes::geS, (x, y) -> mask(x >= y));
    lane.unsigned("ltU", I32x4Lanes::ltU, (x, y) -> mask(x < y));
    lane.unsigned("gtU", I32x4Lanes::gtU, (x, y) -> mask(x > y));
    lane.unsigned("leU", I32x4Lanes::leU, (x, y) -> mask(x <= y));
    lane.unsigned("geU", I32x4Lanes::geU, (x, y) -> mask(x >= y));
    lane.unary("abs", I32x4Lanes::abs, Math::abs);
    lane.unary("neg", I32x4Lanes::neg, x -> -x);
    lane.signed("add", I32x4Lanes::add, Long::sum);
    lane.signed("sub", I32x4Lanes::sub, (x, y) -> x - y);
    lane.signed("mul", I32x4Lanes::mul, (x, y) -> x * y);
    lane.signed("minS", I32x4Lanes::minS, Math::min);
    lane.signed("maxS", I32x4Lanes::maxS, Math::max);
    lane.unsigned("minU", I32x4Lanes::minU, Math::min);
    lane.unsigned("maxU", I32x4Lanes::maxU, Math::max);
    lane.shift("shl", I32x4Lanes::shl, true, (x, count) -> x << count);
    lane.shift("shrS", I32x4Lanes::shrS, true, (x, count) -> x >> count);
    lane.shift("shrU", I32x4Lanes::shrU, false, (x, count) -> x >> count);
    lane.shift(
        "rotl",
        I32x4Lanes::rotl,
        false,
        (x, count) -> x << count | (count == 0 ? 0 : x >>> (32 - count)));
    lane.allTrue(I32x4Lanes::allTrue);
    lane.bitmask(I32x4Lanes::bitmask);
    lane.splat(x -> I32x4Lanes.splat((int) x));
    lane.extract("extractS", true, I32x4Lanes::extractS);
    lane.replace(I32x4Lanes::replace);
    lane.extend("extendS", true, I32x4Lanes::extendS);
    lane.extend("extendU", false, I32x4Lanes::extendU);
    lane.extmul("extmulS", true, I32x4Lanes::extmulS);
    lane.extmul("extmulU", false, I32x4Lanes::extmulU);
    lane.extaddPairwise("extaddPairwiseS", true, I32x4Lanes::extaddPairwiseS);
    lane.extaddPairwise("extaddPairwiseU", false, I32x4Lanes::extaddPairwiseU);
    lane.signed("dot", I32x4Lanes::dot, IntegerLanesTests::dot);
    lane.assertComplete(I32x4Lanes.class);
  }

  private static long dot(long x, long y) {
    return (short) x * (long) (short) y + (short) (x >> 16) * (long) (short) (y >> 16);
  }

  @Test
  void i64x2() {
    Lane lane = new Lane(64);
    lane.signed("eq", I64x2Lanes::eq, (x, y) -> mask(x == y));
    lane.signed("ne", I64x2Lanes::ne, (x, y) -> mask(x != y));
    lane.signed("ltS", I64x2Lanes::ltS, (x, y) -> mask(x < y));
    lane.signed("gtS", I64x2Lanes::gtS, (x, y) -> mask(x > y));
    lane.signed("leS", I64x2Lanes::leS, (x, y) -> mask(x <= y));
    lane.signed("geS", I64x2Lanes::geS, (x, y) -> mask(x >= y));
    lane.unary("abs", I64x2Lanes::abs, x -> x < 0 ? -x : x);
    lane.unary("neg", I64x2Lanes::neg, x -> 0 - x);
    lane.signed("add", I64x2Lanes::add, Long::sum);
    lane.signed("sub", I64x2Lanes::sub, (x, y) -> x - y);
    lane.signed("mul", I64x2Lanes::mul, (x, y) -> x * y);
    lane.shift("shl", I64x2Lanes::shl, true, (x, count) -> x << count);
    lane.shift("shrS", I64x2Lanes::shrS, true, (x, count) -> x >> count);
    lane.shift("shrU", I64x2Lanes::shrU, false, (x, count) -> x >>> count);
    lane.shift(
        "rotl",
        I64x2Lanes::rotl,
        false,
        (x, count) -> x << count | (count == 0 ? 0 : x >>> (64 - count)));
    lane.allTrue(I64x2Lanes::allTrue);
    lane.bitmask(I64x2Lanes::bitmask);
    lane.splat(I64x2Lanes::splat);
    lane.extend("extendS", true, I64x2Lanes::extendS);
    lane.extend("extendU", false, I64x2Lanes::extendU);
    lane.extmul("extmulS", true, I64x2Lanes::extmulS);
    lane.extmul("extmulU", false, I64x2Lanes::extmulU);
    lane.assertComplete(I64x2Lanes.class);
  }
}
