package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Shuffles;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.VectorIntegers;
import io.dunlin.x64.inst.VectorMoves;

/** Lowers shifts of lanes. The CPU has none of bytes, and none of 64 bits that keeps signs. */
final class VectorShiftLowering {
  private final Selection selection;
  private final VectorCode code;

  VectorShiftLowering(VectorCode code) {
    this.code = code;
    selection = code.selection;
  }

  /** How far to shift: a constant, or a vector register whose lower half is the number. */
  private record Count(long bits, int register) {}

  private Count count(int instruction) {
    int bits = code.shape(instruction).laneBits();
    int count = code.function.operand(instruction, 1);
    if (selection.isConstant(count)) {
      return new Count(selection.bits(count) & (bits - 1), -1);
    }
    int modulo = selection.temporary(IrType.I32);
    selection.writer.writeImmediate(
        Arithmetic.AND_I8.of(4), bits - 1, selection.use(count), modulo);
    return new Count(0, asVector(modulo));
  }

  private int asVector(int general) {
    int register = code.temporary();
    selection.plain(VectorMoves.MOVD_XR, new Source.Register(general), register);
    return register;
  }

  private void into(int result, Vector byCount, Vector byImmediate, int operand, Count count) {
    if (count.register < 0) {
      code.shiftInto(result, byImmediate, count.bits, operand);
    } else {
      code.binaryInto(result, byCount, operand, count.register);
    }
  }

  private int shifted(Vector byCount, Vector byImmediate, int operand, Count count) {
    int result = code.temporary();
    into(result, byCount, byImmediate, operand, count);
    return result;
  }

  void shift(int instruction) {
    IrOp op = code.function.op(instruction);
    Shape shape = code.shape(instruction);
    if (shape == Shape.I8X16) {
      shiftBytes(instruction, op);
    } else if (op == IrOp.SHL) {
      shl(instruction, shape);
    } else if (op == IrOp.SHR_U) {
      shrU(instruction, shape);
    } else {
      shrS(instruction, shape);
    }
  }

  private void shl(int instruction, Shape shape) {
    Count count = count(instruction);
    int operand = code.use(instruction, 0);
    int result = code.result(instruction);
    switch (shape) {
      case I16X8 -> into(result, VectorIntegers.PSLLW, VectorIntegers.PSLLW_I, operand, count);
      case I32X4 -> into(result, VectorIntegers.PSLLD, VectorIntegers.PSLLD_I, operand, count);
      default -> into(result, VectorIntegers.PSLLQ, VectorIntegers.PSLLQ_I, operand, count);
    }
  }

  private void shrU(int instruction, Shape shape) {
    Count count = count(instruction);
    int operand = code.use(instruction, 0);
    int result = code.result(instruction);
    switch (shape) {
      case I16X8 -> into(result, VectorIntegers.PSRLW, VectorIntegers.PSRLW_I, operand, count);
      case I32X4 -> into(result, VectorIntegers.PSRLD, VectorIntegers.PSRLD_I, operand, count);
      default -> into(result, VectorIntegers.PSRLQ, VectorIntegers.PSRLQ_I, operand, count);
    }
  }

  private void shrS(int instruction, Shape shape) {
    Count count = count(instruction);
    int operand = code.use(instruction, 0);
    int result = code.result(instruction);
    switch (shape) {
      case I16X8 -> into(result, VectorIntegers.PSRAW, VectorIntegers.PSRAW_I, operand, count);
      case I32X4 -> into(result, VectorIntegers.PSRAD, VectorIntegers.PSRAD_I, operand, count);
      default -> shrS64(result, operand, count);
    }
  }

  /** Toggling the sign's new place and subtracting it extends the sign from there. */
  private void shrS64(int result, int operand, Count count) {
    int signs = code.inRegister(VectorCode.constant(Long.MIN_VALUE));
    int shiftedSigns = shifted(VectorIntegers.PSRLQ, VectorIntegers.PSRLQ_I, signs, count);
    int shifted = shifted(VectorIntegers.PSRLQ, VectorIntegers.PSRLQ_I, operand, count);
    int toggled = code.binary(VectorIntegers.PXOR, shifted, shiftedSigns);
    code.binaryInto(result, VectorIntegers.PSUBQ, toggled, shiftedSigns);
  }

  private void shiftBytes(int instruction, IrOp op) {
    Count count = count(instruction);
    int operand = code.use(instruction, 0);
    int result = code.result(instruction);
    if (op == IrOp.SHR_S) {
      shrSBytes(result, operand, count);
    } else if (count.register < 0) {
      shiftBytesByConstant(result, op, operand, count);
    } else {
      shiftBytesAsWords(result, op, operand, count);
    }
  }

  /** What comes from the neighbouring byte is cut off. */
  private void shiftBytesByConstant(int result, IrOp op, int operand, Count count) {
    boolean isLeft = op == IrOp.SHL;
    Vector shift = isLeft ? VectorIntegers.PSLLW_I : VectorIntegers.PSRLW_I;
    int mask = isLeft ? 0xFF << count.bits : 0xFF >> count.bits;
    int shifted = code.shift(shift, count.bits, operand);
    selection.vector(VectorIntegers.PAND, result, shifted, VectorCode.lanes(Shape.I8X16, mask));
  }

  private void shiftBytesAsWords(int result, IrOp op, int operand, Count count) {
    boolean isLeft = op == IrOp.SHL;
    Vector shift = isLeft ? VectorIntegers.PSLLW : VectorIntegers.PSRLW;
    int low = code.binary(Shuffles.PUNPCKLBW, operand, code.zero());
    int high = code.binary(Shuffles.PUNPCKHBW, operand, code.zero());
    int lowShifted = withoutUpperByte(code.binary(shift, low, count.register), isLeft);
    int highShifted = withoutUpperByte(code.binary(shift, high, count.register), isLeft);
    code.binaryInto(result, Shuffles.PACKUSWB, lowShifted, highShifted);
  }

  private int withoutUpperByte(int words, boolean hasOne) {
    return hasOne
        ? code.binary(VectorIntegers.PAND, words, VectorCode.lanes(Shape.I16X8, 0xFF))
        : words;
  }

  /** Each byte goes to the upper half of a word, whose shift is longer by eight. */
  private void shrSBytes(int result, int operand, Count count) {
    int low = code.binary(Shuffles.PUNPCKLBW, operand, operand);
    int high = code.binary(Shuffles.PUNPCKHBW, operand, operand);
    Count longer = new Count(count.bits + 8, longerBy8(count));
    int lowShifted = shifted(VectorIntegers.PSRAW, VectorIntegers.PSRAW_I, low, longer);
    int highShifted = shifted(VectorIntegers.PSRAW, VectorIntegers.PSRAW_I, high, longer);
    code.binaryInto(result, Shuffles.PACKSSWB, lowShifted, highShifted);
  }

  private int longerBy8(Count count) {
    return count.register < 0
        ? -1
        : code.binary(VectorIntegers.PADDQ, count.register, new Source.Constant(16, 8, 0));
  }
}
