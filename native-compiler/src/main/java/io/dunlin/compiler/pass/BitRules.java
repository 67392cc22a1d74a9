package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.Shape;

/** Rules for the bits of scalar integers: logic, shifts, sign extension within a type. */
final class BitRules extends Rules {
  private final KnownBits known;

  BitRules(IrFunction function, IrBuilder ir) {
    super(function, ir);
    known = new KnownBits(function);
  }

  int apply(IrOp op, Shape shape, int a, int b) {
    if (shape.isVector()) {
      return NONE;
    }
    return switch (op) {
      case AND -> and(shape, a, b);
      case OR -> or(shape, a, b);
      case XOR -> xor(shape, a, b);
      case SHL, SHR_S, SHR_U, ROTL, ROTR -> shift(op, shape, a, b);
      case EXTEND8_S -> extend(op, shape, a, 8);
      case EXTEND16_S -> extend(op, shape, a, 16);
      case EXTEND32_S -> extend(op, shape, a, 32);
      default -> NONE;
    };
  }

  private int and(Shape shape, int a, int b) {
    if (a == b) {
      return a;
    }
    if (!isConstant(b)) {
      return NONE;
    }
    long mask = bits(b) & mask(shape);
    long possible = known.possible(a) & mask(shape);
    if ((possible & ~mask) == 0) {
      return a;
    }
    if ((possible & mask) == 0) {
      return constant(shape, 0);
    }
    if (isWithConstant(a, IrOp.AND)) {
      return ir.binary(
          IrOp.AND, shape, operand(a, 0), constant(shape, constantOperand(a) & bits(b)));
    }
    return NONE;
  }

  private int or(Shape shape, int a, int b) {
    if (a == b || is(b, 0)) {
      return a;
    }
    if (is(b, -1)) {
      return b;
    }
    return isConstant(b) && isWithConstant(a, IrOp.OR)
        ? ir.binary(IrOp.OR, shape, operand(a, 0), constant(shape, constantOperand(a) | bits(b)))
        : NONE;
  }

  private int xor(Shape shape, int a, int b) {
    if (a == b) {
      return constant(shape, 0);
    }
    if (is(b, 0)) {
      return a;
    }
    return isConstant(b) && isWithConstant(a, IrOp.XOR)
        ? ir.binary(IrOp.XOR, shape, operand(a, 0), constant(shape, constantOperand(a) ^ bits(b)))
        : NONE;
  }

  private int shift(IrOp op, Shape shape, int a, int b) {
    int width = shape.laneBits();
    if (!isConstant(b)) {
      // Only so many bits of the count matter anyway.
      boolean masked = isWithConstant(b, IrOp.AND);
      boolean keeps = masked && (constantOperand(b) & (width - 1)) == width - 1;
      return keeps ? ir.binary(op, shape, a, operand(b, 0)) : NONE;
    }
    int count = (int) bits(b) & (width - 1);
    if (count == 0) {
      return a;
    }
    if (count != bits(b)) {
      return ir.binary(op, shape, a, constant(shape, count));
    }
    if (op == IrOp.ROTL || op == IrOp.ROTR || !hasConstantShift(a)) {
      return NONE;
    }
    int inner = (int) constantOperand(a) & (width - 1);
    if (op(a) == op && inner + count < width) {
      return ir.binary(op, shape, operand(a, 0), constant(shape, inner + count));
    }
    return inner == count ? thereAndBack(op, shape, a, count) : NONE;
  }

  private boolean hasConstantShift(int a) {
    return isWithConstant(a, IrOp.SHL)
        || isWithConstant(a, IrOp.SHR_U)
        || isWithConstant(a, IrOp.SHR_S);
  }

  /** Shifts by the same count in both directions clear bits, or extend the sign. */
  private int thereAndBack(IrOp op, Shape shape, int a, int count) {
    int width = shape.laneBits();
    if (op == IrOp.SHL && op(a) != IrOp.SHL) {
      return ir.binary(IrOp.AND, shape, operand(a, 0), constant(shape, -1L << count));
    }
    if (op == IrOp.SHR_U && op(a) == IrOp.SHL) {
      long kept = -1L >>> (64 - (width - count));
      return ir.binary(IrOp.AND, shape, operand(a, 0), constant(shape, kept));
    }
    if (op == IrOp.SHR_S && op(a) == IrOp.SHL) {
      return switch (width - count) {
        case 8 -> ir.unary(IrOp.EXTEND8_S, shape, operand(a, 0));
        case 16 -> ir.unary(IrOp.EXTEND16_S, shape, operand(a, 0));
        case 32 -> ir.unary(IrOp.EXTEND32_S, shape, operand(a, 0));
        default -> NONE;
      };
    }
    return NONE;
  }

  private int extend(IrOp op, Shape shape, int a, int width) {
    long low = -1L >>> (64 - width);
    if ((known.possible(a) & mask(shape) & ~(low >>> 1)) == 0) {
      return a;
    }
    boolean masked = isWithConstant(a, IrOp.AND) && (constantOperand(a) & low) == low;
    return masked ? ir.unary(op, shape, operand(a, 0)) : NONE;
  }
}
