package io.dunlin.wasm.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Floating point operations against exact arithmetic, bit by bit; NaN results are quiet. */
class ScalarFloatTests {
  private static void assertSame(double expected, double actual, double x) {
    if (Double.isNaN(expected)) {
      assertTrue(Samples.isQuiet(actual), () -> Double.toHexString(x));
    } else {
      assertEquals(
          Double.doubleToRawLongBits(expected),
          Double.doubleToRawLongBits(actual),
          () -> Double.toHexString(x));
    }
  }

  private static void assertSame(float expected, float actual, float x) {
    if (Float.isNaN(expected)) {
      assertTrue(Samples.isQuiet(actual), () -> Float.toHexString(x));
    } else {
      assertEquals(
          Float.floatToRawIntBits(expected),
          Float.floatToRawIntBits(actual),
          () -> Float.toHexString(x));
    }
  }

  /** Rounds to an integer; zero keeps the sign. */
  private static double round(double x, RoundingMode mode) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return x;
    }
    double magnitude = new BigDecimal(x).setScale(0, mode).abs().doubleValue();
    return Math.copySign(magnitude, x);
  }

  private static void checkRounding(
      RoundingMode mode, DoubleUnaryOperator f64, UnaryOperator<Float> f32) {
    for (double x : Samples.DOUBLES) {
      assertSame(round(x, mode), f64.applyAsDouble(x), x);
    }
    for (float x : Samples.FLOATS) {
      assertSame((float) round(x, mode), f32.apply(x), x);
    }
  }

  @Test
  void rounding() {
    checkRounding(RoundingMode.CEILING, Scalar::f64Ceil, Scalar::f32Ceil);
    checkRounding(RoundingMode.FLOOR, Scalar::f64Floor, Scalar::f32Floor);
    checkRounding(RoundingMode.DOWN, Scalar::f64Trunc, Scalar::f32Trunc);
    checkRounding(RoundingMode.HALF_EVEN, Scalar::f64Nearest, Scalar::f32Nearest);
  }

  @Test
  void squareRoot() {
    for (float x : Samples.FLOATS) {
      float expected = Float.NaN;
      if (x == 0 || x == Float.POSITIVE_INFINITY) {
        expected = x;
      } else if (x > 0) {
        expected = new BigDecimal(x).sqrt(new MathContext(60)).floatValue();
      }
      assertSame(expected, Scalar.f32Sqrt(x), x);
    }
  }

  /** The lesser, by value and then by sign. */
  private static double least(double x, double y) {
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return Double.NaN;
    }
    if (x == y) {
      return Math.copySign(1, x) < 0 ? x : y;
    }
    return x < y ? x : y;
  }

  private static double greatest(double x, double y) {
    return -least(-x, -y);
  }

  private static void checkChoice(
      DoubleBinaryOperator reference, DoubleBinaryOperator f64, BinaryOperator<Float> f32) {
    for (double x : Samples.DOUBLES) {
      for (double y : Samples.DOUBLES) {
        assertSame(reference.applyAsDouble(x, y), f64.applyAsDouble(x, y), x);
      }
    }
    for (float x : Samples.FLOATS) {
      for (float y : Samples.FLOATS) {
        assertSame((float) reference.applyAsDouble(x, y), f32.apply(x, y), x);
      }
    }
  }

  @Test
  void minimumAndMaximum() {
    checkChoice(ScalarFloatTests::least, Scalar::f64Min, Scalar::f32Min);
    checkChoice(ScalarFloatTests::greatest, Scalar::f64Max, Scalar::f32Max);
  }

  @Test
  void copysignMovesNothingButTheSign() {
    for (int x : Samples.INTS) {
      for (int y : Samples.INTS) {
        int result = Scalar.f32Copysign(x, y);
        assertEquals(y < 0, result < 0);
        assertEquals(x << 1, result << 1);
      }
    }
    for (long x : Samples.LONGS) {
      for (long y : Samples.LONGS) {
        long result = Scalar.f64Copysign(x, y);
        assertEquals(y < 0, result < 0);
        assertEquals(x << 1, result << 1);
      }
    }
  }
}
