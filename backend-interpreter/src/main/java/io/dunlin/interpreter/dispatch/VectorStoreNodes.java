package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.MemoryForms;
import org.jspecify.annotations.Nullable;

/** Stores of vectors to the first memory. */
final class VectorStoreNodes {
  private static final int SHIFT = MemoryForms.SHIFT;
  private static final int SLOT = (1 << SHIFT) - 1;

  private VectorStoreNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.STORE_V128:
        return new Store(code, at);
      case Code.STORE_V128_WRAP:
        return new StoreWrap(code, at);
      case Code.STORE_V128_INDEXED:
        return new StoreIndexed(code, at);
      case Code.STORE_V128_SCALED:
        return new StoreScaled(code, at);
      default:
        return null;
    }
  }

  /** {@code b is stored at a + offset c}. */
  static final class Store extends Node {
    Store(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int base = (int) slots[fp + a];
      int at = (base + c) | (base >> 31);
      MemoryAccess.setVector(state.memory, at, slots[fp + b], slots[fp + b + 1]);
      return next;
    }
  }

  /** {@code b is stored at (a + c) mod 2^32}. */
  static final class StoreWrap extends Node {
    StoreWrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int at = (int) slots[fp + a] + c;
      MemoryAccess.setVector(state.memory, at, slots[fp + b], slots[fp + b + 1]);
      return next;
    }
  }

  /** {@code b is stored at (a + (c << k)) mod 2^32 + offset}. */
  static final class StoreIndexed extends WideNode {
    StoreIndexed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int base = (int) slots[fp + a] + ((int) slots[fp + (c & SLOT)] << (c >>> SHIFT));
      int at = (base + d) | (base >> 31);
      MemoryAccess.setVector(state.memory, at, slots[fp + b], slots[fp + b + 1]);
      return next;
    }
  }

  /** {@code b is stored at ((a << k) + c) mod 2^32 + offset}. */
  static final class StoreScaled extends WideNode {
    StoreScaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int base = ((int) slots[fp + (a & SLOT)] << (a >>> SHIFT)) + c;
      int at = (base + d) | (base >> 31);
      MemoryAccess.setVector(state.memory, at, slots[fp + b], slots[fp + b + 1]);
      return next;
    }
  }
}
