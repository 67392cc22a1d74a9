package io.dunlin.interpreter.dispatch;

import io.dunlin.wasm.op.Op;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What vector instructions compute, lane by lane and by their names, with nothing of the engine's
 * own arithmetic: a second opinion for tests.
 */
final class VectorOracle {
  private final String shape;
  private final String name;
  private final int bits;
  private final int lanes;
  private final boolean floating;

  VectorOracle(Op op) {
    String mnemonic = op.mnemonic();
    shape = mnemonic.substring(0, mnemonic.indexOf('.'));
    name = mnemonic.substring(mnemonic.indexOf('.') + 1);
    floating = shape.startsWith("f");
    bits = shape.equals("v128") ? 8 : Integer.parseInt(shape.substring(1, shape.indexOf('x')));
    lanes = 128 / bits;
  }

  /** The lanes of a vector as signed numbers, or as the bits of floating point numbers. */
  private static long[] lanes(byte[] vector, int width) {
    long[] values = new long[128 / width];
    ByteBuffer buffer = ByteBuffer.wrap(vector).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      switch (width) {
        case 8 -> values[i] = buffer.get();
        case 16 -> values[i] = buffer.getShort();
        case 32 -> values[i] = buffer.getInt();
        default -> values[i] = buffer.getLong();
      }
    }
    return values;
  }

  private static byte[] vector(long[] values, int width) {
    ByteBuffer buffer = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      switch (width) {
        case 8 -> buffer.put((byte) value);
        case 16 -> buffer.putShort((short) value);
        case 32 -> buffer.putInt((int) value);
        default -> buffer.putLong(value);
      }
    }
    return buffer.array();
  }

  private static long unsigned(long value, int width) {
    return width == 64 ? value : value & ((1L << width) - 1);
  }

  private static long number(byte[] scalar) {
    return ByteBuffer.wrap(scalar).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static byte[] scalar(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  /**
   * The result of an instruction.
   *
   * @param operands vectors of 16 bytes, scalars of 8
   * @param immediates the lanes that the instruction names
   * @return 16 bytes, or 8 for a scalar
   */
  byte[] evaluate(byte[][] operands, int... immediates) {
    String base = name.startsWith("relaxed_") ? name.substring("relaxed_".length()) : name;
    if (shape.equals("v128") || base.equals("laneselect")) {
      return bitwise(operands);
    }
    if (base.equals("shuffle") || base.equals("swizzle")) {
      return moveBytes(operands, immediates);
    }
    if (base.equals("splat") || base.contains("_lane")) {
      return oneLane(base, operands, immediates);
    }
    if (base.equals("all_true") || base.equals("bitmask")) {
      return test(base, lanes(operands[0], bits));
    }
    if (base.contains("_f32x4")
        || base.contains("_f64x2")
        || (base.contains("_i32x4") && floating)) {
      return convert(base, operands[0]);
    }
    if (base.matches("(narrow|extend|extmul|extadd|dot).*")) {
      return widths(base, operands);
    }
    return laneByLane(base, operands);
  }

  private byte[] bitwise(byte[][] in) {
    byte[] out = new byte[16];
    boolean any = false;
    for (int i = 0; i < 16; i++) {
      int x = in[0][i];
      any |= x != 0;
      int y = in.length > 1 ? in[1][i] : 0;
      int z = in.length > 2 ? in[2][i] : 0;
      for (int bit = 0; bit < 8; bit++) {
        int one = 1 << bit;
        boolean result =
            switch (name) {
              case "not" -> (x & one) == 0;
              case "and" -> (x & one) != 0 && (y & one) != 0;
              case "andnot" -> (x & one) != 0 && (y & one) == 0;
              case "or" -> (x & one) != 0 || (y & one) != 0;
              case "xor" -> (x & one) != (y & one);
              default -> (z & one) != 0 ? (x & one) != 0 : (y & one) != 0;
            };
        out[i] |= (byte) (result ? one : 0);
      }
    }
    return name.equals("any_true") ? scalar(any ? 1 : 0) : out;
  }

  private static byte[] moveBytes(byte[][] in, int[] immediates) {
    byte[] out = new byte[16];
    for (int i = 0; i < 16; i++) {
      if (immediates.length == 16) {
        out[i] = in[immediates[i] / 16][immediates[i] % 16];
      } else {
        int index = in[1][i] & 0xFF;
        out[i] = index < 16 ? in[0][index] : 0;
      }
    }
    return out;
  }

  private byte[] oneLane(String base, byte[][] in, int[] immediates) {
    if (base.equals("splat")) {
      long[] all = new long[lanes];
      java.util.Arrays.fill(all, number(in[0]));
      return vector(all, bits);
    }
    long[] values = lanes(in[0], bits);
    if (base.equals("replace_lane")) {
      values[immediates[0]] = number(in[1]);
      return vector(values, bits);
    }
    long value = values[immediates[0]];
    return scalar(base.endsWith("_u") ? unsigned(value, bits) : value);
  }

  private static byte[] test(String base, long[] values) {
    long mask = 0;
    boolean all = true;
    for (int i = 0; i < values.length; i++) {
      all &= values[i] != 0;
      mask |= values[i] < 0 ? 1L << i : 0;
    }
    return scalar(base.equals("bitmask") ? mask : all ? 1 : 0);
  }

  private byte[] convert(String base, byte[] in) {
    long[] out = new long[lanes];
    boolean fromDouble = base.contains("_f64x2");
    boolean signed = !base.contains("_u");
    long[] source = lanes(in, fromDouble ? 64 : 32);
    for (int i = 0; i < Math.min(lanes, source.length); i++) {
      if (base.startsWith("convert")) {
        long value = signed ? source[i] : unsigned(source[i], 32);
        out[i] =
            bits == 32
                ? Float.floatToRawIntBits(new BigDecimal(value).floatValue())
                : Double.doubleToRawLongBits((double) value);
      } else if (base.startsWith("trunc")) {
        double value =
            fromDouble ? Double.longBitsToDouble(source[i]) : Float.intBitsToFloat((int) source[i]);
        out[i] = saturated(value, signed);
      } else if (base.startsWith("demote")) {
        out[i] = Float.floatToRawIntBits((float) Double.longBitsToDouble(source[i]));
      } else {
        out[i] = Double.doubleToRawLongBits(Float.intBitsToFloat((int) source[i]));
      }
    }
    return vector(out, bits);
  }

  private static long saturated(double value, boolean signed) {
    double least = signed ? Integer.MIN_VALUE : 0;
    double greatest = signed ? Integer.MAX_VALUE : 0xFFFFFFFFL;
    if (Double.isNaN(value)) {
      return 0;
    }
    return (long) Math.max(least, Math.min(greatest, value));
  }

  private byte[] widths(String base, byte[][] in) {
    boolean signed = !base.endsWith("_u");
    int source =
        base.startsWith("narrow") ? 2 * bits : base.contains("i8x16") && bits == 32 ? 8 : bits / 2;
    long[] x = lanes(in[0], source);
    long[] y = in.length > 1 ? lanes(in[1], source) : x;
    if (!signed && !base.startsWith("narrow")) {
      for (int i = 0; i < x.length; i++) {
        x[i] = unsigned(x[i], source);
        if (y != x) {
          y[i] = unsigned(y[i], source);
        }
      }
    }
    long[] out = new long[lanes];
    int from = base.contains("_high_") ? lanes : 0;
    for (int i = 0; i < lanes; i++) {
      if (base.startsWith("narrow")) {
        out[i] = saturate(i < lanes / 2 ? x[i] : y[i - lanes / 2], bits, signed);
      } else if (base.startsWith("extend")) {
        out[i] = x[from + i];
      } else if (base.startsWith("extmul")) {
        out[i] = x[from + i] * y[from + i];
      } else if (base.startsWith("extadd")) {
        out[i] = x[2 * i] + x[2 * i + 1];
      } else if (source == 8 && bits == 32) {
        long low = x[4 * i] * y[4 * i] + x[4 * i + 1] * y[4 * i + 1];
        long high = x[4 * i + 2] * y[4 * i + 2] + x[4 * i + 3] * y[4 * i + 3];
        out[i] = saturate(low, 16, true) + saturate(high, 16, true) + lanes(in[2], 32)[i];
      } else {
        long sum = x[2 * i] * y[2 * i] + x[2 * i + 1] * y[2 * i + 1];
        out[i] = bits == 16 ? saturate(sum, 16, true) : sum;
      }
    }
    return vector(out, bits);
  }

  private static long saturate(long value, int width, boolean signed) {
    long least = signed ? -(1L << (width - 1)) : 0;
    long greatest = signed ? (1L << (width - 1)) - 1 : (1L << width) - 1;
    return Math.max(least, Math.min(greatest, value));
  }

  private byte[] laneByLane(String base, byte[][] in) {
    long[] x = lanes(in[0], bits);
    boolean shift = in.length == 2 && in[1].length == 8;
    long[] y = in.length > 1 && !shift ? lanes(in[1], bits) : new long[lanes];
    long[] z = in.length > 2 ? lanes(in[2], bits) : new long[lanes];
    long[] out = new long[lanes];
    for (int i = 0; i < lanes; i++) {
      if (shift) {
        out[i] = shift(base, x[i], (int) unsigned(number(in[1]), 6) % bits);
      } else if (!floating) {
        out[i] = integer(base, x[i], y[i]);
      } else if (bits == 32) {
        out[i] = single(base, (int) x[i], (int) y[i], (int) z[i]);
      } else {
        out[i] = twofold(base, x[i], y[i], z[i]);
      }
    }
    return vector(out, bits);
  }

  private long shift(String base, long x, int count) {
    return switch (base) {
      case "shl" -> x << count;
      case "shr_s" -> x >> count;
      default -> unsigned(x, bits) >>> count;
    };
  }

  private static long mask(boolean value) {
    return value ? -1 : 0;
  }

  private long integer(String base, long x, long y) {
    int order = base.endsWith("_u") ? Long.compareUnsigned(x, y) : Long.compare(x, y);
    boolean signed = !base.endsWith("_u");
    long a = signed ? x : unsigned(x, bits);
    long b = signed ? y : unsigned(y, bits);
    return switch (base) {
      case "eq" -> mask(x == y);
      case "ne" -> mask(x != y);
      case "lt_s", "lt_u" -> mask(order < 0);
      case "gt_s", "gt_u" -> mask(order > 0);
      case "le_s", "le_u" -> mask(order <= 0);
      case "ge_s", "ge_u" -> mask(order >= 0);
      case "min_s", "min_u" -> order < 0 ? x : y;
      case "max_s", "max_u" -> order > 0 ? x : y;
      case "abs" -> x < 0 ? -x : x;
      case "neg" -> -x;
      case "popcnt" -> Long.bitCount(unsigned(x, bits));
      case "add" -> x + y;
      case "sub" -> x - y;
      case "mul" -> x * y;
      case "add_sat_s", "add_sat_u" -> saturate(a + b, bits, signed);
      case "sub_sat_s", "sub_sat_u" -> saturate(a - b, bits, signed);
      case "avgr_u" -> (a + b + 1) / 2;
      case "q15mulr_sat_s", "q15mulr_s" -> saturate((x * y + 0x4000) >> 15, 16, true);
      default -> throw new IllegalArgumentException(base);
    };
  }

  private static long single(String base, int x, int y, int z) {
    float a = Float.intBitsToFloat(x);
    float b = Float.intBitsToFloat(y);
    float c = Float.intBitsToFloat(z);
    return switch (base) {
      case "abs" -> x & Integer.MAX_VALUE;
      case "neg" -> x ^ Integer.MIN_VALUE;
      case "pmin" -> b < a ? y : x;
      case "pmax" -> a < b ? y : x;
      case "add" -> Float.floatToRawIntBits(a + b);
      case "sub" -> Float.floatToRawIntBits(a - b);
      case "mul" -> Float.floatToRawIntBits(a * b);
      case "div" -> Float.floatToRawIntBits(a / b);
      case "madd" -> Float.floatToRawIntBits(a * b + c);
      case "nmadd" -> Float.floatToRawIntBits(-a * b + c);
      case "eq", "ne", "lt", "gt", "le", "ge" -> compare(base, a, b);
      default -> Float.floatToRawIntBits((float) real(base, a, b));
    };
  }

  private static long twofold(String base, long x, long y, long z) {
    double a = Double.longBitsToDouble(x);
    double b = Double.longBitsToDouble(y);
    double c = Double.longBitsToDouble(z);
    return switch (base) {
      case "abs" -> x & Long.MAX_VALUE;
      case "neg" -> x ^ Long.MIN_VALUE;
      case "pmin" -> b < a ? y : x;
      case "pmax" -> a < b ? y : x;
      case "add" -> Double.doubleToRawLongBits(a + b);
      case "sub" -> Double.doubleToRawLongBits(a - b);
      case "mul" -> Double.doubleToRawLongBits(a * b);
      case "div" -> Double.doubleToRawLongBits(a / b);
      case "madd" -> Double.doubleToRawLongBits(a * b + c);
      case "nmadd" -> Double.doubleToRawLongBits(-a * b + c);
      case "eq", "ne", "lt", "gt", "le", "ge" -> compare(base, a, b);
      default -> Double.doubleToRawLongBits(real(base, a, b));
    };
  }

  private static long compare(String base, double a, double b) {
    return switch (base) {
      case "eq" -> mask(a == b);
      case "ne" -> mask(!(a == b));
      case "lt" -> mask(a < b);
      case "gt" -> mask(a > b);
      case "le" -> mask(a <= b);
      default -> mask(a >= b);
    };
  }

  /** What is right for both precisions when it is computed in double precision. */
  private static double real(String base, double a, double b) {
    return switch (base) {
      case "sqrt" -> Math.sqrt(a);
      case "ceil" -> Math.ceil(a);
      case "floor" -> Math.floor(a);
      case "trunc" -> Math.copySign(Math.floor(Math.abs(a)), a);
      case "nearest" -> Math.rint(a);
      case "min" -> Math.min(a, b);
      case "max" -> Math.max(a, b);
      default -> throw new IllegalArgumentException(base);
    };
  }

  /** Whether two results are the same, any NaN being as good as another that was computed. */
  boolean matches(byte[] expected, byte[] actual) {
    boolean computesNan =
        floating
            && !name.matches("abs|neg|pmin|pmax|splat|extract_lane|replace_lane|eq|ne|lt|gt|le|ge");
    if (!computesNan || expected.length != 16) {
      return java.util.Arrays.equals(expected, actual);
    }
    long[] wanted = lanes(expected, bits);
    long[] got = lanes(actual, bits);
    for (int i = 0; i < lanes; i++) {
      if (wanted[i] != got[i] && !(isNan(wanted[i]) && isQuietNan(got[i]))) {
        return false;
      }
    }
    return true;
  }

  private boolean isNan(long value) {
    return bits == 32
        ? Float.isNaN(Float.intBitsToFloat((int) value))
        : Double.isNaN(Double.longBitsToDouble(value));
  }

  private boolean isQuietNan(long value) {
    return isNan(value) && (value & (bits == 32 ? 0x400000L : 0x8000000000000L)) != 0;
  }
}
