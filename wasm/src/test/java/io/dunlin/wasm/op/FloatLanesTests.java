package io.dunlin.wasm.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Every method on floating point lanes against the scalar instruction on each lane. Results are
 * compared bit by bit; where a NaN is computed, it must be quiet.
 */
class FloatLanesTests {
  private interface Ternary {
    long apply(long x, long y, long z);
  }

  private interface FloatTest {
    boolean test(float x, float y);
  }

  private interface DoubleTest {
    boolean test(double x, double y);
  }

  private final Set<String> checked = new HashSet<>();

  private static long pair(int low, int high) {
    return (low & 0xFFFFFFFFL) | ((long) high << 32);
  }

  /** A half from a sample and the one that follows it at a distance. */
  private static long floats(int i) {
    float[] samples = Samples.FLOATS;
    return pair(bits(samples[i]), bits(samples[(i + 29) % samples.length]));
  }

  private static int bits(float x) {
    return Float.floatToRawIntBits(x);
  }

  private static long bits(double x) {
    return Double.doubleToRawLongBits(x);
  }

  private static float lane(long x, int lane) {
    return Float.intBitsToFloat((int) (x >>> (32 * lane)));
  }

  private static double lane(long x) {
    return Double.longBitsToDouble(x);
  }

  private static void assertSame(String name, float expected, float actual) {
    if (Float.isNaN(expected)) {
      assertTrue(Samples.isQuiet(actual), name);
    } else {
      assertEquals(bits(expected), bits(actual), name);
    }
  }

  private static void assertSame(String name, double expected, double actual) {
    if (Double.isNaN(expected)) {
      assertTrue(Samples.isQuiet(actual), name);
    } else {
      assertEquals(bits(expected), bits(actual), name);
    }
  }

  private void f32(String name, LongUnaryOperator actual, UnaryOperator<Float> definition) {
    checked.add(name);
    for (int i = 0; i < Samples.FLOATS.length; i++) {
      long x = floats(i);
      long result = actual.applyAsLong(x);
      assertSame(name, definition.apply(lane(x, 0)), lane(result, 0));
      assertSame(name, definition.apply(lane(x, 1)), lane(result, 1));
    }
  }

  private void f32(String name, LongBinaryOperator actual, BinaryOperator<Float> definition) {
    checked.add(name);
    for (int i = 0; i < Samples.FLOATS.length; i++) {
      for (int j = 0; j < Samples.FLOATS.length; j++) {
        long x = floats(i);
        long y = floats(j);
        long result = actual.applyAsLong(x, y);
        assertSame(name, definition.apply(lane(x, 0), lane(y, 0)), lane(result, 0));
        assertSame(name, definition.apply(lane(x, 1), lane(y, 1)), lane(result, 1));
      }
    }
  }

  private void f32Test(String name, LongBinaryOperator actual, FloatTest definition) {
    checked.add(name);
    for (int i = 0; i < Samples.FLOATS.length; i++) {
      for (int j = 0; j < Samples.FLOATS.length; j++) {
        long x = floats(i);
        long y = floats(j);
        int low = definition.test(lane(x, 0), lane(y, 0)) ? -1 : 0;
        int high = definition.test(lane(x, 1), lane(y, 1)) ? -1 : 0;
        assertEquals(pair(low, high), actual.applyAsLong(x, y), name);
      }
    }
  }

  /** Checks what takes the second operand if a test holds, otherwise the first, NaN or not. */
  private void f32Choice(String name, LongBinaryOperator actual, FloatTest takesSecond) {
    checked.add(name);
    for (int i = 0; i < Samples.FLOATS.length; i++) {
      for (int j = 0; j < Samples.FLOATS.length; j++) {
        long x = floats(i);
        long y = floats(j);
        long low = takesSecond.test(lane(x, 0), lane(y, 0)) ? y : x;
        long high = takesSecond.test(lane(x, 1), lane(y, 1)) ? y : x;
        long expected = pair((int) low, (int) (high >>> 32));
        assertEquals(expected, actual.applyAsLong(x, y), name);
      }
    }
  }

  private void f64(String name, LongUnaryOperator actual, DoubleUnaryOperator definition) {
    checked.add(name);
    for (double x : Samples.DOUBLES) {
      assertSame(name, definition.applyAsDouble(x), lane(actual.applyAsLong(bits(x))));
    }
  }

  private void f64(String name, LongBinaryOperator actual, DoubleBinaryOperator definition) {
    checked.add(name);
    for (double x : Samples.DOUBLES) {
      for (double y : Samples.DOUBLES) {
        long result = actual.applyAsLong(bits(x), bits(y));
        assertSame(name, definition.applyAsDouble(x, y), lane(result));
      }
    }
  }

  private void f64Test(String name, LongBinaryOperator actual, DoubleTest definition) {
    checked.add(name);
    for (double x : Samples.DOUBLES) {
      for (double y : Samples.DOUBLES) {
        long expected = definition.test(x, y) ? -1 : 0;
        assertEquals(expected, actual.applyAsLong(bits(x), bits(y)), name);
      }
    }
  }

  private void f64Choice(String name, LongBinaryOperator actual, DoubleTest takesSecond) {
    checked.add(name);
    for (double x : Samples.DOUBLES) {
      for (double y : Samples.DOUBLES) {
        double expected = takesSecond.test(x, y) ? y : x;
        assertEquals(bits(expected), actual.applyAsLong(bits(x), bits(y)), name);
      }
    }
  }

  private void assertComplete(Class<?> lanes) {
    for (Method method : lanes.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        assertTrue(checked.contains(method.getName()), () -> "unchecked: " + method);
      }
    }
  }

  @Test
  void f32x4() {
    f32Test("eq", F32x4Lanes::eq, (x, y) -> x == y);
    f32Test("ne", F32x4Lanes::ne, (x, y) -> x != y);
    f32Test("lt", F32x4Lanes::lt, (x, y) -> x < y);
    f32Test("gt", F32x4Lanes::gt, (x, y) -> x > y);
    f32Test("le", F32x4Lanes::le, (x, y) -> x <= y);
    f32Test("ge", F32x4Lanes::ge, (x, y) -> x >= y);
    f32("ceil", F32x4Lanes::ceil, Scalar::f32Ceil);
    f32("floor", F32x4Lanes::floor, Scalar::f32Floor);
    f32("trunc", F32x4Lanes::trunc, Scalar::f32Trunc);
    f32("nearest", F32x4Lanes::nearest, Scalar::f32Nearest);
    f32("sqrt", F32x4Lanes::sqrt, Scalar::f32Sqrt);
    f32("add", F32x4Lanes::add, (x, y) -> x + y);
    f32("sub", F32x4Lanes::sub, (x, y) -> x - y);
    f32("mul", F32x4Lanes::mul, (x, y) -> x * y);
    f32("div", F32x4Lanes::div, (x, y) -> x / y);
    f32("min", F32x4Lanes::min, Scalar::f32Min);
    f32("max", F32x4Lanes::max, Scalar::f32Max);
    f32Choice("pmin", F32x4Lanes::pmin, (x, y) -> y < x);
    f32Choice("pmax", F32x4Lanes::pmax, (x, y) -> x < y);
    f32Signs();
    f32Conversions();
    f32MultiplyAdd("madd", F32x4Lanes::madd, 1);
    f32MultiplyAdd("nmadd", F32x4Lanes::nmadd, -1);
    assertComplete(F32x4Lanes.class);
  }

  private void f32Signs() {
    checked.add("abs");
    checked.add("neg");
    for (long x : Samples.LONGS) {
      int low = (int) x;
      int high = (int) (x >>> 32);
      assertEquals(pair(low & Integer.MAX_VALUE, high & Integer.MAX_VALUE), F32x4Lanes.abs(x));
      assertEquals(pair(low ^ Integer.MIN_VALUE, high ^ Integer.MIN_VALUE), F32x4Lanes.neg(x));
    }
  }

  private void f32Conversions() {
    checked.addAll(Set.of("convertI32x4S", "convertI32x4U", "truncSatS", "truncSatU", "demote"));
    for (long x : Samples.LONGS) {
      int low = (int) x;
      int high = (int) (x >>> 32);
      assertEquals(pair(bits((float) low), bits((float) high)), F32x4Lanes.convertI32x4S(x));
      assertEquals(
          pair(bits(Scalar.f32ConvertI32U(low)), bits(Scalar.f32ConvertI32U(high))),
          F32x4Lanes.convertI32x4U(x));
    }
    for (int i = 0; i < Samples.FLOATS.length; i++) {
      long x = floats(i);
      assertEquals(
          pair(Scalar.i32TruncSatS(lane(x, 0)), Scalar.i32TruncSatS(lane(x, 1))),
          F32x4Lanes.truncSatS(x));
      assertEquals(
          pair(Scalar.i32TruncSatU(lane(x, 0)), Scalar.i32TruncSatU(lane(x, 1))),
          F32x4Lanes.truncSatU(x));
    }
    for (double x : Samples.DOUBLES) {
      for (double y : Samples.DOUBLES) {
        long result = F32x4Lanes.demote(bits(x), bits(y));
        assertSame("demote", (float) x, lane(result, 0));
        assertSame("demote", (float) y, lane(result, 1));
      }
    }
  }

  private void f32MultiplyAdd(String name, Ternary actual, int sign) {
    checked.add(name);
    for (int i = 0; i < Samples.FLOATS.length; i++) {
      for (int j = 0; j < Samples.FLOATS.length; j += 3) {
        for (int k = 0; k < Samples.FLOATS.length; k += 5) {
          long x = floats(i);
          long y = floats(j);
          long z = floats(k);
          long result = actual.apply(x, y, z);
          for (int lane = 0; lane < 2; lane++) {
            float product = sign * lane(x, lane) * lane(y, lane);
            assertSame(name, product + lane(z, lane), lane(result, lane));
          }
        }
      }
    }
  }

  @Test
  void f64x2() {
    f64Test("eq", F64x2Lanes::eq, (x, y) -> x == y);
    f64Test("ne", F64x2Lanes::ne, (x, y) -> x != y);
    f64Test("lt", F64x2Lanes::lt, (x, y) -> x < y);
    f64Test("gt", F64x2Lanes::gt, (x, y) -> x > y);
    f64Test("le", F64x2Lanes::le, (x, y) -> x <= y);
    f64Test("ge", F64x2Lanes::ge, (x, y) -> x >= y);
    f64("ceil", F64x2Lanes::ceil, Scalar::f64Ceil);
    f64("floor", F64x2Lanes::floor, Scalar::f64Floor);
    f64("trunc", F64x2Lanes::trunc, Scalar::f64Trunc);
    f64("nearest", F64x2Lanes::nearest, Scalar::f64Nearest);
    f64("sqrt", F64x2Lanes::sqrt, Math::sqrt);
    f64("add", F64x2Lanes::add, (x, y) -> x + y);
    f64("sub", F64x2Lanes::sub, (x, y) -> x - y);
    f64("mul", F64x2Lanes::mul, (x, y) -> x * y);
    f64("div", F64x2Lanes::div, (x, y) -> x / y);
    f64("min", F64x2Lanes::min, Scalar::f64Min);
    f64("max", F64x2Lanes::max, Scalar::f64Max);
    f64Choice("pmin", F64x2Lanes::pmin, (x, y) -> y < x);
    f64Choice("pmax", F64x2Lanes::pmax, (x, y) -> x < y);
    f64SignsAndConversions();
    f64MultiplyAdd("madd", F64x2Lanes::madd, 1);
    f64MultiplyAdd("nmadd", F64x2Lanes::nmadd, -1);
    assertComplete(F64x2Lanes.class);
  }

  private void f64SignsAndConversions() {
    checked.addAll(
        Set.of("abs", "neg", "convertI32S", "convertI32U", "promote", "truncSatS", "truncSatU"));
    for (long x : Samples.LONGS) {
      assertEquals(x & Long.MAX_VALUE, F64x2Lanes.abs(x));
      assertEquals(x ^ Long.MIN_VALUE, F64x2Lanes.neg(x));
      assertEquals(bits((double) (int) x), F64x2Lanes.convertI32S(x));
      assertEquals(bits((double) (x & 0xFFFFFFFFL)), F64x2Lanes.convertI32U(x));
    }
    for (int i = 0; i < Samples.FLOATS.length; i++) {
      long x = floats(i);
      assertSame("promote", (double) lane(x, 0), lane(F64x2Lanes.promote(x)));
    }
    for (double x : Samples.DOUBLES) {
      for (double y : Samples.DOUBLES) {
        assertEquals(
            pair(Scalar.i32TruncSatS(x), Scalar.i32TruncSatS(y)),
            F64x2Lanes.truncSatS(bits(x), bits(y)));
        assertEquals(
            pair(Scalar.i32TruncSatU(x), Scalar.i32TruncSatU(y)),
            F64x2Lanes.truncSatU(bits(x), bits(y)));
      }
    }
  }

  private void f64MultiplyAdd(String name, Ternary actual, int sign) {
    checked.add(name);
    for (double x : Samples.DOUBLES) {
      for (double y : Samples.DOUBLES) {
        for (double z : new double[] {0, -0.0, 1, -1e300, Double.MAX_VALUE, Double.NaN, x, y}) {
          double product = sign * x * y;
          long result = actual.apply(bits(x), bits(y), bits(z));
          assertSame(name, product + z, lane(result));
        }
      }
    }
  }
}
