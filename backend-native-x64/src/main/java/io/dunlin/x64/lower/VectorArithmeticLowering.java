package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.x64.inst.Floats;
import io.dunlin.x64.inst.Shuffles;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.VectorIntegers;
import org.jspecify.annotations.Nullable;

/** Lowers arithmetic and logic on lanes that are integers. */
final class VectorArithmeticLowering {
  private static final int UPPER_HALF = 0xEE;
  private static final long EACH_BYTE = 0x0101_0101_0101_0101L;

  private final Selection selection;
  private final VectorCode code;

  VectorArithmeticLowering(VectorCode code) {
    this.code = code;
    selection = code.selection;
  }

  /** Lowers an operation that is one instruction; false if it is not. */
  boolean single(int instruction) {
    IrOp op = code.function.op(instruction);
    Shape shape = code.shape(instruction);
    @Nullable Vector binary = VectorTable.BINARY.find(op, shape);
    if (binary != null) {
      int first = code.use(instruction, 0);
      Source second = selection.source(code.function.operand(instruction, 1));
      selection.vector(binary, code.result(instruction), first, second);
      return true;
    }
    @Nullable Vector unary = VectorTable.UNARY.find(op, shape);
    if (unary != null) {
      Source source = selection.source(code.function.operand(instruction, 0));
      selection.plain(unary, source, code.result(instruction));
      return true;
    }
    @Nullable Vector ofHalf = VectorTable.OF_LOWER_HALF.find(op, shape);
    if (ofHalf != null) {
      Source source = new Source.Register(code.use(instruction, 0));
      selection.plain(ofHalf, source, code.result(instruction));
      return true;
    }
    return false;
  }

  void logic(int instruction, Vector vector) {
    int first = code.use(instruction, 0);
    Source second = selection.source(code.function.operand(instruction, 1));
    selection.vector(vector, code.result(instruction), first, second);
  }

  void andNot(int instruction) {
    int inverted = code.use(instruction, 1);
    Source other = selection.source(code.function.operand(instruction, 0));
    selection.vector(VectorIntegers.PANDN, code.result(instruction), inverted, other);
  }

  void not(int instruction) {
    code.notInto(code.result(instruction), code.use(instruction, 0));
  }

  void bitSelect(int instruction) {
    int first = code.use(instruction, 0);
    int second = code.use(instruction, 1);
    int mask = code.use(instruction, 2);
    int chosen = code.binary(VectorIntegers.PAND, first, mask);
    int otherwise = code.binary(VectorIntegers.PANDN, mask, second);
    code.binaryInto(code.result(instruction), VectorIntegers.POR, chosen, otherwise);
  }

  void neg(int instruction) {
    int operand = code.use(instruction, 0);
    Vector sub = VectorTable.BINARY.get(IrOp.SUB, code.shape(instruction));
    code.binaryInto(code.result(instruction), sub, code.zero(), operand);
  }

  /** Of 64-bit lanes: with all ones where negative, inverting and subtracting negates. */
  void abs64(int instruction) {
    int operand = code.use(instruction, 0);
    int negative = code.binary(VectorIntegers.PCMPGTQ, code.zero(), operand);
    int inverted = code.binary(VectorIntegers.PXOR, operand, negative);
    code.binaryInto(code.result(instruction), VectorIntegers.PSUBQ, inverted, negative);
  }

  /** Of 64-bit lanes: the sum of the products of halves, but for the product of the upper ones. */
  void mul64(int instruction) {
    int first = code.use(instruction, 0);
    int second = code.use(instruction, 1);
    int firstHigh = code.shift(VectorIntegers.PSRLQ_I, 32, first);
    int secondHigh = code.shift(VectorIntegers.PSRLQ_I, 32, second);
    int left = code.binary(VectorIntegers.PMULUDQ, firstHigh, second);
    int right = code.binary(VectorIntegers.PMULUDQ, secondHigh, first);
    int sum = code.binary(VectorIntegers.PADDQ, left, right);
    int high = code.shift(VectorIntegers.PSLLQ_I, 32, sum);
    int low = code.binary(VectorIntegers.PMULUDQ, first, second);
    code.binaryInto(code.result(instruction), VectorIntegers.PADDQ, low, high);
  }

  void extendHigh(int instruction, IrOp ofLow) {
    int upper = code.unaryImmediate(Shuffles.PSHUFD, UPPER_HALF, code.use(instruction, 0));
    Vector extension = VectorTable.OF_LOWER_HALF.get(ofLow, code.shape(instruction));
    selection.plain(extension, new Source.Register(upper), code.result(instruction));
  }

  void extMulLow(int instruction, IrOp extension) {
    int first = code.use(instruction, 0);
    int second = code.use(instruction, 1);
    if (code.shape(instruction) == Shape.I64X2) {
      multiplyEven(instruction, extension, 0x50, first, second);
    } else {
      multiplyExtended(instruction, extension, first, second);
    }
  }

  void extMulHigh(int instruction, IrOp extension) {
    int first = code.use(instruction, 0);
    int second = code.use(instruction, 1);
    if (code.shape(instruction) == Shape.I64X2) {
      multiplyEven(instruction, extension, 0xFA, first, second);
    } else {
      int firstUpper = code.unaryImmediate(Shuffles.PSHUFD, UPPER_HALF, first);
      int secondUpper = code.unaryImmediate(Shuffles.PSHUFD, UPPER_HALF, second);
      multiplyExtended(instruction, extension, firstUpper, secondUpper);
    }
  }

  /**
   * The CPU multiplies the even ones of lanes of 32 bits; a permutation makes the wanted ones so.
   */
  private void multiplyEven(
      int instruction, IrOp extension, int permutation, int first, int second) {
    Vector multiply =
        extension == IrOp.EXTEND_LOW_S ? VectorIntegers.PMULDQ : VectorIntegers.PMULUDQ;
    int left = code.unaryImmediate(Shuffles.PSHUFD, permutation, first);
    int right = code.unaryImmediate(Shuffles.PSHUFD, permutation, second);
    code.binaryInto(code.result(instruction), multiply, left, right);
  }

  private void multiplyExtended(int instruction, IrOp extension, int first, int second) {
    if (code.shape(instruction) == Shape.I32X4) {
      Vector high = extension == IrOp.EXTEND_LOW_S ? VectorIntegers.PMULHW : VectorIntegers.PMULHUW;
      int lowHalves = code.binary(VectorIntegers.PMULLW, first, second);
      int highHalves = code.binary(high, first, second);
      code.binaryInto(code.result(instruction), Shuffles.PUNPCKLWD, lowHalves, highHalves);
    } else {
      Vector extend = VectorTable.OF_LOWER_HALF.get(extension, Shape.I16X8);
      int left = code.unary(extend, first);
      int right = code.unary(extend, second);
      code.binaryInto(code.result(instruction), VectorIntegers.PMULLW, left, right);
    }
  }

  void extAddPairwiseS(int instruction) {
    int operand = code.use(instruction, 0);
    if (code.shape(instruction) == Shape.I16X8) {
      int ones = code.inRegister(VectorCode.constant(EACH_BYTE));
      code.binaryInto(code.result(instruction), VectorIntegers.PMADDUBSW, ones, operand);
    } else {
      selection.vector(
          VectorIntegers.PMADDWD,
          code.result(instruction),
          operand,
          VectorCode.lanes(Shape.I16X8, 1));
    }
  }

  void extAddPairwiseU(int instruction) {
    int operand = code.use(instruction, 0);
    if (code.shape(instruction) == Shape.I16X8) {
      selection.vector(
          VectorIntegers.PMADDUBSW,
          code.result(instruction),
          operand,
          VectorCode.constant(EACH_BYTE));
    } else {
      int even = code.binary(VectorIntegers.PAND, operand, VectorCode.lanes(Shape.I32X4, 0xFFFF));
      int odd = code.shift(VectorIntegers.PSRLD_I, 16, operand);
      code.binaryInto(code.result(instruction), VectorIntegers.PADDD, even, odd);
    }
  }

  /** The only product that is too large has the result of the lowest number, which is inverted. */
  void q15MulrSat(int instruction) {
    int first = code.use(instruction, 0);
    int second = code.use(instruction, 1);
    int product = code.binary(VectorIntegers.PMULHRSW, first, second);
    int tooLarge =
        code.binary(VectorIntegers.PCMPEQW, product, VectorCode.lanes(Shape.I16X8, 0x8000));
    code.binaryInto(code.result(instruction), VectorIntegers.PXOR, product, tooLarge);
  }

  /** Looks up both halves of each byte in a table. */
  void popcnt(int instruction) {
    int operand = code.use(instruction, 0);
    Source halves = VectorCode.constant(0x0F * EACH_BYTE);
    int low = code.binary(VectorIntegers.PAND, operand, halves);
    int shifted = code.shift(VectorIntegers.PSRLW_I, 4, operand);
    int high = code.binary(VectorIntegers.PAND, shifted, halves);
    Source table = new Source.Constant(16, 0x0302_0201_0201_0100L, 0x0403_0302_0302_0201L);
    int lowCount = code.binary(Shuffles.PSHUFB, code.inRegister(table), low);
    int highCount = code.binary(Shuffles.PSHUFB, code.inRegister(table), high);
    code.binaryInto(code.result(instruction), VectorIntegers.PADDB, lowCount, highCount);
  }

  void relaxedDot(int instruction) {
    int signed = code.use(instruction, 0);
    int unsigned = code.use(instruction, 1);
    code.binaryInto(code.result(instruction), VectorIntegers.PMADDUBSW, unsigned, signed);
  }

  void relaxedDotAdd(int instruction) {
    int signed = code.use(instruction, 0);
    int unsigned = code.use(instruction, 1);
    int addend = code.use(instruction, 2);
    int pairs = code.binary(VectorIntegers.PMADDUBSW, unsigned, signed);
    int sums = code.binary(VectorIntegers.PMADDWD, pairs, VectorCode.lanes(Shape.I16X8, 1));
    code.binaryInto(code.result(instruction), VectorIntegers.PADDD, sums, addend);
  }

  void logicOf(int instruction) {
    switch (code.function.op(instruction)) {
      case AND -> logic(instruction, VectorIntegers.PAND);
      case OR -> logic(instruction, VectorIntegers.POR);
      case XOR -> logic(instruction, VectorIntegers.PXOR);
      case ANDNOT -> andNot(instruction);
      default -> not(instruction);
    }
  }

  /** The sign bits of floats are toggled or cleared. */
  void floatSign(int instruction) {
    Shape shape = code.shape(instruction);
    boolean isSingle = shape == Shape.F32X4;
    long sign = isSingle ? 1L << 31 : 1L << 63;
    int operand = code.use(instruction, 0);
    if (code.function.op(instruction) == IrOp.NEG) {
      selection.vector(
          isSingle ? Floats.XORPS : Floats.XORPD,
          code.result(instruction),
          operand,
          VectorCode.lanes(shape, sign));
    } else {
      selection.vector(
          isSingle ? Floats.ANDPS : Floats.ANDPD,
          code.result(instruction),
          operand,
          VectorCode.lanes(shape, ~sign));
    }
  }
}
