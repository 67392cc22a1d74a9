package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;
import org.jspecify.annotations.Nullable;

/** Rules for comparisons of scalars, and for choices. */
final class CompareRules extends Rules {
  CompareRules(IrFunction function, IrBuilder ir) {
    super(function, ir);
  }

  /** The comparison that holds for swapped operands, or null for what is none. */
  static @Nullable IrOp swapped(IrOp op) {
    return switch (op) {
      case EQ, NE -> op;
      case LT_S -> IrOp.GT_S;
      case LT_U -> IrOp.GT_U;
      case GT_S -> IrOp.LT_S;
      case GT_U -> IrOp.LT_U;
      case LE_S -> IrOp.GE_S;
      case LE_U -> IrOp.GE_U;
      case GE_S -> IrOp.LE_S;
      case GE_U -> IrOp.LE_U;
      case LT -> IrOp.GT;
      case GT -> IrOp.LT;
      case LE -> IrOp.GE;
      case GE -> IrOp.LE;
      default -> null;
    };
  }

  /** The comparison that holds where this one does not, or null if there is none. */
  static @Nullable IrOp inverted(@Nullable IrOp op) {
    if (op == null) {
      return null;
    }
    return switch (op) {
      case EQ -> IrOp.NE;
      case NE -> IrOp.EQ;
      case LT_S -> IrOp.GE_S;
      case LT_U -> IrOp.GE_U;
      case GT_S -> IrOp.LE_S;
      case GT_U -> IrOp.LE_U;
      case LE_S -> IrOp.GT_S;
      case LE_U -> IrOp.GT_U;
      case GE_S -> IrOp.LT_S;
      case GE_U -> IrOp.LT_U;
      default -> null;
    };
  }

  /** Whether a value is the result of a comparison of scalars, so that it is 0 or 1. */
  boolean isTruth(int value) {
    IrOp op = op(value);
    return op != null && swapped(op) != null && !shape(value).isVector();
  }

  int apply(IrOp op, Shape shape, int a, int b) {
    if (shape.isVector()) {
      return NONE;
    }
    if (isConstant(a) && !isConstant(b)) {
      IrOp swapped = swapped(op);
      return swapped == null ? NONE : ir.binary(swapped, shape, b, a);
    }
    if (shape.isFloat()) {
      return NONE;
    }
    if (a == b) {
      return truth(op == IrOp.EQ || op.name().contains("E_"));
    }
    if (op == IrOp.EQ || op == IrOp.NE) {
      return equality(op, shape, a, b);
    }
    int narrow = narrow(op, shape, a, b);
    return narrow == NONE && isConstant(b) ? limit(op, shape, a, b) : narrow;
  }

  private int truth(boolean holds) {
    return function.constant(IrType.I32, holds ? 1 : 0);
  }

  private int equality(IrOp op, Shape shape, int a, int b) {
    if (isConstant(b) && isTruth(a)) {
      return ofTruth(op, a, bits(b));
    }
    if (is(b, 0) && (isOp(a, IrOp.SUB) || isOp(a, IrOp.XOR))) {
      return ir.binary(op, shape, operand(a, 0), operand(a, 1));
    }
    if (isConstant(b) && isWithConstant(a, IrOp.ADD)) {
      return ir.binary(op, shape, operand(a, 0), constant(shape, bits(b) - constantOperand(a)));
    }
    if (isConstant(b) && isWithConstant(a, IrOp.XOR)) {
      return ir.binary(op, shape, operand(a, 0), constant(shape, bits(b) ^ constantOperand(a)));
    }
    return narrow(op, shape, a, b);
  }

  /** Compares the result of a comparison with a constant. */
  private int ofTruth(IrOp op, int a, long constant) {
    if (constant != 0 && constant != 1) {
      return truth(op == IrOp.NE);
    }
    if ((op == IrOp.EQ) == (constant == 1)) {
      return a;
    }
    IrOp inverted = inverted(op(a));
    return inverted == null ? NONE : ir.binary(inverted, shape(a), operand(a, 0), operand(a, 1));
  }

  /** Compares extended numbers as what they were. */
  private int narrow(IrOp op, Shape shape, int a, int b) {
    if (shape != Shape.I64) {
      return NONE;
    }
    boolean signed = isOp(a, IrOp.EXTEND_I32_S);
    if (!signed && !isOp(a, IrOp.EXTEND_I32_U)) {
      return NONE;
    }
    boolean equality = op == IrOp.EQ || op == IrOp.NE;
    if (!equality && op.name().endsWith("_S") != signed) {
      return NONE;
    }
    if (op(b) == op(a)) {
      return ir.binary(op, Shape.I32, operand(a, 0), operand(b, 0));
    }
    boolean fits = isConstant(b) && bits(b) == (signed ? (int) bits(b) : bits(b) & 0xFFFFFFFFL);
    return fits
        ? ir.binary(op, Shape.I32, operand(a, 0), function.constant(IrType.I32, bits(b)))
        : NONE;
  }

  /** Unsigned comparison with the least numbers. */
  private int limit(IrOp op, Shape shape, int a, int b) {
    int zero = constant(shape, 0);
    if (bits(b) == 0) {
      return switch (op) {
        case LT_U -> truth(false);
        case GE_U -> truth(true);
        case LE_U -> ir.binary(IrOp.EQ, shape, a, zero);
        case GT_U -> ir.binary(IrOp.NE, shape, a, zero);
        default -> NONE;
      };
    }
    if (bits(b) == 1) {
      return switch (op) {
        case LT_U -> ir.binary(IrOp.EQ, shape, a, zero);
        case GE_U -> ir.binary(IrOp.NE, shape, a, zero);
        default -> NONE;
      };
    }
    return NONE;
  }

  /** What a condition that is compared with zero in any case can be replaced by. */
  int condition(int value) {
    boolean isInt = isOp(value, IrOp.NE) && shape(value) == Shape.I32;
    return isInt && is(operand(value, 1), 0) ? operand(value, 0) : NONE;
  }

  /** The value that is zero where a condition holds, if it is that of a comparison with zero. */
  int opposite(int value) {
    boolean isInt = isOp(value, IrOp.EQ) && shape(value) == Shape.I32;
    return isInt && is(operand(value, 1), 0) ? operand(value, 0) : NONE;
  }

  int select(Shape shape, int condition, int ifTrue, int ifFalse) {
    if (ifTrue == ifFalse) {
      return ifTrue;
    }
    if (isConstant(condition)) {
      return bits(condition) != 0 ? ifTrue : ifFalse;
    }
    if (condition(condition) != NONE) {
      return ir.select(condition(condition), ifTrue, ifFalse);
    }
    if (opposite(condition) != NONE) {
      return ir.select(opposite(condition), ifFalse, ifTrue);
    }
    if (shape != Shape.I32) {
      return NONE;
    }
    int zero = function.constant(IrType.I32, 0);
    if (is(ifTrue, 1) && is(ifFalse, 0)) {
      return isTruth(condition) ? condition : ir.binary(IrOp.NE, shape, condition, zero);
    }
    return is(ifTrue, 0) && is(ifFalse, 1) ? ir.binary(IrOp.EQ, shape, condition, zero) : NONE;
  }
}
