package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.x64.inst.Floats;
import io.dunlin.x64.inst.Vector;

/**
 * Lowers comparisons of lanes. The CPU tells whether integers are equal, and whether a signed one
 * is greater; the others follow from these, by swapping, by inverting, or since a number that is
 * the lesser of two is not greater than the other.
 */
final class VectorComparisonLowering {
  // What the immediate of a comparison of floats asks for.
  private static final int EQUAL = 0;
  private static final int LESS = 1;
  private static final int NOT_GREATER = 2;
  private static final int NOT_EQUAL = 4;

  private final VectorCode code;

  VectorComparisonLowering(VectorCode code) {
    this.code = code;
  }

  void compare(int instruction) {
    int first = code.use(instruction, 0);
    int second = code.use(instruction, 1);
    int result = code.result(instruction);
    if (code.shape(instruction).isFloat()) {
      compareFloats(instruction, result, first, second);
    } else {
      compareIntegers(instruction, result, first, second);
    }
  }

  private void compareFloats(int instruction, int result, int first, int second) {
    switch (code.function.op(instruction)) {
      case EQ -> compareFloats(instruction, EQUAL, result, first, second);
      case NE -> compareFloats(instruction, NOT_EQUAL, result, first, second);
      case LT -> compareFloats(instruction, LESS, result, first, second);
      case LE -> compareFloats(instruction, NOT_GREATER, result, first, second);
      case GT -> compareFloats(instruction, LESS, result, second, first);
      default -> compareFloats(instruction, NOT_GREATER, result, second, first);
    }
  }

  private void compareFloats(int instruction, int question, int result, int first, int second) {
    Vector form = code.shape(instruction) == Shape.F32X4 ? Floats.CMPPS : Floats.CMPPD;
    code.selection.vectorImmediate(form, question, result, first, new Source.Register(second));
  }

  private void compareIntegers(int instruction, int result, int first, int second) {
    Shape shape = code.shape(instruction);
    boolean isWide = shape == Shape.I64X2;
    switch (code.function.op(instruction)) {
      case NE -> inverted(IrOp.EQ, shape, result, first, second);
      case LT_S -> direct(IrOp.GT_S, shape, result, second, first);
      case LE_S -> {
        if (isWide) {
          inverted(IrOp.GT_S, shape, result, first, second);
        } else {
          isFirst(IrOp.MIN_S, shape, result, first, second);
        }
      }
      case GE_S -> {
        if (isWide) {
          inverted(IrOp.GT_S, shape, result, second, first);
        } else {
          isFirst(IrOp.MAX_S, shape, result, first, second);
        }
      }
      case LE_U -> isFirst(IrOp.MIN_U, shape, result, first, second);
      case GE_U -> isFirst(IrOp.MAX_U, shape, result, first, second);
      case LT_U -> isNotFirst(IrOp.MAX_U, shape, result, first, second);
      case GT_U -> isNotFirst(IrOp.MIN_U, shape, result, first, second);
      default -> direct(code.function.op(instruction), shape, result, first, second);
    }
  }

  private void direct(IrOp op, Shape shape, int result, int first, int second) {
    code.binaryInto(result, VectorTable.BINARY.get(op, shape), first, second);
  }

  private void inverted(IrOp op, Shape shape, int result, int first, int second) {
    int holds = code.binary(VectorTable.BINARY.get(op, shape), first, second);
    code.notInto(result, holds);
  }

  private void isFirst(IrOp choice, Shape shape, int result, int first, int second) {
    int chosen = code.binary(VectorTable.BINARY.get(choice, shape), first, second);
    direct(IrOp.EQ, shape, result, chosen, first);
  }

  private void isNotFirst(IrOp choice, Shape shape, int result, int first, int second) {
    int isFirst = code.temporary();
    isFirst(choice, shape, isFirst, first, second);
    code.notInto(result, isFirst);
  }
}
