package io.dunlin.wasm.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conversions between integers and floating point against exact arithmetic. */
class ScalarConversionTests {
  /** All samples of both precisions: operands of single precision are widened. */
  private static final double[] NUMBERS =
      DoubleStream.concat(
              DoubleStream.of(Samples.DOUBLES),
              IntStream.range(0, Samples.FLOATS.length).mapToDouble(i -> Samples.FLOATS[i]))
          .toArray();

  /** The range of an integer type. */
  private static final class Range {
    final BigInteger min;
    final BigInteger max;

    Range(int bits, boolean signed) {
      this.min = signed ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
      this.max = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
    }

    boolean contains(BigInteger x) {
      return x.compareTo(min) >= 0 && x.compareTo(max) <= 0;
    }

    BigInteger saturate(double x) {
      if (Double.isNaN(x)) {
        return BigInteger.ZERO;
      }
      if (Double.isInfinite(x)) {
        return x < 0 ? min : max;
      }
      return new BigDecimal(x).toBigInteger().max(min).min(max);
    }
  }

  private static void checkTrapping(Range range, DoubleFunction<Number> operation) {
    for (double x : NUMBERS) {
      if (Double.isNaN(x)) {
        assertTrap(NumericTrap.Kind.INVALID_CONVERSION_TO_INTEGER, x, operation);
      } else if (Double.isInfinite(x) || !range.contains(new BigDecimal(x).toBigInteger())) {
        assertTrap(NumericTrap.Kind.INTEGER_OVERFLOW, x, operation);
      } else {
        long expected = new BigDecimal(x).toBigInteger().longValue();
        assertSameBits(range, expected, operation.apply(x), x);
      }
    }
  }

  private static void assertTrap(
      NumericTrap.Kind kind, double x, DoubleFunction<Number> operation) {
    NumericTrap trap =
        assertThrows(NumericTrap.class, () -> operation.apply(x), () -> Double.toHexString(x));
    assertEquals(kind, trap.kind(), () -> Double.toHexString(x));
  }

  private static void checkSaturating(Range range, DoubleFunction<Number> operation) {
    for (double x : NUMBERS) {
      assertSameBits(range, range.saturate(x).longValue(), operation.apply(x), x);
    }
  }

  private static void assertSameBits(Range range, long expected, Number actual, double x) {
    if (range.max.bitLength() <= 32) {
      assertEquals((int) expected, actual.intValue(), () -> Double.toHexString(x));
    } else {
      assertEquals(expected, actual.longValue(), () -> Double.toHexString(x));
    }
  }

  @Test
  void trappingTruncation() {
    checkTrapping(new Range(32, true), Scalar::i32TruncS);
    checkTrapping(new Range(32, false), Scalar::i32TruncU);
    checkTrapping(new Range(64, true), Scalar::i64TruncS);
    checkTrapping(new Range(64, false), Scalar::i64TruncU);
  }

  @Test
  void saturatingTruncation() {
    checkSaturating(new Range(32, true), Scalar::i32TruncSatS);
    checkSaturating(new Range(32, false), Scalar::i32TruncSatU);
    checkSaturating(new Range(64, true), Scalar::i64TruncSatS);
    checkSaturating(new Range(64, false), Scalar::i64TruncSatU);
  }

  @Test
  void messagesOfTraps() {
    assertEquals(
        "invalid conversion to integer",
        assertThrows(NumericTrap.class, () -> Scalar.i32TruncS(Double.NaN)).getMessage());
    assertEquals(
        "integer overflow",
        assertThrows(NumericTrap.class, () -> Scalar.i32TruncS(1e10)).getMessage());
    assertEquals(
        "integer divide by zero",
        assertThrows(NumericTrap.class, () -> Scalar.i32DivS(1, 0)).getMessage());
  }

  @Test
  void unsignedIntegersToFloatingPoint() {
    for (int x : Samples.INTS) {
      BigInteger value = new BigInteger(Integer.toUnsignedString(x));
      assertEquals(value.floatValue(), Scalar.f32ConvertI32U(x));
      assertEquals(value.doubleValue(), Scalar.f64ConvertI32U(x));
    }
    for (long x : Samples.LONGS) {
      BigInteger value = new BigInteger(Long.toUnsignedString(x));
      assertEquals(value.floatValue(), Scalar.f32ConvertI64U(x), () -> Long.toHexString(x));
      assertEquals(value.doubleValue(), Scalar.f64ConvertI64U(x), () -> Long.toHexString(x));
    }
  }
}
