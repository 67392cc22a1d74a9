package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.VectorOperand;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.CodeState;
import org.jspecify.annotations.Nullable;

/** Vector instructions: their form says how many operands there are, an operand which it is. */
final class VectorLowering {
  private final CodeBuffer code;
  private final VirtualStack stack;
  private final Operands operands;
  private final MemoryAccesses accesses;

  VectorLowering(CodeBuffer code, VirtualStack stack, Operands operands, MemoryAccesses accesses) {
    this.code = code;
    this.stack = stack;
    this.operands = operands;
    this.accesses = accesses;
  }

  /** Lowers an instruction that is neither a load nor a store nor a constant. */
  void compute(Instruction instruction, CodeState state) {
    int type = state.type(state.heightAfter() - 1);
    switch (state.operandCount()) {
      case 1:
        unary(instruction, type);
        break;
      case 2:
        binary(instruction, type);
        break;
      default:
        ternary(instruction.op(), type);
    }
  }

  private void unary(Instruction instruction, int type) {
    Op op = VectorSelection.same(instruction.op());
    int source = operands.slot(stack.height() - 1);
    stack.pop();
    int target = stack.push(type);
    switch (op) {
      case I8X16_EXTRACT_LANE_S:
      case I8X16_EXTRACT_LANE_U:
      case I16X8_EXTRACT_LANE_S:
      case I16X8_EXTRACT_LANE_U:
      case I32X4_EXTRACT_LANE:
        int lanes = op.laneShape().lanes() / 2;
        int half = source + instruction.lane() / lanes;
        emitUnary(op, instruction.lane() % lanes, target, half);
        break;
      case I64X2_EXTRACT_LANE:
        code.emit(Code.COPY, target, source + instruction.lane(), 0);
        break;
      default:
        Op low = VectorSelection.ofLowHalf(op);
        emitUnary(low, 0, target, low == op ? source : source + 1);
    }
  }

  private void emitUnary(Op op, int lane, int target, int source) {
    code.emit(Code.VECTOR_UNARY, target, source, VectorOperand.of(op, lane));
  }

  private void binary(Instruction instruction, int type) {
    Op op = VectorSelection.same(instruction.op());
    int left = stack.height() - 2;
    int right = left + 1;
    if (stack.type(right) == TypeCodes.I32 && stack.isConstant(right) && isShift(op)) {
      int count = (int) stack.constant(right) & (laneBits(op) - 1);
      int shifted = operands.slot(left);
      stack.pop(2);
      stack.push(type);
      int operand = VectorOperand.of(op, count);
      stack.setPending(left, VirtualStack.SHIFTED_VECTOR, shifted, operand, 0, 0);
      return;
    }
    if (op == Op.V128_OR && rotation(left, right)) {
      return;
    }
    int x = operands.slot(left);
    int y = operands.slot(right);
    stack.pop(2);
    int target = stack.push(type);
    if (op == Op.I8X16_SHUFFLE) {
      code.emit(Code.SHUFFLE, target, x, y);
      code.append(instruction.value());
      code.append(instruction.valueHigh());
    } else if (VectorSelection.exchanged(op) != op) {
      emitBinary(VectorSelection.exchanged(op), 0, target, y, x);
    } else if (VectorSelection.ofLowHalf(op) != op) {
      emitBinary(VectorSelection.ofLowHalf(op), 0, target, x + 1, y + 1);
    } else {
      emitBinary(op, isReplacement(op) ? instruction.lane() : 0, target, x, y);
    }
  }

  /**
   * Lowers the union of a vector shifted to the left and the same one shifted to the right, if each
   * bit of a lane comes from one of them: that is a rotation, which most ciphers are made of.
   */
  private boolean rotation(int left, int right) {
    if (stack.kind(left) != VirtualStack.SHIFTED_VECTOR
        || stack.kind(right) != VirtualStack.SHIFTED_VECTOR
        || stack.x(left) != stack.x(right)) {
      return false;
    }
    boolean leftFirst = inverse(VectorOperand.op(stack.y(left))) != null;
    int toTheLeft = stack.y(leftFirst ? left : right);
    int toTheRight = stack.y(leftFirst ? right : left);
    @Nullable Op inverse = inverse(VectorOperand.op(toTheLeft));
    if (inverse == null
        || VectorOperand.op(toTheRight) != inverse
        || VectorOperand.lane(toTheLeft) + VectorOperand.lane(toTheRight) != laneBits(inverse)) {
      return false;
    }
    int source = stack.x(left);
    stack.pop(2);
    int target = stack.push(TypeCodes.V128);
    code.emit(Code.VECTOR_ROTATE_C, target, source, toTheLeft);
    return true;
  }

  private static int laneBits(Op op) {
    return 128 / op.laneShape().lanes();
  }

  /** The shift to the right that makes a rotation of one to the left; null for other shifts. */
  private static @Nullable Op inverse(Op op) {
    switch (op) {
      case I16X8_SHL:
        return Op.I16X8_SHR_U;
      case I32X4_SHL:
        return Op.I32X4_SHR_U;
      case I64X2_SHL:
        return Op.I64X2_SHR_U;
      default:
        return null;
    }
  }

  private static boolean isShift(Op op) {
    switch (op) {
      case I8X16_SHL:
      case I8X16_SHR_S:
      case I8X16_SHR_U:
      case I16X8_SHL:
      case I16X8_SHR_S:
      case I16X8_SHR_U:
      case I32X4_SHL:
      case I32X4_SHR_S:
      case I32X4_SHR_U:
      case I64X2_SHL:
      case I64X2_SHR_S:
      case I64X2_SHR_U:
        return true;
      default:
        return false;
    }
  }

  private static boolean isReplacement(Op op) {
    switch (op) {
      case I8X16_REPLACE_LANE:
      case I16X8_REPLACE_LANE:
      case I32X4_REPLACE_LANE:
      case I64X2_REPLACE_LANE:
        return true;
      default:
        return false;
    }
  }

  private void emitBinary(Op op, int lane, int target, int x, int y) {
    code.emit(Code.VECTOR_BINARY, target, x, y, VectorOperand.of(op, lane));
  }

  private void ternary(Op op, int type) {
    int first = stack.height() - 3;
    int x = operands.slot(first);
    int y = operands.slot(first + 1);
    int z = operands.slot(first + 2);
    stack.pop(3);
    code.emit(Code.VECTOR_TERNARY, stack.push(type), x, y, z);
    code.append(VectorOperand.of(VectorSelection.same(op), 0));
  }

  private static int operand(Instruction instruction, boolean hasLane) {
    return VectorOperand.of(instruction.op(), hasLane ? instruction.lane() : 0);
  }

  /** Lowers a load. */
  void load(Instruction instruction, CodeState state) {
    boolean intoLane = state.operandCount() == 2;
    boolean direct = accesses.isDirect(instruction);
    if (direct && instruction.op() == Op.V128_LOAD) {
      accesses.load(instruction, state);
      return;
    }
    int first = stack.height() - state.operandCount();
    int offset = (int) instruction.value();
    int operand = operand(instruction, intoLane);
    if (direct && !intoLane && offset == 0 && stack.kind(first) == VirtualStack.OFFSET) {
      int base = stack.x(first);
      int constant = (int) stack.constant(first);
      stack.pop();
      code.emit(Code.VECTOR_LOAD_WRAP, stack.push(TypeCodes.V128), base, constant, operand);
      return;
    }
    int address = operands.slot(first);
    int vector = intoLane ? operands.slot(first + 1) : address;
    stack.pop(state.operandCount());
    int target = stack.push(TypeCodes.V128);
    if (!direct) {
      code.emit(Code.VECTOR_LOAD_ANY, target, address, vector, instruction.index());
      code.append(operand);
      code.append(instruction.value());
    } else if (intoLane) {
      code.emit(Code.VECTOR_LOAD_LANE, target, address, vector, offset);
      code.append(operand);
    } else {
      code.emit(Code.VECTOR_LOAD, target, address, offset, operand);
    }
  }

  /** Lowers a store. */
  void store(Instruction instruction) {
    boolean direct = accesses.isDirect(instruction);
    if (direct && instruction.op() == Op.V128_STORE) {
      accesses.store(instruction);
      return;
    }
    int address = operands.slot(stack.height() - 2);
    int vector = operands.slot(stack.height() - 1);
    stack.pop(2);
    int operand = operand(instruction, instruction.op() != Op.V128_STORE);
    if (direct) {
      code.emit(Code.VECTOR_STORE_LANE, address, vector, (int) instruction.value(), operand);
    } else {
      code.emit(Code.VECTOR_STORE_ANY, address, vector, 0, instruction.index());
      code.append(operand);
      code.append(instruction.value());
    }
  }
}
