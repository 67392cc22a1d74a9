package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.ir.Shape;

/** Which bits of an integer can be other than zero, as far as a short look at it tells. */
final class KnownBits {
  private static final int MAX_DEPTH = 4;

  private final IrFunction function;

  KnownBits(IrFunction function) {
    this.function = function;
  }

  /** The bits that may be ones; those of an I32 are the low ones. */
  long possible(int value) {
    return possible(value, 0);
  }

  private long possible(int value, int depth) {
    long all = function.type(value) == IrType.I32 ? 0xFFFFFFFFL : -1L;
    if (function.isConstant(value)) {
      return function.constantBits(value) & all;
    }
    int definition = function.definition(value);
    if (definition == IrFunction.NONE || depth == MAX_DEPTH) {
      return all;
    }
    return of(definition, all, depth + 1) & all;
  }

  private long operand(int instruction, int index, int depth) {
    return possible(function.operand(instruction, index), depth);
  }

  private long of(int i, long all, int depth) {
    IrOp op = function.op(i);
    Shape shape = function.shape(i);
    return switch (op) {
      case EQ, NE, LT_S, LT_U, GT_S, GT_U, LE_S, LE_U, GE_S, GE_U, LT, GT, LE, GE ->
          shape.isVector() ? all : 1;
      case AND -> operand(i, 0, depth) & operand(i, 1, depth);
      case OR, XOR -> operand(i, 0, depth) | operand(i, 1, depth);
      case SELECT -> operand(i, 1, depth) | operand(i, 2, depth);
      case EXTEND_I32_U, WRAP_I64 -> operand(i, 0, depth);
      case SHR_U -> shifted(i, all, depth);
      case SHL -> {
        int count = function.operand(i, 1);
        boolean known = function.isConstant(count) && !shape.isVector();
        int bits = known ? (int) function.constantBits(count) & (shape.laneBits() - 1) : 0;
        yield known ? operand(i, 0, depth) << bits : all;
      }
      case CLZ, CTZ, POPCNT -> shape.isVector() ? all : 0x7F;
      case LOAD, ATOMIC_LOAD -> loaded(i, all);
      default -> all;
    };
  }

  private long shifted(int i, long all, int depth) {
    int count = function.operand(i, 1);
    Shape shape = function.shape(i);
    if (shape.isVector() || !function.isConstant(count)) {
      return all;
    }
    return operand(i, 0, depth) >>> ((int) function.constantBits(count) & (shape.laneBits() - 1));
  }

  private long loaded(int i, long all) {
    return switch (MemoryOperand.access(function.immediate(i))) {
      case U8 -> 0xFF;
      case U16 -> 0xFFFF;
      case U32 -> 0xFFFFFFFFL;
      default -> all;
    };
  }
}
