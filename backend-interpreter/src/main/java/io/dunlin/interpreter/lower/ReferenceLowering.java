package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.CodeState;

/** Tables and references: none of them is merged with anything. */
final class ReferenceLowering {
  private final CodeBuffer code;
  private final VirtualStack stack;
  private final Operands operands;
  private final Frame frame;

  ReferenceLowering(CodeBuffer code, VirtualStack stack, Operands operands, Frame frame) {
    this.code = code;
    this.stack = stack;
    this.operands = operands;
    this.frame = frame;
  }

  void lower(Instruction instruction, CodeState state) {
    frame.noteReference();
    switch (instruction.op()) {
      case REF_NULL:
        stack.pushConstant(state.type(state.heightAfter() - 1), 0);
        return;
      case REF_AS_NON_NULL:
        int at = stack.height() - 1;
        code.emit(Code.REF_AS_NON_NULL, operands.slot(at), 0, 0);
        stack.setType(at, TypeCodes.nonNull(stack.type(at)));
        return;
      default:
        general(instruction, state);
    }
  }

  private void general(Instruction instruction, CodeState state) {
    int count = state.operandCount();
    int first = stack.height() - count;
    int a = count > 0 ? operands.slot(first) : 0;
    int b = count > 1 ? operands.slot(first + 1) : 0;
    int c = count > 2 ? operands.slot(first + 2) : 0;
    stack.pop(count);
    int d = 0;
    if (state.heightAfter() > stack.height()) {
      d = stack.push(state.type(state.heightAfter() - 1));
    }
    int index = instruction.index();
    switch (instruction.op()) {
      case TABLE_GET:
        code.emit(Code.TABLE_GET, d, a, index);
        break;
      case TABLE_SET:
        code.emit(Code.TABLE_SET, a, b, index);
        break;
      case TABLE_SIZE:
        code.emit(Code.TABLE_SIZE, d, index, 0);
        break;
      case TABLE_GROW:
        code.emit(Code.TABLE_GROW, d, b, a, index);
        break;
      case TABLE_FILL:
        code.emit(Code.TABLE_FILL, a, b, c, index);
        break;
      case TABLE_COPY:
        code.emit(Code.TABLE_COPY, a, b, c, index);
        code.emitData(instruction.index2());
        break;
      case TABLE_INIT:
        code.emit(Code.TABLE_INIT, a, b, c, instruction.index2());
        code.emitData(index);
        break;
      case ELEM_DROP:
        code.emit(Code.ELEM_DROP, index, 0, 0);
        break;
      case REF_IS_NULL:
        code.emit(Code.REF_IS_NULL, d, a, 0);
        break;
      case REF_EQ:
        code.emit(Code.REF_EQ, d, a, b);
        break;
      case REF_FUNC:
        code.emit(Code.REF_FUNC, d, index, 0);
        break;
      default:
        throw new AssertionError(instruction.op());
    }
  }
}
