package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;

/** Rules for changes of width and type, one after the other. */
final class ConversionRules extends Rules {
  private final KnownBits known;

  ConversionRules(IrFunction function, IrBuilder ir) {
    super(function, ir);
    known = new KnownBits(function);
  }

  int apply(IrOp op, Shape shape, int a) {
    return switch (op) {
      case WRAP_I64 -> wrap(a);
      case EXTEND_I32_U ->
          isOp(a, IrOp.WRAP_I64)
              ? ir.binary(
                  IrOp.AND, Shape.I64, operand(a, 0), function.constant(IrType.I64, 0xFFFFFFFFL))
              : NONE;
      case EXTEND_I32_S -> extend(a);
      case REINTERPRET -> reinterpret(shape, a);
      default -> NONE;
    };
  }

  private int wrap(int a) {
    IrOp op = op(a);
    if (op == null) {
      return NONE;
    }
    return switch (op) {
      case EXTEND_I32_S, EXTEND_I32_U -> operand(a, 0);
      case EXTEND32_S -> ir.unary(IrOp.WRAP_I64, Shape.I32, operand(a, 0));
      case AND ->
          isWithConstant(a, op) && (int) constantOperand(a) == -1
              ? ir.unary(IrOp.WRAP_I64, Shape.I32, operand(a, 0))
              : NONE;
      case ADD, SUB, MUL -> wrapOperands(op, a);
      default -> NONE;
    };
  }

  /** Of extended numbers only the low half is wanted. */
  private int wrapOperands(IrOp op, int a) {
    int first = operand(a, 0);
    int second = operand(a, 1);
    if (!isExtended(first) || (!isExtended(second) && !isConstant(second))) {
      return NONE;
    }
    int low = isConstant(second) ? function.constant(IrType.I32, bits(second)) : operand(second, 0);
    return ir.binary(op, Shape.I32, operand(first, 0), low);
  }

  private boolean isExtended(int value) {
    return isOp(value, IrOp.EXTEND_I32_S) || isOp(value, IrOp.EXTEND_I32_U);
  }

  private int extend(int a) {
    if (isOp(a, IrOp.WRAP_I64)) {
      return ir.unary(IrOp.EXTEND32_S, Shape.I64, operand(a, 0));
    }
    // A number that is not negative may as well be taken as unsigned, which costs nothing.
    boolean positive = (known.possible(a) & 0x80000000L) == 0;
    return positive ? ir.unary(IrOp.EXTEND_I32_U, Shape.I64, a) : NONE;
  }

  private int reinterpret(Shape shape, int a) {
    if (!isOp(a, IrOp.REINTERPRET)) {
      return NONE;
    }
    int origin = operand(a, 0);
    return function.type(origin) == shape.type() ? origin : NONE;
  }
}
