package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.CodeState;
import org.jspecify.annotations.Nullable;

/** Numeric instructions: constants become immediates, sums and shifts wait for who takes them. */
final class Arithmetic {
  private final CodeBuffer code;
  private final VirtualStack stack;
  private final Operands operands;
  private final Conditions conditions;

  Arithmetic(CodeBuffer code, VirtualStack stack, Operands operands) {
    this.code = code;
    this.stack = stack;
    this.operands = operands;
    this.conditions = new Conditions(code, stack, operands);
  }

  void lower(Op op, CodeState state) {
    if (state.operandCount() > 2) {
      wide(op, 4);
      return;
    }
    if (op == Op.I64_MUL_WIDE_S || op == Op.I64_MUL_WIDE_U) {
      wide(op, 2);
      return;
    }
    int type = state.type(state.heightAfter() - 1);
    if (state.operandCount() == 1) {
      unary(op, type);
    } else {
      binary(op, type);
    }
  }

  private void wide(Op op, int operandCount) {
    int first = stack.height() - operandCount;
    operands.settle(first, stack.height());
    stack.pop(operandCount);
    int low = stack.push(TypeCodes.I64);
    stack.push(TypeCodes.I64);
    int operation;
    switch (op) {
      case I64_ADD128:
        operation = Code.I64_ADD128;
        break;
      case I64_SUB128:
        operation = Code.I64_SUB128;
        break;
      case I64_MUL_WIDE_S:
        operation = Code.I64_MUL_WIDE_S;
        break;
      default:
        operation = Code.I64_MUL_WIDE_U;
    }
    code.emit(operation, low, 0, 0);
    code.barrier();
  }

  private void unary(Op op, int type) {
    int at = stack.height() - 1;
    if (Selection.isNoOperation(op)) {
      stack.setType(at, type);
      if (stack.isPending(at)) {
        operands.settle(at);
      }
      return;
    }
    if (op == Op.I32_EQZ || op == Op.I64_EQZ) {
      if (!conditions.negate(at)) {
        int operand = operands.slot(at);
        replace(1, type, Code.EQ_C, operand, 0);
      } else {
        stack.setType(at, type);
      }
      return;
    }
    int operand = operands.slot(at);
    replace(1, type, Selection.unary(op), operand, 0);
  }

  private void replace(int popped, int type, int operation, int left, int right) {
    stack.pop(popped);
    int target = stack.push(type);
    code.emit(operation, target, left, right);
  }

  private void binary(Op op, int type) {
    int left = stack.height() - 2;
    int right = left + 1;
    if ((op == Op.I32_ADD && pendingSum(left, right))
        || (op == Op.I32_SUB && pendingDifference(left, right))
        || (op == Op.I32_SHL && pendingShift(left, right))) {
      return;
    }
    if (stack.isConstant(right) && immediate(op, type, left, stack.constant(right))) {
      return;
    }
    if (stack.isConstant(left) && reversedImmediate(op, type, left, right)) {
      return;
    }
    int operation = Selection.binary(op);
    int first = operands.slot(left);
    int second = operands.slot(right);
    if (operation == Selection.NONE) {
      replace(2, type, Selection.reversed(op), second, first);
    } else {
      replace(2, type, operation, first, second);
    }
  }

  /** Lowers an operation with a constant on the right, if there is a form for it. */
  private boolean immediate(Op op, int type, int left, long constant) {
    boolean wide = stack.type(left) == TypeCodes.I64;
    int operation = Selection.immediate(op);
    long value = constant;
    switch (op) {
      case I32_SHL:
      case I32_SHR_S:
      case I32_SHR_U:
      case I32_ROTL:
        value &= 31;
        break;
      case I32_ROTR:
        operation = Code.I32_ROTL_C;
        value = -value & 31;
        break;
      case I64_SHL:
      case I64_SHR_S:
      case I64_SHR_U:
      case I64_ROTL:
        value &= 63;
        break;
      case I64_ROTR:
        operation = Code.I64_ROTL_C;
        value = -value & 63;
        break;
      case I64_SUB:
        operation = Code.I64_ADD_C;
        value = -value;
        break;
      case I32_LE_S:
      case I64_LE_S:
        operation = value == (wide ? Long.MAX_VALUE : Integer.MAX_VALUE) ? -1 : Code.LT_S_C;
        value++;
        break;
      case I32_GE_S:
      case I64_GE_S:
        operation = value == (wide ? Long.MIN_VALUE : Integer.MIN_VALUE) ? -1 : Code.GT_S_C;
        value--;
        break;
      case I32_LE_U:
      case I64_LE_U:
        operation = value == -1 ? -1 : Code.LT_U_C;
        value++;
        break;
      case I32_GE_U:
      case I64_GE_U:
        operation = value == 0 ? -1 : Code.GT_U_C;
        value--;
        break;
      default:
        break;
    }
    int immediate = (int) value;
    if (operation == Selection.NONE || (wide && value != immediate)) {
      return false;
    }
    int operand = operands.slot(left);
    replace(2, type, operation, operand, immediate);
    return true;
  }

  private boolean reversedImmediate(Op op, int type, int left, int right) {
    long constant = stack.constant(left);
    if (op == Op.I32_SUB) {
      replace(2, type, Code.I32_RSUB_C, operands.slot(right), (int) constant);
      return true;
    }
    Op mirrored = mirrored(op);
    if (mirrored == null || stack.isConstant(right)) {
      return false;
    }
    // The operand on the right moves to the left's place; a value of its own slot is read there.
    int operand = operands.slot(right);
    stack.setLocal(left, operand);
    return immediate(mirrored, type, left, constant) || restore(left);
  }

  private boolean restore(int left) {
    stack.setConstant(left);
    return false;
  }

  /** The instruction that does the same with operands exchanged, or null. */
  private static @Nullable Op mirrored(Op op) {
    switch (op) {
      case I32_ADD:
      case I32_MUL:
      case I32_AND:
      case I32_OR:
      case I32_XOR:
      case I64_ADD:
      case I64_MUL:
      case I64_AND:
      case I64_OR:
      case I64_XOR:
      case I32_EQ:
      case I32_NE:
      case I64_EQ:
      case I64_NE:
        return op;
      case I32_LT_S:
        return Op.I32_GT_S;
      case I32_GT_S:
        return Op.I32_LT_S;
      case I32_LT_U:
        return Op.I32_GT_U;
      case I32_GT_U:
        return Op.I32_LT_U;
      case I64_LT_S:
        return Op.I64_GT_S;
      case I64_GT_S:
        return Op.I64_LT_S;
      case I64_LT_U:
        return Op.I64_GT_U;
      case I64_GT_U:
        return Op.I64_LT_U;
      default:
        return null;
    }
  }

  private boolean pendingDifference(int left, int right) {
    return stack.isConstant(right)
        && !stack.isConstant(left)
        && pendingOffset(left, (int) -stack.constant(right));
  }

  private boolean pendingSum(int left, int right) {
    if (stack.isConstant(right)) {
      return !stack.isConstant(left) && pendingOffset(left, (int) stack.constant(right));
    }
    if (stack.isConstant(left)) {
      return moveDown(left, right) && pendingOffset(left, (int) stack.constant(left));
    }
    return pendingSlots(left, right);
  }

  /**
   * Gives the left entry the value of the right one, keeping the left one's constant; false if that
   * takes more than it is worth.
   */
  private boolean moveDown(int left, int right) {
    switch (stack.kind(right)) {
      case VirtualStack.LOCAL:
        stack.setLocal(left, stack.x(right));
        return true;
      case VirtualStack.SLOT:
        if (code.lastWrites(stack.slotAt(right))) {
          code.retargetLast(stack.slotAt(left));
          stack.setSlot(left);
          return true;
        }
        return false;
      default:
        return false;
    }
  }

  /** The left entry plus a constant. */
  private boolean pendingOffset(int left, int constant) {
    switch (stack.kind(left)) {
      case VirtualStack.OFFSET:
        stack.setPending(
            left, VirtualStack.OFFSET, stack.x(left), 0, 0, (int) stack.constant(left) + constant);
        break;
      case VirtualStack.SCALED:
        stack.setPending(
            left, VirtualStack.SCALED_OFFSET, stack.x(left), 0, stack.shift(left), constant);
        break;
      case VirtualStack.SCALED_OFFSET:
        stack.setPending(
            left,
            VirtualStack.SCALED_OFFSET,
            stack.x(left),
            0,
            stack.shift(left),
            (int) stack.constant(left) + constant);
        break;
      default:
        int operand = operands.slot(left);
        stack.setPending(left, VirtualStack.OFFSET, operand, 0, 0, constant);
    }
    stack.pop(stack.height() - left - 1);
    return true;
  }

  /** The sum of two entries that are not constant. */
  private boolean pendingSlots(int left, int right) {
    int shift = 0;
    int x;
    int y;
    if (stack.kind(right) == VirtualStack.SCALED && stack.x(right) != stack.slotAt(right)) {
      x = operands.slot(left);
      y = stack.x(right);
      shift = stack.shift(right);
    } else if (stack.kind(left) == VirtualStack.SCALED && stack.kind(right) == VirtualStack.LOCAL) {
      y = stack.x(left);
      shift = stack.shift(left);
      x = operands.slot(right);
    } else if (stack.kind(right) == VirtualStack.LOCAL) {
      x = operands.slot(left);
      y = stack.x(right);
    } else if (stack.kind(left) == VirtualStack.LOCAL
        && stack.kind(right) == VirtualStack.SLOT
        && code.lastWrites(stack.slotAt(right))) {
      code.retargetLast(stack.slotAt(left));
      x = stack.x(left);
      y = stack.slotAt(left);
    } else {
      return false;
    }
    int kind = shift == 0 ? VirtualStack.SUM : VirtualStack.SUM_SCALED;
    stack.setPending(left, kind, x, y, shift, 0);
    stack.pop();
    return true;
  }

  private boolean pendingShift(int left, int right) {
    if (!stack.isConstant(right) || stack.isConstant(left)) {
      return false;
    }
    int shift = (int) stack.constant(right) & 31;
    if (shift == 0) {
      return false;
    }
    int operand = operands.slot(left);
    stack.setPending(left, VirtualStack.SCALED, operand, 0, shift, 0);
    stack.pop();
    return true;
  }
}
