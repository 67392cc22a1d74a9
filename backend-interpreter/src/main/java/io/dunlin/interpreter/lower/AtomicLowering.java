package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.AtomicOperator;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.validate.CodeState;

/** Atomic instructions, on memories of both kinds: one operation for each shape of operands. */
final class AtomicLowering {
  private final CodeBuffer code;
  private final VirtualStack stack;
  private final Operands operands;

  AtomicLowering(CodeBuffer code, VirtualStack stack, Operands operands) {
    this.code = code;
    this.stack = stack;
    this.operands = operands;
  }

  void lower(Instruction instruction, CodeState state) {
    int operation = operation(instruction.op(), state.operandCount());
    if (operation == Code.ATOMIC_FENCE) {
      code.emit(operation, 0, 0, 0);
      return;
    }
    int count = state.operandCount();
    int first = stack.height() - count;
    int address = operands.slot(first);
    int value = count > 1 ? operands.slot(first + 1) : 0;
    int further = count > 2 ? operands.slot(first + 2) : 0;
    stack.pop(count);
    if (operation == Code.ATOMIC_STORE) {
      code.emit(operation, address, value, 0);
    } else {
      int result = stack.push(state.type(state.heightAfter() - 1));
      code.emit(operation, result, address, value, further);
    }
    code.append(instruction.op().ordinal());
    code.append(instruction.index());
    code.append(instruction.value());
  }

  private static int operation(Op op, int operandCount) {
    switch (op) {
      case ATOMIC_FENCE:
        return Code.ATOMIC_FENCE;
      case MEMORY_ATOMIC_NOTIFY:
        return Code.ATOMIC_NOTIFY;
      case MEMORY_ATOMIC_WAIT32:
      case MEMORY_ATOMIC_WAIT64:
        return Code.ATOMIC_WAIT;
      default:
        if (operandCount == 1) {
          return Code.ATOMIC_LOAD;
        }
        if (operandCount == 3) {
          return Code.ATOMIC_CMPXCHG;
        }
        return AtomicOperator.of(op) != null ? Code.ATOMIC_RMW : Code.ATOMIC_STORE;
    }
  }
}
