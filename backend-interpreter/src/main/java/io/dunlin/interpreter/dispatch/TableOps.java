package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Words;
import io.dunlin.wasm.validate.FuelSegments;
import org.jspecify.annotations.Nullable;

/** Table operations; indices of both widths. */
final class TableOps {
  private TableOps() {}

  static void execute(int operation, ExecutionStack state, long[] code, int at) {
    int fp = state.fp;
    long[] slots = state.slots;
    @Nullable Object[] references = state.references;
    InterpretedInstance instance = state.instance;
    InterpretedTable table;
    switch (operation) {
      case Code.TABLE_GET:
        table = instance.tables[Words.c(code, at)];
        references[fp + Words.a(code, at)] =
            table.get(slots[fp + Words.b(code, at)] & table.indexMask);
        break;
      case Code.TABLE_SET:
        table = instance.tables[Words.c(code, at)];
        table.set(
            slots[fp + Words.a(code, at)] & table.indexMask, references[fp + Words.b(code, at)]);
        break;
      case Code.TABLE_SIZE:
        slots[fp + Words.a(code, at)] = instance.tables[Words.b(code, at)].size();
        break;
      case Code.TABLE_GROW:
        table = instance.tables[Words.d(code, at)];
        long delta = slots[fp + Words.b(code, at)] & table.indexMask;
        slots[fp + Words.a(code, at)] = table.grow(delta, references[fp + Words.c(code, at)]);
        break;
      case Code.ELEM_DROP:
        instance.dropElements(Words.a(code, at));
        break;
      default:
        bulk(operation, state, code, at);
    }
  }

  private static void bulk(int operation, ExecutionStack state, long[] code, int at) {
    int fp = state.fp;
    InterpretedInstance instance = state.instance;
    InterpretedTable target = instance.tables[Words.d(code, at)];
    long a = state.slots[fp + Words.a(code, at)] & target.indexMask;
    long b = state.slots[fp + Words.b(code, at)];
    long c = state.slots[fp + Words.c(code, at)];
    switch (operation) {
      case Code.TABLE_FILL:
        c &= target.indexMask;
        consumeFuel(state, c);
        target.fill(a, state.references[fp + Words.b(code, at)], c);
        break;
      case Code.TABLE_COPY:
        InterpretedTable source = instance.tables[(int) code[at + 2]];
        c &= target.indexMask & source.indexMask;
        consumeFuel(state, c);
        target.copy(a, source, b & source.indexMask, c);
        break;
      default:
        c &= 0xFFFFFFFFL;
        consumeFuel(state, c);
        target.init(a, instance.elements((int) code[at + 2]), b & 0xFFFFFFFFL, c);
    }
  }

  private static void consumeFuel(ExecutionStack state, long elements) {
    if (state.consumesFuel) {
      state.store.consumeFuel(FuelSegments.elements(elements));
    }
  }
}
