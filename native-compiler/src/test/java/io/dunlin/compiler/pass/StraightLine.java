package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;

/** Executes a function of one block that computes scalars. */
final class StraightLine {
  private final IrFunction function;
  private final long[] values;
  private final ScalarEvaluation evaluation = new ScalarEvaluation();

  StraightLine(IrFunction function) {
    this.function = function;
    values = new long[function.valueCount()];
  }

  private long value(int value) {
    return function.isConstant(value) ? function.constantBits(value) : values[value];
  }

  private long operand(int instruction, int i) {
    return i < function.operandCount(instruction) ? value(function.operand(instruction, i)) : 0;
  }

  long run(long argument) {
    values[function.parameter(function.entry(), 0)] = argument;
    int i = function.firstInstruction(function.entry());
    while (function.op(i) != IrOp.RETURN) {
      int last = function.operand(i, function.operandCount(i) - 1);
      boolean done =
          evaluation.compute(
              function.op(i),
              function.shape(i),
              function.type(last),
              operand(i, 0),
              operand(i, 1),
              operand(i, 2));
      if (!done) {
        throw new AssertionError(function.op(i));
      }
      values[function.result(i)] = evaluation.result();
      i = function.next(i);
    }
    return operand(i, 0);
  }
}
