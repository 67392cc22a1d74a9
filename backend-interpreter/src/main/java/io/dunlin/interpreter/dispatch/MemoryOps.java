package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Words;
import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.wasm.validate.FuelSegments;

/** Memory operations without a node of their own; addresses of both widths. */
final class MemoryOps {
  private MemoryOps() {}

  static void execute(int operation, ExecutionStack state, long[] code, int at) {
    switch (operation) {
      case Code.LOAD:
        load(state, code, at);
        break;
      case Code.STORE:
        store(state, code, at);
        break;
      case Code.MEMORY_SIZE:
        state.slots[state.fp + Words.a(code, at)] =
            state.instance.memory(Words.b(code, at)).pages();
        break;
      case Code.MEMORY_GROW:
        MemoryInstance memory = state.instance.memory(Words.c(code, at));
        long delta = memory.address(state.slots[state.fp + Words.b(code, at)]);
        state.slots[state.fp + Words.a(code, at)] = memory.grow(delta, state.store.limiter());
        state.memory = state.instance.memoryBytes();
        break;
      case Code.DATA_DROP:
        state.instance.dropData(Words.a(code, at));
        break;
      default:
        bulk(operation, state, code, at);
    }
  }

  private static void bulk(int operation, ExecutionStack state, long[] code, int at) {
    int fp = state.fp;
    InterpretedInstance instance = state.instance;
    MemoryInstance target = instance.memory(Words.d(code, at));
    long a = target.address(state.slots[fp + Words.a(code, at)]);
    long b = state.slots[fp + Words.b(code, at)];
    long c = state.slots[fp + Words.c(code, at)];
    switch (operation) {
      case Code.MEMORY_FILL:
        c = target.address(c);
        consumeFuel(state, c);
        target.fill(a, (byte) b, c);
        break;
      case Code.MEMORY_COPY:
        MemoryInstance source = instance.memory((int) code[at + 2]);
        c = source.address(target.address(c));
        consumeFuel(state, c);
        target.copy(a, source, source.address(b), c);
        break;
      default:
        c &= 0xFFFFFFFFL;
        consumeFuel(state, c);
        instance.initMemory(Words.d(code, at), (int) code[at + 2], a, b & 0xFFFFFFFFL, c);
    }
  }

  private static void consumeFuel(ExecutionStack state, long bytes) {
    if (state.consumesFuel) {
      state.store.consumeFuel(FuelSegments.bytes(bytes));
    }
  }

  /** The place that an access of this many bytes means. */
  private static int place(
      ExecutionStack state,
      long[] code,
      int at,
      InterpretedMemory memory,
      int addressSlot,
      int bytes) {
    long address = memory.effectiveAddress(state.slots[state.fp + addressSlot], code[at + 2]);
    memory.checkRange(address, bytes);
    return (int) address;
  }

  private static void load(ExecutionStack state, long[] code, int at) {
    InterpretedMemory memory = state.instance.memories[Words.d(code, at)];
    int kind = Words.c(code, at);
    int place = place(state, code, at, memory, Words.b(code, at), bytes(kind));
    byte[] bytes = memory.bytes;
    long value;
    switch (kind) {
      case Code.LOAD8_S:
        value = bytes[place];
        break;
      case Code.LOAD8_U:
        value = bytes[place] & 0xFF;
        break;
      case Code.LOAD16_S:
        value = MemoryAccess.getShort(bytes, place);
        break;
      case Code.LOAD16_U:
        value = MemoryAccess.getShort(bytes, place) & 0xFFFF;
        break;
      case Code.LOAD32_S:
        value = MemoryAccess.getInt(bytes, place);
        break;
      case Code.LOAD32_U:
        value = MemoryAccess.getInt(bytes, place) & 0xFFFFFFFFL;
        break;
      default:
        value = MemoryAccess.getLong(bytes, place);
    }
    state.slots[state.fp + Words.a(code, at)] = value;
  }

  private static void store(ExecutionStack state, long[] code, int at) {
    InterpretedMemory memory = state.instance.memories[Words.d(code, at)];
    int kind = Words.c(code, at);
    int place = place(state, code, at, memory, Words.a(code, at), bytes(kind));
    long value = state.slots[state.fp + Words.b(code, at)];
    byte[] bytes = memory.bytes;
    switch (kind) {
      case Code.STORE8:
        bytes[place] = (byte) value;
        break;
      case Code.STORE16:
        MemoryAccess.setShort(bytes, place, (short) value);
        break;
      case Code.STORE32:
        MemoryAccess.setInt(bytes, place, (int) value);
        break;
      default:
        MemoryAccess.setLong(bytes, place, value);
    }
  }

  private static int bytes(int kind) {
    switch (kind) {
      case Code.LOAD8_S:
      case Code.LOAD8_U:
      case Code.STORE8:
        return Byte.BYTES;
      case Code.LOAD16_S:
      case Code.LOAD16_U:
      case Code.STORE16:
        return Short.BYTES;
      case Code.LOAD64:
      case Code.STORE64:
        return Long.BYTES;
      default:
        return Integer.BYTES;
    }
  }
}
