package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Words;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.op.Scalar;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
        reference(operation, state, code, at);
    }
  }

  private static void index64(ExecutionStack state, long[] code, int at) {
    long index = state.slots[state.fp + Words.b(code, at)];
    state.slots[state.fp + Words.a(code, at)] =
        index >= 0 && index <= Integer.MAX_VALUE ? index : -1;
  }

  private static void reference(int operation, ExecutionStack state, long[] code, int at) {
    int a = state.fp + Words.a(code, at);
    int b = state.fp + Words.b(code, at);
    @Nullable Object[] references = state.references;
    switch (operation) {
      case Code.COPY_REF:
        references[a] = references[b];
        break;
      case Code.REF_NULL:
        references[a] = null;
        break;
      case Code.REF_FUNC:
        references[a] = state.instance.function(Words.b(code, at));
        break;
      case Code.REF_IS_NULL:
        state.slots[a] = references[b] == null ? 1 : 0;
        break;
      case Code.REF_EQ:
        state.slots[a] =
            Objects.equals(references[b], references[state.fp + Words.c(code, at)]) ? 1 : 0;
        break;
      case Code.REF_AS_NON_NULL:
        if (references[a] == null) {
          throw new TrapException(TrapCode.NULL_REFERENCE);
        }
        break;
      case Code.SELECT_REF:
        boolean first = state.slots[state.fp + Words.d(code, at)] != 0;
        references[a] = references[first ? b : state.fp + Words.c(code, at)];
        break;
      case Code.GLOBAL_GET_REF:
        references[a] = state.instance.globals[Words.b(code, at)].reference;
        break;
      case Code.GLOBAL_SET_REF:
        state.instance.globals[Words.b(code, at)].reference = references[a];
        break;
      case Code.ZERO_REF:
        Arrays.fill(references, a, a + Words.b(code, at), null);
        state.noteReferences(Words.c(code, at) + state.fp);
        break;
      default:
        throw new AssertionError(operation);
    }
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
