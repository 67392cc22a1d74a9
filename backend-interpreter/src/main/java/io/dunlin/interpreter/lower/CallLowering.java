package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import io.dunlin.wasm.validate.CodeState;

/**
 * Calls. Arguments are brought into their own slots on top of the stack, where they are the first
 * slots of the callee's frame and where the results will be.
 */
final class CallLowering {
  private final ModuleLowering module;
  private final CodeBuffer code;
  private final VirtualStack stack;
  private final Operands operands;
  private final Frame frame;

  CallLowering(
      ModuleLowering module, CodeBuffer code, VirtualStack stack, Operands operands, Frame frame) {
    this.module = module;
    this.code = code;
    this.stack = stack;
    this.operands = operands;
    this.frame = frame;
  }

  void lower(Instruction instruction, CodeState state) {
    FuncType type = state.callee();
    switch (instruction.op()) {
      case CALL:
        call(instruction.index(), type);
        break;
      case CALL_INDIRECT:
        callIndirect(instruction, type);
        break;
      case CALL_REF:
        int reference = operands.slot(stack.height() - 1);
        stack.pop();
        int arguments = takeArguments(type);
        code.emit(Code.CALL_REF, arguments, reference, 0);
        break;
      case RETURN_CALL:
        code.emit(Code.TAIL_CALL, takeArguments(type), instruction.index(), 0);
        break;
      case RETURN_CALL_INDIRECT:
        tailCallIndirect(instruction, type);
        break;
      default:
        int function = operands.slot(stack.height() - 1);
        stack.pop();
        int start = takeArguments(type);
        code.emit(Code.TAIL_CALL_REF, start, function, 0);
    }
    code.mark(instruction.offset());
    code.barrier();
    if (state.reachableAfter()) {
      for (ValType result : type.results()) {
        stack.push(result.code());
        if (result.isReference()) {
          frame.noteReference();
        }
      }
    }
  }

  private void call(int callee, FuncType type) {
    int arguments = takeArguments(type);
    boolean imported = callee < module.wasm().importedFunctionCount();
    code.emit(imported ? Code.CALL_IMPORT : Code.CALL, arguments, callee, 0);
  }

  private void callIndirect(Instruction instruction, FuncType type) {
    int index = takeIndex(instruction.index2());
    int arguments = takeArguments(type);
    code.emit(
        Code.CALL_INDIRECT,
        arguments,
        instruction.index2(),
        module.typeIds()[instruction.index()],
        index);
  }

  private void tailCallIndirect(Instruction instruction, FuncType type) {
    int index = takeIndex(instruction.index2());
    int arguments = takeArguments(type);
    code.emit(
        Code.TAIL_CALL_INDIRECT,
        arguments,
        instruction.index2(),
        module.typeIds()[instruction.index()],
        index);
  }

  /** Pops the index into a table, and gives its slot. */
  private int takeIndex(int table) {
    int at = stack.height() - 1;
    int slot = operands.slot(at);
    if (module.wasm().tableTypes().get(table).addressType() == AddressType.I64) {
      code.emit(Code.INDEX64, stack.slotAt(at), slot, 0);
      slot = stack.slotAt(at);
    }
    stack.pop();
    return slot;
  }

  /** Pops the arguments; gives the slot where they begin. */
  private int takeArguments(FuncType type) {
    int first = stack.height() - type.params().size();
    if (type.results().size() > 1) {
      operands.settleForControl(first, 0);
    }
    operands.settle(first, stack.height());
    int slot = stack.slotAt(first);
    stack.truncate(first);
    for (ValType param : type.params()) {
      if (param.isReference()) {
        frame.noteReference();
      }
    }
    return slot;
  }
}
