package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What the classes of rewriting rules share: looking at values, and writing what replaces them.
 *
 * <p>A rule looks at one instruction with one result and gives the value that may stand for the
 * result, or {@link #NONE}. What it writes stands in front of the instruction.
 */
class Rules {
  /** No rule applies. */
  static final int NONE = IrFunction.NONE;

  final IrFunction function;
  final IrBuilder ir;

  Rules(IrFunction function, IrBuilder ir) {
    this.function = function;
    this.ir = ir;
  }

  final boolean isConstant(int value) {
    return function.isConstant(value);
  }

  final long bits(int value) {
    return function.constantBits(value);
  }

  /** Whether a value is the constant with these bits, which is not a vector. */
  final boolean is(int value, long constant) {
    return function.isConstant(value)
        && function.type(value) != IrType.V128
        && function.constantBits(value) == constant;
  }

  /** The operation that a value is the result of, or null. */
  final @Nullable IrOp op(int value) {
    int definition = function.definition(value);
    return definition == NONE ? null : function.op(definition);
  }

  final boolean isOp(int value, IrOp op) {
    return op(value) == op;
  }

  /** An operand of the operation that a value is the result of. */
  final int operand(int value, int index) {
    return function.operand(function.definition(value), index);
  }

  /** The shape of the operation that a value is the result of. */
  final Shape shape(int value) {
    return function.shape(function.definition(value));
  }

  final int constant(Shape shape, long bits) {
    return function.constant(shape.type(), bits);
  }

  /** Whether a value is an operation whose second operand is a constant. */
  final boolean isWithConstant(int value, IrOp op) {
    return isOp(value, op) && isConstant(operand(value, 1));
  }

  /** The bits of the second operand. */
  final long constantOperand(int value) {
    return bits(operand(value, 1));
  }

  /** The bits that a scalar of this shape has. */
  static long mask(Shape shape) {
    return shape.type() == IrType.I32 ? 0xFFFFFFFFL : -1L;
  }
}
