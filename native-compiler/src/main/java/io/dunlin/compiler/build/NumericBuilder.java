package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.RelaxedVectors;
import java.util.Objects;

/** Constants, and instructions that compute numbers and vectors from others. */
final class NumericBuilder {
  private final BodyState state;
  private final IrFunction function;
  private final IrBuilder ir;
  private final ValueStack stack;

  NumericBuilder(BodyState state) {
    this.state = state;
    function = state.function;
    ir = state.ir;
    stack = state.stack;
  }

  void constant(Instruction instruction) {
    switch (instruction.op()) {
      case I32_CONST -> stack.push(function.constant(IrType.I32, instruction.value()));
      case I64_CONST -> stack.push(function.constant(IrType.I64, instruction.value()));
      case F32_CONST -> stack.push(function.constant(IrType.F32, instruction.value()));
      case F64_CONST -> stack.push(function.constant(IrType.F64, instruction.value()));
      default -> stack.push(function.vectorConstant(instruction.value(), instruction.valueHigh()));
    }
  }

  void build(Instruction instruction) {
    Op op = instruction.op();
    IrOp operation = NumericOps.op(op);
    Shape shape = NumericOps.shape(op);
    switch (op) {
      case I32_EQZ, I64_EQZ -> stack.push(state.isZero(stack.pop()));
      case I32_DIV_S, I64_DIV_S -> divide(IrOp.DIV_S, shape, true);
      case I32_DIV_U, I64_DIV_U -> divide(IrOp.DIV_U, shape, false);
      case I32_REM_U, I64_REM_U -> divide(IrOp.REM_U, shape, false);
      case I32_REM_S, I64_REM_S -> remainder(shape);
      case I8X16_SHUFFLE -> {
        stack.push(function.vectorConstant(instruction.value(), instruction.valueHigh()));
        operation(IrOp.SHUFFLE, shape, 0);
      }
      default -> {
        if (op.feature() == Feature.RELAXED_SIMD) {
          relaxed(op, shape, operation);
        } else if (operation != null) {
          boolean hasLane = operation.immediate() == IrOp.Immediate.LANE;
          operation(operation, shape, hasLane ? instruction.lane() : 0);
        } else {
          throw new AssertionError(op);
        }
      }
    }
  }

  private void operation(IrOp op, Shape shape, long immediate) {
    int count = op.operandCount();
    int instruction = ir.create(op, shape, immediate);
    for (int i = count - 1; i >= 0; i--) {
      function.addOperand(instruction, stack.peek(i));
    }
    stack.drop(count);
    ir.place(instruction);
    for (int i = 0; i < op.resultCount(); i++) {
      stack.push(function.result(instruction, i));
    }
  }

  private void divide(IrOp op, Shape shape, boolean overflows) {
    int divisor = stack.peek(0);
    int dividend = stack.peek(1);
    IrType type = shape.type();
    state.trapIfZero(divisor, TrapCode.INTEGER_DIVISION_BY_ZERO);
    boolean isMinusOnePossible =
        !function.isConstant(divisor) || function.constantBits(divisor) == -1;
    if (overflows && isMinusOnePossible) {
      long lowest = type == IrType.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
      int isLowest = ir.binary(IrOp.EQ, shape, dividend, function.constant(type, lowest));
      int isMinusOne = ir.binary(IrOp.EQ, shape, divisor, function.constant(type, -1));
      ir.trapIf(ir.binary(IrOp.AND, Shape.I32, isLowest, isMinusOne), TrapCode.INTEGER_OVERFLOW);
    }
    operation(op, shape, 0);
  }

  /** Divides by 1 instead of -1, which gives the same remainder and cannot overflow. */
  private void remainder(Shape shape) {
    int divisor = stack.pop();
    IrType type = shape.type();
    state.trapIfZero(divisor, TrapCode.INTEGER_DIVISION_BY_ZERO);
    if (function.isConstant(divisor)) {
      boolean isMinusOne = function.constantBits(divisor) == -1;
      stack.push(isMinusOne ? function.constant(type, 1) : divisor);
    } else {
      int isMinusOne = ir.binary(IrOp.EQ, shape, divisor, function.constant(type, -1));
      stack.push(ir.select(isMinusOne, function.constant(type, 1), divisor));
    }
    operation(IrOp.REM_S, shape, 0);
  }

  /** Products and sums of the relaxed instructions are rounded both times, on every machine. */
  private void relaxed(Op op, Shape shape, @org.jspecify.annotations.Nullable IrOp relaxed) {
    boolean deterministic = state.context.options().deterministic();
    switch (op) {
      case F32X4_RELAXED_MADD, F64X2_RELAXED_MADD -> {
        int addend = stack.pop();
        operation(IrOp.MUL, shape, 0);
        stack.push(addend);
        operation(IrOp.ADD, shape, 0);
      }
      case F32X4_RELAXED_NMADD, F64X2_RELAXED_NMADD -> {
        int addend = stack.pop();
        operation(IrOp.MUL, shape, 0);
        operation(IrOp.NEG, shape, 0);
        stack.push(addend);
        operation(IrOp.ADD, shape, 0);
      }
      case I16X8_RELAXED_DOT_I8X16_I7X16_S -> {
        if (deterministic) {
          signedDot();
        } else {
          operation(IrOp.RELAXED_DOT, shape, 0);
        }
      }
      case I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S -> {
        if (deterministic) {
          int addend = stack.pop();
          signedDot();
          operation(IrOp.EXTADD_PAIRWISE_S, shape, 0);
          stack.push(addend);
          operation(IrOp.ADD, shape, 0);
        } else {
          operation(IrOp.RELAXED_DOT_ADD, shape, 0);
        }
      }
      default -> {
        if (relaxed != null && !deterministic) {
          operation(relaxed, shape, 0);
        } else {
          Op strict = RelaxedVectors.strict(op);
          operation(Objects.requireNonNull(NumericOps.op(strict)), NumericOps.shape(strict), 0);
        }
      }
    }
  }

  /** Products of signed bytes, added in pairs. */
  private void signedDot() {
    int second = stack.pop();
    int first = stack.pop();
    int low = dotOfHalves(IrOp.EXTEND_LOW_S, first, second);
    int high = dotOfHalves(IrOp.EXTEND_HIGH_S, first, second);
    stack.push(ir.binary(IrOp.NARROW_S, Shape.I16X8, low, high));
  }

  private int dotOfHalves(IrOp extension, int first, int second) {
    int left = ir.unary(extension, Shape.I16X8, first);
    int right = ir.unary(extension, Shape.I16X8, second);
    return ir.binary(IrOp.DOT_S, Shape.I32X4, left, right);
  }
}
