package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import org.jspecify.annotations.Nullable;

/** Ranges of arrays: filling, copying, and setting them from segments. */
final class ArrayBulkNodes {
  private ArrayBulkNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.ARRAY_FILL:
      case Code.ARRAY_FILL_V128:
        return new Fill(code, at);
      case Code.ARRAY_FILL_REF:
        return new FillReference(code, at);
      case Code.ARRAY_COPY:
        return new Copy(code, at);
      case Code.ARRAY_INIT_DATA:
        return new InitData(code, at);
      case Code.ARRAY_INIT_ELEM:
        return new InitElements(code, at);
      default:
        return null;
    }
  }

  private static ArrayInstance array(@Nullable Object reference) {
    if (reference == null) {
      throw new TrapException(TrapCode.NULL_ARRAY_REFERENCE);
    }
    return (ArrayInstance) reference;
  }

  /** {@code set elements of a from b on to c, a number or vector}. */
  static final class Fill extends WideNode {
    Fill(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ArrayInstance target = array(state.references[fp + a]);
      int count = (int) slots[fp + d];
      AggregateNodes.consumeFuel(state, count);
      long high = AggregateNodes.highHalf(slots, fp + c);
      target.fill((int) slots[fp + b], slots[fp + c], high, count);
      return next;
    }
  }

  /** {@code set elements of a from b on to c, a reference}. */
  static final class FillReference extends WideNode {
    FillReference(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      ArrayInstance target = array(references[fp + a]);
      int count = (int) slots[fp + d];
      AggregateNodes.consumeFuel(state, count);
      target.fill((int) slots[fp + b], references[fp + c], count);
      return next;
    }
  }

  /** {@code copy to a from index b on from c}. */
  static final class Copy extends ExtendedNode {
    Copy(long[] code, int at) {
      super(code, at, Code.ARRAY_COPY);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      ArrayInstance target = array(references[fp + a]);
      ArrayInstance source = array(references[fp + c]);
      int count = (int) slots[fp + extra];
      AggregateNodes.consumeFuel(state, count);
      target.copy((int) slots[fp + b], source, (int) slots[fp + d], count);
      return next;
    }
  }

  /** {@code copy to a from index b on from a data segment}. */
  static final class InitData extends ExtendedNode {
    InitData(long[] code, int at) {
      super(code, at, Code.ARRAY_INIT_DATA);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ArrayInstance target = array(state.references[fp + a]);
      int count = (int) slots[fp + d];
      AggregateNodes.consumeFuel(state, count);
      target.initData((int) slots[fp + b], state.instance, extra, (int) slots[fp + c], count);
      return next;
    }
  }

  /** {@code copy to a from index b on from an element segment}. */
  static final class InitElements extends ExtendedNode {
    InitElements(long[] code, int at) {
      super(code, at, Code.ARRAY_INIT_ELEM);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ArrayInstance target = array(state.references[fp + a]);
      int count = (int) slots[fp + d];
      AggregateNodes.consumeFuel(state, count);
      target.initElements((int) slots[fp + b], state.instance, extra, (int) slots[fp + c], count);
      return next;
    }
  }
}
