package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.MemoryForms;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.CodeState;
import io.dunlin.wasm.validate.ModuleContext;

/**
 * Loads and stores, merged with the computation of the address, and the other memory operations.
 */
final class MemoryAccesses {
  private final WasmModule module;
  private final CodeBuffer code;
  private final VirtualStack stack;
  private final Operands operands;

  MemoryAccesses(ModuleContext module, CodeBuffer code, VirtualStack stack, Operands operands) {
    this.module = module.module();
    this.code = code;
    this.stack = stack;
    this.operands = operands;
  }

  /** Whether the access is to the first memory and so near that there are forms of its own. */
  boolean isDirect(Instruction instruction) {
    return instruction.index() == 0
        && instruction.value() >= 0
        && instruction.value() <= Integer.MAX_VALUE
        && module.memoryTypes().get(0).addressType() == AddressType.I32
        && !isShared(0);
  }

  private boolean isShared(int memory) {
    return module.memoryTypes().get(memory).shared();
  }

  void load(Instruction instruction, CodeState state) {
    int operation = Selection.access(instruction.op());
    int type = state.type(state.heightAfter() - 1);
    int address = stack.height() - 1;
    int offset = (int) instruction.value();
    if (!isDirect(instruction)) {
      int slot = operands.slot(address);
      stack.pop();
      int load = isShared(instruction.index()) ? Code.SHARED_LOAD : Code.LOAD;
      emitIndirect(load, stack.push(type), slot, operation, instruction);
      return;
    }
    int kind = stack.kind(address);
    int x = stack.x(address);
    int constant = (int) stack.constant(address);
    int shift = stack.shift(address);
    int y = stack.y(address);
    if (kind == VirtualStack.OFFSET && offset == 0) {
      stack.pop();
      code.emit(MemoryForms.load(operation, MemoryForms.WRAP), stack.push(type), x, constant);
    } else if (kind == VirtualStack.SUM || kind == VirtualStack.SUM_SCALED) {
      stack.pop();
      int scale = kind == VirtualStack.SUM ? 0 : shift;
      code.emit(
          MemoryForms.load(operation, MemoryForms.INDEXED),
          stack.push(type),
          x,
          MemoryForms.index(y, scale),
          offset);
    } else if (kind == VirtualStack.SCALED || kind == VirtualStack.SCALED_OFFSET) {
      stack.pop();
      int added = kind == VirtualStack.SCALED ? 0 : constant;
      code.emit(
          MemoryForms.load(operation, MemoryForms.SCALED),
          stack.push(type),
          MemoryForms.index(x, shift),
          added,
          offset);
    } else {
      int slot = operands.slot(address);
      stack.pop();
      code.emit(operation, stack.push(type), slot, offset);
    }
  }

  void store(Instruction instruction) {
    int operation = Selection.access(instruction.op());
    int value = stack.height() - 1;
    int address = value - 1;
    int offset = (int) instruction.value();
    if (!isDirect(instruction)) {
      int addressSlot = operands.slot(address);
      int store = isShared(instruction.index()) ? Code.SHARED_STORE : Code.STORE;
      emitIndirect(store, addressSlot, operands.slot(value), operation, instruction);
      stack.pop(2);
      return;
    }
    if (operation != Code.STORE_V128
        && stack.isImmediate(value)
        && (!stack.isPending(address) || stack.kind(address) == VirtualStack.OFFSET)) {
      int slot = operands.slot(address);
      code.emit(operation + MemoryForms.STORE_CONSTANT, slot, (int) stack.constant(value), offset);
      stack.pop(2);
      return;
    }
    int source = operands.slot(value);
    int constant = (int) stack.constant(address);
    int shift = stack.shift(address);
    int x = stack.x(address);
    int y = stack.y(address);
    switch (stack.kind(address)) {
      case VirtualStack.SUM:
        code.emit(
            MemoryForms.store(operation, MemoryForms.INDEXED),
            x,
            source,
            MemoryForms.index(y, 0),
            offset);
        break;
      case VirtualStack.SUM_SCALED:
        code.emit(
            MemoryForms.store(operation, MemoryForms.INDEXED),
            x,
            source,
            MemoryForms.index(y, shift),
            offset);
        break;
      case VirtualStack.SCALED:
        emitStoreScaled(operation, x, shift, source, 0, offset);
        break;
      case VirtualStack.SCALED_OFFSET:
        emitStoreScaled(operation, x, shift, source, constant, offset);
        break;
      default:
        if (stack.kind(address) == VirtualStack.OFFSET && offset == 0) {
          code.emit(MemoryForms.store(operation, MemoryForms.WRAP), x, source, constant);
        } else {
          code.emit(operation, operands.slot(address), source, offset);
        }
    }
    stack.pop(2);
  }

  private void emitStoreScaled(int operation, int x, int shift, int source, int added, int offset) {
    code.emit(
        MemoryForms.store(operation, MemoryForms.SCALED),
        MemoryForms.index(x, shift),
        source,
        added,
        offset);
  }

  private void emitIndirect(int operation, int a, int b, int kind, Instruction instruction) {
    code.emit(operation, a, b, kind, instruction.index());
    code.append(instruction.value());
  }

  /** Lowers sizes, growth and bulk instructions. */
  void other(Instruction instruction, CodeState state) {
    int count = state.operandCount();
    int first = stack.height() - count;
    int a = count > 0 ? operands.slot(first) : 0;
    int b = count > 1 ? operands.slot(first + 1) : 0;
    int c = count > 2 ? operands.slot(first + 2) : 0;
    stack.pop(count);
    int memory = instruction.index();
    switch (instruction.op()) {
      case MEMORY_SIZE:
        code.emit(Code.MEMORY_SIZE, pushAddress(memory), memory, 0);
        break;
      case MEMORY_GROW:
        code.emit(Code.MEMORY_GROW, pushAddress(memory), a, memory);
        break;
      case MEMORY_FILL:
        code.emit(Code.MEMORY_FILL, a, b, c, memory);
        break;
      case MEMORY_COPY:
        code.emit(Code.MEMORY_COPY, a, b, c, memory);
        code.emitData(instruction.index2());
        break;
      case MEMORY_INIT:
        code.emit(Code.MEMORY_INIT, a, b, c, instruction.index2());
        code.emitData(instruction.index());
        break;
      default:
        code.emit(Code.DATA_DROP, instruction.index(), 0, 0);
    }
  }

  private int pushAddress(int memory) {
    boolean wide = module.memoryTypes().get(memory).addressType() == AddressType.I64;
    return stack.push(wide ? TypeCodes.I64 : TypeCodes.I32);
  }
}
