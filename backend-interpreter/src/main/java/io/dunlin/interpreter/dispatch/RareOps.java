package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Words;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.op.Scalar;

/** Operations without a node of their own: they are rare, or take long themselves. */
final class RareOps {
  private RareOps() {}

  static void execute(int operation, ExecutionStack state, long[] code, int at) {
    switch (operation) {
      case Code.UNREACHABLE:
        throw new TrapException(TrapCode.UNREACHABLE);
      case Code.LOAD:
      case Code.STORE:
      case Code.MEMORY_SIZE:
      case Code.MEMORY_GROW:
      case Code.MEMORY_FILL:
      case Code.MEMORY_COPY:
      case Code.MEMORY_INIT:
      case Code.DATA_DROP:
        MemoryOps.execute(operation, state, code, at);
        break;
      case Code.TABLE_GET:
      case Code.TABLE_SET:
      case Code.TABLE_SIZE:
      case Code.TABLE_GROW:
      case Code.TABLE_FILL:
      case Code.TABLE_COPY:
      case Code.TABLE_INIT:
      case Code.ELEM_DROP:
        TableOps.execute(operation, state, code, at);
        break;
      case Code.INDEX64:
        index64(state, code, at);
        break;
      case Code.I64_ADD128:
      case Code.I64_SUB128:
      case Code.I64_MUL_WIDE_S:
      case Code.I64_MUL_WIDE_U:
        wide(operation, state, code, at);
        break;
      default:
        throw new AssertionError(operation);
    }
  }

  private static void index64(ExecutionStack state, long[] code, int at) {
    long index = state.slots[state.fp + Words.b(code, at)];
    state.slots[state.fp + Words.a(code, at)] =
        index >= 0 && index <= Integer.MAX_VALUE ? index : -1;
  }

  private static void wide(int operation, ExecutionStack state, long[] code, int at) {
    int place = state.fp + Words.a(code, at);
    long[] slots = state.slots;
    long first = slots[place];
    long second = slots[place + 1];
    long low;
    long high;
    switch (operation) {
      case Code.I64_ADD128:
        low = first + slots[place + 2];
        high = Scalar.i64Add128High(first, second, slots[place + 2], slots[place + 3]);
        break;
      case Code.I64_SUB128:
        low = first - slots[place + 2];
        high = Scalar.i64Sub128High(first, second, slots[place + 2], slots[place + 3]);
        break;
      case Code.I64_MUL_WIDE_S:
        low = first * second;
        high = Scalar.i64MulWideSHigh(first, second);
        break;
      default:
        low = first * second;
        high = Scalar.i64MulWideUHigh(first, second);
    }
    slots[place] = low;
    slots[place + 1] = high;
  }
}
