package io.dunlin.wasm.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** Integer division and wide arithmetic against {@link BigInteger}. */
class ScalarIntegerTests {
  private static final BigInteger TWO_TO_32 = BigInteger.ONE.shiftLeft(32);
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger TWO_TO_128 = BigInteger.ONE.shiftLeft(128);

  private interface IntOperation {
    int apply(int x, int y);
  }

  private interface LongOperation {
    long apply(long x, long y);
  }

  private static BigInteger signed(long x) {
    return BigInteger.valueOf(x);
  }

  private static BigInteger unsigned(int x) {
    return BigInteger.valueOf(x).mod(TWO_TO_32);
  }

  private static BigInteger unsigned(long x) {
    return BigInteger.valueOf(x).mod(TWO_TO_64);
  }

  private static BigInteger wide(long low, long high) {
    return unsigned(high).shiftLeft(64).or(unsigned(low));
  }

  private static void assertTrap(NumericTrap.Kind kind, Runnable operation) {
    NumericTrap trap = assertThrows(NumericTrap.class, operation::run);
    assertEquals(kind, trap.kind());
    assertEquals(0, trap.getStackTrace().length);
  }

  private static void checkInts(
      boolean isSigned, BinaryOperator<BigInteger> reference, IntOperation operation) {
    for (int x : Samples.INTS) {
      for (int y : Samples.INTS) {
        if (y == 0) {
          assertTrap(NumericTrap.Kind.INTEGER_DIVIDE_BY_ZERO, () -> operation.apply(x, y));
          continue;
        }
        BigInteger expected =
            isSigned
                ? reference.apply(signed(x), signed(y))
                : reference.apply(unsigned(x), unsigned(y));
        if (isSigned && expected.bitLength() > 31) {
          assertTrap(NumericTrap.Kind.INTEGER_OVERFLOW, () -> operation.apply(x, y));
        } else {
          assertEquals(expected.intValue(), operation.apply(x, y), () -> x + ", " + y);
        }
      }
    }
  }

  private static void checkLongs(
      boolean isSigned, BinaryOperator<BigInteger> reference, LongOperation operation) {
    for (long x : Samples.LONGS) {
      for (long y : Samples.LONGS) {
        if (y == 0) {
          assertTrap(NumericTrap.Kind.INTEGER_DIVIDE_BY_ZERO, () -> operation.apply(x, y));
          continue;
        }
        BigInteger expected =
            isSigned
                ? reference.apply(signed(x), signed(y))
                : reference.apply(unsigned(x), unsigned(y));
        if (isSigned && expected.bitLength() > 63) {
          assertTrap(NumericTrap.Kind.INTEGER_OVERFLOW, () -> operation.apply(x, y));
        } else {
          assertEquals(expected.longValue(), operation.apply(x, y), () -> x + ", " + y);
        }
      }
    }
  }

  @Test
  void division() {
    checkInts(true, BigInteger::divide, Scalar::i32DivS);
    checkInts(false, BigInteger::divide, Scalar::i32DivU);
    checkLongs(true, BigInteger::divide, Scalar::i64DivS);
    checkLongs(false, BigInteger::divide, Scalar::i64DivU);
  }

  @Test
  void remainder() {
    checkInts(true, BigInteger::remainder, Scalar::i32RemS);
    checkInts(false, BigInteger::remainder, Scalar::i32RemU);
    checkLongs(true, BigInteger::remainder, Scalar::i64RemS);
    checkLongs(false, BigInteger::remainder, Scalar::i64RemU);
  }

  @Test
  void wideProducts() {
    for (long x : Samples.LONGS) {
      for (long y : Samples.LONGS) {
        assertEquals(
            unsigned(x).multiply(unsigned(y)),
            wide(x * y, Scalar.i64MulWideUHigh(x, y)),
            () -> x + " * " + y);
        assertEquals(
            signed(x).multiply(signed(y)).mod(TWO_TO_128),
            wide(x * y, Scalar.i64MulWideSHigh(x, y)),
            () -> x + " * " + y);
      }
    }
  }

  @Test
  void wideSumsAndDifferences() {
    long[] highs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x123456789ABCDEFL};
    for (long x : Samples.LONGS) {
      for (long y : Samples.LONGS) {
        for (long xHigh : highs) {
          for (long yHigh : highs) {
            BigInteger left = wide(x, xHigh);
            BigInteger right = wide(y, yHigh);
            assertEquals(
                left.add(right).mod(TWO_TO_128),
                wide(x + y, Scalar.i64Add128High(x, xHigh, y, yHigh)));
            assertEquals(
                left.subtract(right).mod(TWO_TO_128),
                wide(x - y, Scalar.i64Sub128High(x, xHigh, y, yHigh)));
          }
        }
      }
    }
  }
}
