package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.ir.Region;

/** What passes ask about the effects of instructions. */
final class Effects {
  private Effects() {}

  /**
   * Whether, once executed, an instruction need not be executed again with the same operands: it is
   * pure, it loads what never changes, or it is a check whose outcome depends on its operands only.
   */
  static boolean isRepeatable(IrFunction function, int i) {
    IrOp op = function.op(i);
    return switch (op) {
      case LOAD -> isConstantLoad(function, i);
      case BOUNDS_CHECK, TRAP_IF, TRUNC_S, TRUNC_U -> true;
      default -> op.isPure();
    };
  }

  /** Whether an instruction is a load of what never changes, wherever it stands. */
  static boolean isConstantLoad(IrFunction function, int i) {
    return function.op(i) == IrOp.LOAD
        && MemoryOperand.region(function.immediate(i)) == Region.CONSTANT;
  }

  /**
   * Whether an instruction may be executed where the program does not: it is pure and defined for
   * all operands, or loads what is always there.
   */
  static boolean isSpeculatable(IrFunction function, int i) {
    IrOp op = function.op(i);
    if (op == IrOp.LOAD) {
      return isFromContext(function, i);
    }
    return op.isPure() && (!op.isGuarded() || hasSafeDivisor(function, i));
  }

  /** Whether an instruction takes a machine no longer than loading its result from the stack. */
  static boolean isCheap(IrFunction function, int i) {
    return switch (function.op(i)) {
      case ADD, SUB, NEG, AND, OR, XOR, NOT, SHL, SHR_S, SHR_U -> isInteger(function, i);
      case EQ, NE, LT_S, LT_U, GT_S, GT_U, LE_S, LE_U, GE_S, GE_U -> isInteger(function, i);
      case EXTEND8_S, EXTEND16_S, EXTEND32_S, EXTEND_I32_S, EXTEND_I32_U, WRAP_I64 -> true;
      default -> false;
    };
  }

  private static boolean isInteger(IrFunction function, int i) {
    return function.shape(i).type().isInteger();
  }

  /** A divisor that is a constant other than 0 and -1. */
  private static boolean hasSafeDivisor(IrFunction function, int i) {
    int divisor = function.operand(i, 1);
    return function.isConstant(divisor)
        && function.constantBits(divisor) != 0
        && function.constantBits(divisor) != -1;
  }

  /** Whether a load is one of a field of a context, whose address is always valid. */
  private static boolean isFromContext(IrFunction function, int i) {
    int base = function.definition(function.operand(i, 0));
    return base != IrFunction.NONE
        && (function.op(base) == IrOp.INSTANCE_CONTEXT || function.op(base) == IrOp.STORE_CONTEXT)
        && !MemoryOperand.traps(function.immediate(i));
  }

  /** A small number for the region that a memory operand names, and the place in it. */
  static int placeKey(long operand) {
    return MemoryOperand.region(operand).ordinal() << 12 | MemoryOperand.number(operand);
  }
}
