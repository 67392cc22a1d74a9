package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;
import java.math.BigInteger;

/**
 * Rules for division by constants: by powers of two with shifts, by others with the high half of a
 * product.
 *
 * <p>After Granlund and Montgomery, "Division by Invariant Integers using Multiplication". With n
 * bits and a divisor d, the factor is a power of two divided by d and rounded up; a factor of n + 1
 * bits costs an addition more.
 */
final class DivisionRules extends Rules {
  DivisionRules(IrFunction function, IrBuilder ir) {
    super(function, ir);
  }

  int apply(IrOp op, Shape shape, int a, int b) {
    if (!isConstant(b) || bits(b) == 0) {
      return NONE;
    }
    long divisor = bits(b);
    return switch (op) {
      case DIV_U -> divideUnsigned(shape, a, divisor & mask(shape));
      case REM_U -> remainderUnsigned(shape, a, divisor & mask(shape));
      case DIV_S -> divideSigned(shape, a, divisor);
      case REM_S -> remainderSigned(shape, a, divisor);
      default -> NONE;
    };
  }

  private int binary(IrOp op, Shape shape, int a, long constant) {
    return ir.binary(op, shape, a, constant(shape, constant));
  }

  private static boolean isPowerOfTwo(long divisor) {
    return Long.bitCount(divisor) == 1;
  }

  private int remainderUnsigned(Shape shape, int a, long divisor) {
    if (isPowerOfTwo(divisor)) {
      return binary(IrOp.AND, shape, a, divisor - 1);
    }
    return remainder(shape, a, divideUnsigned(shape, a, divisor), divisor);
  }

  private int remainder(Shape shape, int a, int quotient, long divisor) {
    return ir.binary(IrOp.SUB, shape, a, binary(IrOp.MUL, shape, quotient, divisor));
  }

  private int divideUnsigned(Shape shape, int a, long divisor) {
    if (isPowerOfTwo(divisor)) {
      return binary(IrOp.SHR_U, shape, a, Long.numberOfTrailingZeros(divisor));
    }
    int width = shape.laneBits();
    if (divisor < 0 || (width == 32 && divisor > Integer.MAX_VALUE)) {
      // More than half of the range: the quotient is 0 or 1.
      int reaches = binary(IrOp.GE_U, shape, a, divisor);
      return shape == Shape.I64 ? ir.unary(IrOp.EXTEND_I32_U, Shape.I64, reaches) : reaches;
    }
    int shift = 64 - Long.numberOfLeadingZeros(divisor - 1);
    BigInteger d = BigInteger.valueOf(divisor);
    BigInteger factor =
        BigInteger.ONE.shiftLeft(width + shift).add(d).subtract(BigInteger.ONE).divide(d);
    // A smaller factor that is good enough may do without the additional bit.
    BigInteger smaller = smallerFactor(d, width, shift);
    if (smaller.bitLength() <= width) {
      int product = highUnsigned(shape, a, smaller.longValue());
      return shift == 1 ? product : binary(IrOp.SHR_U, shape, product, shift - 1L);
    }
    int high = highUnsigned(shape, a, factor.longValue());
    int rest = binary(IrOp.SHR_U, shape, ir.binary(IrOp.SUB, shape, a, high), 1);
    int sum = ir.binary(IrOp.ADD, shape, rest, high);
    return shift == 1 ? sum : binary(IrOp.SHR_U, shape, sum, shift - 1L);
  }

  /** The factor for one bit less, if it is exact enough for all dividends, else one too large. */
  private static BigInteger smallerFactor(BigInteger divisor, int width, int shift) {
    BigInteger power = BigInteger.ONE.shiftLeft(width + shift - 1);
    BigInteger factor = power.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    BigInteger error = factor.multiply(divisor).subtract(power);
    boolean exact = error.compareTo(BigInteger.ONE.shiftLeft(shift - 1)) <= 0;
    return exact ? factor : BigInteger.ONE.shiftLeft(width);
  }

  private int highUnsigned(Shape shape, int a, long factor) {
    if (shape == Shape.I64) {
      return binary(IrOp.MUL_HIGH_U, shape, a, factor);
    }
    int wide = ir.unary(IrOp.EXTEND_I32_U, Shape.I64, a);
    int product = binary(IrOp.MUL, Shape.I64, wide, factor & 0xFFFFFFFFL);
    int high = ir.binary(IrOp.SHR_U, Shape.I64, product, function.constant(IrType.I64, 32));
    return ir.unary(IrOp.WRAP_I64, Shape.I32, high);
  }

  private int divideSigned(Shape shape, int a, long divisor) {
    if (divisor == 1) {
      return a;
    }
    if (divisor == -1) {
      return ir.unary(IrOp.NEG, shape, a);
    }
    long lowest = shape == Shape.I64 ? Long.MIN_VALUE : Integer.MIN_VALUE;
    if (divisor == lowest) {
      int equals = binary(IrOp.EQ, shape, a, divisor);
      return shape == Shape.I64 ? ir.unary(IrOp.EXTEND_I32_U, Shape.I64, equals) : equals;
    }
    long size = Math.abs(divisor);
    int quotient = isPowerOfTwo(size) ? shiftSigned(shape, a, size) : multiply(shape, a, size);
    return divisor < 0 ? ir.unary(IrOp.NEG, shape, quotient) : quotient;
  }

  /** Rounds towards zero: a negative dividend is first raised by the divisor less one. */
  private int shiftSigned(Shape shape, int a, long divisor) {
    return binary(
        IrOp.SHR_S, shape, raised(shape, a, divisor), Long.numberOfTrailingZeros(divisor));
  }

  private int raised(Shape shape, int a, long divisor) {
    int width = shape.laneBits();
    int shift = Long.numberOfTrailingZeros(divisor);
    int sign = shift == 1 ? a : binary(IrOp.SHR_S, shape, a, width - 1L);
    int bias = binary(IrOp.SHR_U, shape, sign, (long) width - shift);
    return ir.binary(IrOp.ADD, shape, a, bias);
  }

  private int multiply(Shape shape, int a, long divisor) {
    int width = shape.laneBits();
    int shift = Math.max(1, 64 - Long.numberOfLeadingZeros(divisor - 1));
    BigInteger d = BigInteger.valueOf(divisor);
    BigInteger factor = BigInteger.ONE.shiftLeft(width + shift - 1).divide(d).add(BigInteger.ONE);
    long low = factor.subtract(BigInteger.ONE.shiftLeft(width)).longValue();
    // The factor lies between half and all of 2^width, so that as a signed number it is less by
    // that.
    int high = ir.binary(IrOp.ADD, shape, highSigned(shape, a, low), a);
    int shifted = shift == 1 ? high : binary(IrOp.SHR_S, shape, high, shift - 1L);
    int sign = binary(IrOp.SHR_S, shape, a, width - 1L);
    return ir.binary(IrOp.SUB, shape, shifted, sign);
  }

  private int highSigned(Shape shape, int a, long factor) {
    if (shape == Shape.I64) {
      return binary(IrOp.MUL_HIGH_S, shape, a, factor);
    }
    int wide = ir.unary(IrOp.EXTEND_I32_S, Shape.I64, a);
    int product = binary(IrOp.MUL, Shape.I64, wide, factor);
    int high = ir.binary(IrOp.SHR_S, Shape.I64, product, function.constant(IrType.I64, 32));
    return ir.unary(IrOp.WRAP_I64, Shape.I32, high);
  }

  private int remainderSigned(Shape shape, int a, long divisor) {
    if (divisor == 1 || divisor == -1) {
      return constant(shape, 0);
    }
    long lowest = shape == Shape.I64 ? Long.MIN_VALUE : Integer.MIN_VALUE;
    if (divisor == lowest) {
      return NONE;
    }
    // The sign of the divisor does not matter to the remainder.
    long size = Math.abs(divisor);
    if (isPowerOfTwo(size)) {
      int multiple = binary(IrOp.AND, shape, raised(shape, a, size), -size);
      return ir.binary(IrOp.SUB, shape, a, multiple);
    }
    return remainder(shape, a, multiply(shape, a, size), size);
  }
}
