package io.dunlin.wat.parse;

import static io.dunlin.wat.parse.Texts.assertFault;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasm.op.LaneShape;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of numbers and vectors. */
class LiteralTests {
  private static final long SEED = 20_261_127L;

  private static Lexer lexer(String text) {
    return new Lexer(Source.of(text));
  }

  private static float f32(String text) {
    return Float.intBitsToFloat(FloatLiteral.readF32(lexer(text)));
  }

  private static double f64(String text) {
    return Double.longBitsToDouble(FloatLiteral.readF64(lexer(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 32, 0",
    "-0, 32, 0",
    "+7, 32, 7",
    "4294967295, 32, 4294967295",
    "-2147483648, 32, -2147483648",
    "0xffff_ffff, 32, 4294967295",
    "-0x8000_0000, 32, -2147483648",
    "1_000, 32, 1000",
    "18446744073709551615, 64, -1",
    "-9223372036854775808, 64, -9223372036854775808",
    "0xFFFFFFFFFFFFFFFF, 64, -1",
    "255, 8, 255",
    "-128, 8, -128",
    "65535, 16, 65535",
  })
  void integers(String text, int bits, long expected) {
    assertEquals(expected, IntegerLiteral.read(lexer(text), bits));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "constant out of range | (func i32.const \u00AB4294967296\u00BB)",
        "constant out of range | (func i32.const \u00AB-2147483649\u00BB)",
        "constant out of range | (func i32.const \u00AB0x1_0000_0000\u00BB)",
        "constant out of range | (func i64.const \u00AB18446744073709551616\u00BB)",
        "constant out of range | (func i64.const \u00AB-9223372036854775809\u00BB)",
        "constant out of range | (func i64.const \u00AB99999999999999999999999999\u00BB)",
        "constant out of range | (func i64.const \u00AB0xfffffffffffffffff\u00BB)",
        "unexpected token, expected an i32 constant | (func i32.const \u00AB1.0\u00BB)",
        "unexpected token, expected an i32 constant | (func i32.const \u00ABnan\u00BB)",
        "unexpected token, expected an i32 constant | (func i32.const\u00AB)\u00BB",
        "unknown operator 0x | (func i32.const \u00AB0x\u00BB)",
        "unknown operator 1_ | (func i32.const \u00AB1_\u00BB)",
        "unknown operator 1__0 | (func i32.const \u00AB1__0\u00BB)",
        "unknown operator 0xg | (func i32.const \u00AB0xg\u00BB)",
        "unknown operator +$x | (func i32.const \u00AB+$x\u00BB)",
        "unexpected token, expected an f32 constant | (func f32.const \u00AB\"1\"\u00BB)",
        "unknown operator 1e | (func f32.const \u00AB1e\u00BB)",
        "unknown operator nan:0x | (func f32.const \u00ABnan:0x\u00BB)",
        "unexpected token, expected an f32 constant | (func f32.const \u00ABnan:canonical\u00BB)",
        "constant out of range | (func f32.const \u00ABnan:0x0\u00BB)",
        "constant out of range | (func f32.const \u00ABnan:0x800000\u00BB)",
        "constant out of range | (func f64.const \u00ABnan:0x10000000000000\u00BB)",
        "constant out of range | (func f32.const \u00AB3.4028236e38\u00BB)",
        "constant out of range | (func f32.const \u00AB0x1p128\u00BB)",
        "constant out of range | (func f32.const \u00AB-0x1.ffffffp127\u00BB)",
        "constant out of range | (func f64.const \u00AB1e309\u00BB)",
        "constant out of range | (func f64.const \u00AB0x1p1024\u00BB)",
        "constant out of range | (func f64.const \u00AB1e99999999999\u00BB)",
        "unexpected token, expected the shape of a vector | (func v128.const \u00AB1\u00BB)",
        "unexpected token, expected the shape of a vector | (func v128.const \u00ABi32\u00BB 1)",
        "wrong number of lane literals: 3, expected 4 | (func v128.const i32x4 1 2 3\u00AB)\u00BB",
        "wrong number of lane literals: 3, expected 2 | (func v128.const f64x2 1 2 3\u00AB)\u00BB",
        "constant out of range"
            + " | (func v128.const i8x16 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 \u00AB256\u00BB)",
        "unexpected token, expected an i32 constant | (func v128.const i32x4 \u00AB1.0\u00BB 2 3 4)",
        "invalid lane length: 2, expected 16 | (func i8x16.shuffle 1 2\u00AB)\u00BB",
        "i8 constant out of range: not the number of a lane"
            + " | (func i8x16.shuffle 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 \u00AB-1\u00BB)",
        "i8 constant out of range"
            + " | (func i8x16.shuffle 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 \u00AB256\u00BB)",
      })
  void faults(String reason, String text) {
    assertFault(reason, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1",
        "0.1",
        "1.",
        "1e3",
        "1E-3",
        "1.5e+3",
        "123456789.123456789",
        "1e-45",
        "7e-46",
        "3.4028235e38",
        "3.40282356779733e38",
        "1e-50",
        "16777217",
        "16777219",
        "0.000000000000000000000000000000000000011754942807573643"
      })
  void decimalSinglePrecisionNumbers(String text) {
    assertEquals(Float.parseFloat(text), f32(text), text);
    assertEquals(-Float.parseFloat(text), f32("-" + text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.1",
        "1e308",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "5e-324",
        "2e-324",
        "9007199254740993",
        "2.2250738585072011e-308"
      })
  void decimalDoublePrecisionNumbers(String text) {
    assertEquals(Double.parseDouble(text), f64(text), text);
  }

  @Test
  void underscoresDivideDigits() {
    assertEquals(1234.5678e10, f64("1_23_4.56_7_8e1_0"));
    assertEquals(0x1234.5678p10, f64("0x1_23_4.56_7_8p1_0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x0p0",
        "0x1p0",
        "0x1p-149",
        "0x1p-150",
        "0x1.000001p-150",
        "0x1.8p-149",
        "0x1.fffffep127",
        "0x1.fffffefp127",
        "0x1.000001p0",
        "0x1.000003p0",
        "0x1.0000010000000000000001p0",
        "0x0.00000000000000000000000001p100",
        "0x123456789abcdefp-30",
        "0x1.fffffcp-127",
        "0xffffffffffffffffffffffffp-60",
        "0x1p-1000",
        "0x8p-152"
      })
  void hexadecimalSinglePrecisionNumbers(String text) {
    assertEquals(Float.parseFloat(text), f32(text), text);
    assertEquals(-Float.parseFloat(text), f32("-" + text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x1p0",
        "0x1p-1074",
        "0x1p-1075",
        "0x1.8p-1075",
        "0x1.fffffffffffffp1023",
        "0x1.00000000000008p0",
        "0x1.000000000000080000000001p0",
        "0x1.00000000000018p0",
        "0x1.fffffffffffff4p1023",
        "0x0.8p-1022",
        "0x123456789abcdef0123456789p-5",
        "0x1p-99999"
      })
  void hexadecimalDoublePrecisionNumbers(String text) {
    assertEquals(Double.parseDouble(text), f64(text), text);
  }

  @Test
  void numbersAreRoundedAsJavaDoes() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (!Double.isFinite(number)) {
        continue;
      }
      String hex = Double.toHexString(number);
      assertEquals(number, f64(hex), () -> hex + " with seed " + SEED);
      String decimal = Double.toString(number);
      assertEquals(number, f64(decimal), () -> decimal + " with seed " + SEED);
      if (Math.abs(number) < Float.MAX_VALUE) {
        assertEquals((float) number, f32(hex), () -> hex + " with seed " + SEED);
        String exact = new BigDecimal(number).toString();
        assertEquals(new BigDecimal(number).floatValue(), f32(exact), () -> exact);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "inf, 7f800000, 7ff0000000000000",
    "+inf, 7f800000, 7ff0000000000000",
    "-inf, ff800000, fff0000000000000",
    "nan, 7fc00000, 7ff8000000000000",
    "-nan, ffc00000, fff8000000000000",
    "nan:0x1, 7f800001, 7ff0000000000001",
    "-nan:0x7f_ffff, ffffffff, fff00000007fffff",
    "nan:0x400000, 7fc00000, 7ff0000000400000",
    "0x0p999999999999, 00000000, 0000000000000000",
    "-0.0, 80000000, 8000000000000000",
  })
  void specialNumbers(String text, String single, String twice) {
    assertEquals(Integer.parseUnsignedInt(single, 16), FloatLiteral.readF32(lexer(text)));
    assertEquals(Long.parseUnsignedLong(twice, 16), FloatLiteral.readF64(lexer(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 -1 255, 0706050403020100, ffff0d0c0b0a0908",
    "i16x8 1 2 3 4 5 6 -1 0x8000, 0004000300020001, 8000ffff00060005",
    "i32x4 1 -1 0xffff_fffe 2, ffffffff00000001, 00000002fffffffe",
    "i64x2 1 -1, 0000000000000001, ffffffffffffffff",
    "f32x4 1 -1 nan:0x1 inf, bf8000003f800000, 7f8000007f800001",
    "f64x2 1 -0, 3ff0000000000000, 8000000000000000",
  })
  void vectors(String text, String low, String high) {
    long[] expected = {Long.parseUnsignedLong(low, 16), Long.parseUnsignedLong(high, 16)};
    assertArrayEquals(expected, VectorLiteral.readConstant(lexer(text)));
  }

  @Test
  void lanesOfEachShape() {
    assertEquals(LaneShape.I16X8, VectorLiteral.readShape(lexer("i16x8")));
    assertEquals(255, VectorLiteral.readLane(lexer("255"), LaneShape.I8X16));
    assertEquals(1L << 62, VectorLiteral.readLane(lexer("2"), LaneShape.F64X2));
  }
}
