package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.ir.Shape;

/** Rules for sums and products of scalar integers, and for signs. */
final class ArithmeticRules extends Rules {
  ArithmeticRules(IrFunction function, IrBuilder ir) {
    super(function, ir);
  }

  int apply(IrOp op, Shape shape, int a, int b) {
    if (op == IrOp.NEG) {
      return isOp(a, IrOp.NEG) && shape(a) == shape ? operand(a, 0) : NONE;
    }
    if (op == IrOp.ABS) {
      return absolute(shape, a);
    }
    if (shape.isFloat() || shape.isVector()) {
      return NONE;
    }
    return switch (op) {
      case ADD -> add(shape, a, b);
      case SUB -> subtract(shape, a, b);
      case MUL -> multiply(shape, a, b);
      default -> NONE;
    };
  }

  private int absolute(Shape shape, int a) {
    boolean isFloat = shape.isFloat() && isOp(a, IrOp.NEG) && shape(a) == shape;
    return isFloat ? ir.unary(IrOp.ABS, shape, operand(a, 0)) : NONE;
  }

  private int add(Shape shape, int a, int b) {
    if (is(b, 0)) {
      return a;
    }
    if (isConstant(b) && isWithConstant(a, IrOp.ADD)) {
      return ir.binary(
          IrOp.ADD, shape, operand(a, 0), constant(shape, constantOperand(a) + bits(b)));
    }
    if (isWithConstant(a, IrOp.ADD) && isBase(b)) {
      int sum = ir.binary(IrOp.ADD, shape, operand(a, 0), b);
      return ir.binary(IrOp.ADD, shape, sum, operand(a, 1));
    }
    if (isWithConstant(b, IrOp.ADD) && isBase(a)) {
      int sum = ir.binary(IrOp.ADD, shape, a, operand(b, 0));
      return ir.binary(IrOp.ADD, shape, sum, operand(b, 1));
    }
    if (isOp(b, IrOp.NEG)) {
      return ir.binary(IrOp.SUB, shape, a, operand(b, 0));
    }
    if (isOp(a, IrOp.NEG)) {
      return ir.binary(IrOp.SUB, shape, b, operand(a, 0));
    }
    if (isOp(a, IrOp.SUB) && operand(a, 1) == b) {
      return operand(a, 0);
    }
    return isOp(b, IrOp.SUB) && operand(b, 1) == a ? operand(b, 0) : NONE;
  }

  /**
   * Is it the address of a memory? A constant moves outward from a sum with it, to become the
   * access's offset. From other sums it does not: they may be used with and without it, and may be
   * part of a chain that gets longer by it.
   */
  private boolean isBase(int value) {
    if (!isOp(value, IrOp.LOAD)) {
      return false;
    }
    return switch (MemoryOperand.region(function.immediate(function.definition(value)))) {
      case CONSTANT, MEMORY_STATE, STORE -> function.type(value) == IrType.I64;
      default -> false;
    };
  }

  private int subtract(Shape shape, int a, int b) {
    if (a == b) {
      return constant(shape, 0);
    }
    if (isConstant(b)) {
      return ir.binary(IrOp.ADD, shape, a, constant(shape, -bits(b)));
    }
    if (is(a, 0)) {
      return ir.unary(IrOp.NEG, shape, b);
    }
    if (isOp(a, IrOp.ADD)) {
      if (operand(a, 0) == b) {
        return operand(a, 1);
      }
      if (operand(a, 1) == b) {
        return operand(a, 0);
      }
    }
    return isOp(b, IrOp.NEG) ? ir.binary(IrOp.ADD, shape, a, operand(b, 0)) : NONE;
  }

  private int multiply(Shape shape, int a, int b) {
    if (!isConstant(b)) {
      return NONE;
    }
    long factor = bits(b);
    if (factor == 0) {
      return b;
    }
    if (factor == 1) {
      return a;
    }
    if (factor == -1) {
      return ir.unary(IrOp.NEG, shape, a);
    }
    if (Long.bitCount(factor & mask(shape)) == 1) {
      long shift = Long.numberOfTrailingZeros(factor);
      return ir.binary(IrOp.SHL, shape, a, constant(shape, shift));
    }
    return isWithConstant(a, IrOp.MUL)
        ? ir.binary(IrOp.MUL, shape, operand(a, 0), constant(shape, factor * constantOperand(a)))
        : NONE;
  }
}
