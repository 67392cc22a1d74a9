package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;

/** Computes instructions whose operands are all constants. */
final class Folding {
  private final IrFunction function;
  private final ScalarEvaluation scalars = new ScalarEvaluation();
  private final VectorEvaluation vectors = new VectorEvaluation();

  Folding(IrFunction function) {
    this.function = function;
  }

  /** The constant that an instruction's one result is, or {@link IrFunction#NONE}. */
  int fold(int instruction) {
    int count = function.operandCount(instruction);
    if (count == 0 || count > 3 || function.resultCount(instruction) != 1) {
      return IrFunction.NONE;
    }
    boolean vector = function.shape(instruction).isVector();
    for (int i = 0; i < count; i++) {
      int operand = function.operand(instruction, i);
      if (!function.isConstant(operand)) {
        return IrFunction.NONE;
      }
      vector |= function.type(operand) == IrType.V128;
    }
    return vector ? foldVector(instruction) : foldScalar(instruction, count);
  }

  private int foldScalar(int instruction, int count) {
    IrType type = function.type(function.operand(instruction, count - 1));
    IrOp op = function.op(instruction);
    Shape shape = function.shape(instruction);
    boolean done =
        scalars.compute(
            op, shape, type, low(instruction, 0), low(instruction, 1), low(instruction, 2));
    int result = function.result(instruction);
    return done ? function.constant(function.type(result), scalars.result()) : IrFunction.NONE;
  }

  private long low(int instruction, int i) {
    return i < function.operandCount(instruction)
        ? function.constantBits(function.operand(instruction, i))
        : 0;
  }

  private long high(int instruction, int i) {
    if (i >= function.operandCount(instruction)) {
      return 0;
    }
    int operand = function.operand(instruction, i);
    return function.type(operand) == IrType.V128 ? function.constantHighBits(operand) : 0;
  }

  /** Not of floating-point lanes, among whose results there may be a computed NaN. */
  private int foldVector(int i) {
    Shape shape = function.shape(i);
    IrOp op = function.op(i);
    boolean computes = shape.isFloat() && op != IrOp.SPLAT && op.immediate() != IrOp.Immediate.LANE;
    if (computes
        || !vectors.compute(
            op,
            shape,
            function.immediate(i),
            low(i, 0),
            high(i, 0),
            low(i, 1),
            high(i, 1),
            low(i, 2),
            high(i, 2))) {
      return IrFunction.NONE;
    }
    IrType type = function.type(function.result(i));
    return type == IrType.V128
        ? function.vectorConstant(vectors.low(), vectors.high())
        : function.constant(type, vectors.low());
  }
}
