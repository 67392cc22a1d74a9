package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.Shape;
import io.dunlin.x64.inst.Conversions;
import io.dunlin.x64.inst.Floats;
import io.dunlin.x64.inst.Shuffles;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.VectorIntegers;

/** Lowers arithmetic and conversions of lanes that are floats, as far as it takes several steps. */
final class VectorFloatLowering {
  private static final int UNORDERED = 3;
  private static final int EQUAL = 0;
  private static final int NOT_GREATER = 2;
  private static final float TWO_TO_31 = 0x1p31f;

  private final Selection selection;
  private final VectorCode code;

  VectorFloatLowering(VectorCode code) {
    this.code = code;
    selection = code.selection;
  }

  private Vector of(int instruction, Vector singles, Vector doubles) {
    return code.shape(instruction) == Shape.F32X4 ? singles : doubles;
  }

  void round(int instruction, int direction) {
    code.unaryImmediateInto(
        code.result(instruction),
        of(instruction, Floats.ROUNDPS, Floats.ROUNDPD),
        direction,
        code.use(instruction, 0));
  }

  /** The CPU's instruction gives its second operand where it does not find the first to be less. */
  void pmin(int instruction) {
    Vector min = of(instruction, Floats.MINPS, Floats.MINPD);
    int first = code.use(instruction, 0);
    code.binaryInto(code.result(instruction), min, code.use(instruction, 1), first);
  }

  void pmax(int instruction) {
    Vector max = of(instruction, Floats.MAXPS, Floats.MAXPD);
    int first = code.use(instruction, 0);
    code.binaryInto(code.result(instruction), max, code.use(instruction, 1), first);
  }

  /**
   * In both orders, so that the results differ if they are zeros with different signs, or if one is
   * a NaN; joining their bits then gives the negative zero, or a NaN.
   */
  void min(int instruction) {
    Vector min = of(instruction, Floats.MINPS, Floats.MINPD);
    int first = code.use(instruction, 0);
    int second = code.use(instruction, 1);
    int forwards = code.binary(min, first, second);
    int backwards = code.binary(min, second, first);
    Vector or = of(instruction, Floats.ORPS, Floats.ORPD);
    canonical(instruction, code.binary(or, forwards, backwards));
  }

  /**
   * As {@link #min}, but where only signs differ, subtracting their difference gives the positive.
   */
  void max(int instruction) {
    Vector max = of(instruction, Floats.MAXPS, Floats.MAXPD);
    int first = code.use(instruction, 0);
    int second = code.use(instruction, 1);
    int forwards = code.binary(max, first, second);
    int backwards = code.binary(max, second, first);
    Vector xor = of(instruction, Floats.XORPS, Floats.XORPD);
    Vector or = of(instruction, Floats.ORPS, Floats.ORPD);
    int difference = code.binary(xor, forwards, backwards);
    int joined = code.binary(or, forwards, difference);
    Vector sub = of(instruction, Floats.SUBPS, Floats.SUBPD);
    canonical(instruction, code.binary(sub, joined, difference));
  }

  /** Makes of every NaN the one that has no bits but those of all NaNs, and a sign. */
  private void canonical(int instruction, int value) {
    boolean isSingle = code.shape(instruction) == Shape.F32X4;
    Vector compare = of(instruction, Floats.CMPPS, Floats.CMPPD);
    int nan = code.binaryImmediate(compare, UNORDERED, value, value);
    Vector or = of(instruction, Floats.ORPS, Floats.ORPD);
    int ones = code.binary(or, value, nan);
    int payload =
        isSingle
            ? code.shift(VectorIntegers.PSRLD_I, 10, nan)
            : code.shift(VectorIntegers.PSRLQ_I, 13, nan);
    Vector andNot = of(instruction, Floats.ANDNPS, Floats.ANDNPD);
    code.binaryInto(code.result(instruction), andNot, payload, ones);
  }

  private static Source singles(float value) {
    return VectorCode.lanes(Shape.I32X4, Float.floatToRawIntBits(value));
  }

  private static Source doubles(double value) {
    return VectorCode.constant(Double.doubleToRawLongBits(value));
  }

  /** What is too large gives the lowest integer, which is inverted. */
  void truncSatS(int instruction) {
    int operand = code.use(instruction, 0);
    int ordered = code.binaryImmediate(Floats.CMPPS, EQUAL, operand, operand);
    int number = code.binary(Floats.ANDPS, operand, ordered);
    int tooLarge = tooLarge(number);
    int truncated = code.unary(Conversions.CVTTPS2DQ, number);
    code.binaryInto(code.result(instruction), VectorIntegers.PXOR, truncated, tooLarge);
  }

  private int tooLarge(int number) {
    int limit = code.inRegister(singles(TWO_TO_31));
    return code.binaryImmediate(Floats.CMPPS, NOT_GREATER, limit, number);
  }

  /** The sum of what is below 2^31, or else that number, and of what is above it. */
  void truncSatU(int instruction) {
    int operand = code.use(instruction, 0);
    int positive = code.binary(Floats.MAXPS, operand, code.zero());
    int low = code.unary(Conversions.CVTTPS2DQ, positive);
    int above = code.binary(Floats.SUBPS, positive, singles(TWO_TO_31));
    int tooLarge = tooLarge(above);
    int positiveAbove = code.binary(Floats.MAXPS, above, code.zero());
    int truncated = code.unary(Conversions.CVTTPS2DQ, positiveAbove);
    int high = code.binary(VectorIntegers.PXOR, truncated, tooLarge);
    code.binaryInto(code.result(instruction), VectorIntegers.PADDD, low, high);
  }

  void truncSatZeroS(int instruction) {
    int operand = code.use(instruction, 0);
    int ordered = code.binaryImmediate(Floats.CMPPD, EQUAL, operand, operand);
    int limit = code.binary(Floats.ANDPD, ordered, doubles(Integer.MAX_VALUE));
    int number = code.binary(Floats.MINPD, operand, limit);
    selection.plain(Conversions.CVTTPD2DQ, new Source.Register(number), code.result(instruction));
  }

  /** Added to 2^52, a number's integer is in the lowest bits. */
  void truncSatZeroU(int instruction) {
    int operand = code.use(instruction, 0);
    int positive = code.binary(Floats.MAXPD, operand, code.zero());
    int limited = code.binary(Floats.MINPD, positive, doubles(0xFFFF_FFFFL));
    int integer = code.unaryImmediate(Floats.ROUNDPD, Rounding.TRUNC, limited);
    int shifted = code.binary(Floats.ADDPD, integer, doubles(0x1p52));
    selection.vectorImmediate(
        Floats.SHUFPS, 0x88, code.result(instruction), shifted, new Source.Register(code.zero()));
  }

  /** Both halves are exact, and only their sum is rounded. */
  void convertU(int instruction) {
    int operand = code.use(instruction, 0);
    int low = code.binary(VectorIntegers.PAND, operand, VectorCode.lanes(Shape.I32X4, 0xFFFF));
    int high = code.shift(VectorIntegers.PSRLD_I, 16, operand);
    int lowFloat = code.unary(Conversions.CVTDQ2PS, low);
    int highFloat = code.unary(Conversions.CVTDQ2PS, high);
    int scaled = code.binary(Floats.MULPS, highFloat, singles(0x1p16f));
    code.binaryInto(code.result(instruction), Floats.ADDPS, scaled, lowFloat);
  }

  /** As the lowest bits of 2^52. */
  void convertLowU(int instruction) {
    int operand = code.use(instruction, 0);
    int exponents = code.inRegister(VectorCode.lanes(Shape.I32X4, 0x4330_0000));
    int shifted = code.binary(Shuffles.PUNPCKLDQ, operand, exponents);
    selection.vector(Floats.SUBPD, code.result(instruction), shifted, doubles(0x1p52));
  }
}
