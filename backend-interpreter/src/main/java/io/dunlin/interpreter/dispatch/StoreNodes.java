package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import org.jspecify.annotations.Nullable;

/** Stores at a base plus an offset. */
final class StoreNodes {
  private StoreNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.STORE8:
        return new Store8(code, at);
      case Code.STORE16:
        return new Store16(code, at);
      case Code.STORE32:
        return new Store32(code, at);
      case Code.STORE64:
        return new Store64(code, at);
      case Code.STORE8_C:
        return new Store8C(code, at);
      case Code.STORE16_C:
        return new Store16C(code, at);
      case Code.STORE32_C:
        return new Store32C(code, at);
      case Code.STORE64_C:
        return new Store64C(code, at);
      default:
        return null;
    }
  }

  /** {@code the low byte of b is stored at a + offset c}. */
  static final class Store8 extends Node {
    Store8(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + a];
        state.memory[(base + c) | (base >> 31)] = (byte) slots[fp + b];
      }
      return next;
    }
  }

  /** {@code the low two bytes of b is stored at a + offset c}. */
  static final class Store16 extends Node {
    Store16(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + a];
        MemoryAccess.setShort(state.memory, (base + c) | (base >> 31), (short) slots[fp + b]);
      }
      return next;
    }
  }

  /** {@code the low four bytes of b is stored at a + offset c}. */
  static final class Store32 extends Node {
    Store32(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + a];
        MemoryAccess.setInt(state.memory, (base + c) | (base >> 31), (int) slots[fp + b]);
      }
      return next;
    }
  }

  /** {@code all eight bytes of b is stored at a + offset c}. */
  static final class Store64 extends Node {
    Store64(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + a];
        MemoryAccess.setLong(state.memory, (base + c) | (base >> 31), slots[fp + b]);
      }
      return next;
    }
  }

  /** {@code the low byte of the immediate b is stored at a + offset c}. */
  static final class Store8C extends Node {
    Store8C(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + a];
        state.memory[(base + c) | (base >> 31)] = (byte) b;
      }
      return next;
    }
  }

  /** {@code the low two bytes of the immediate b is stored at a + offset c}. */
  static final class Store16C extends Node {
    Store16C(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + a];
        MemoryAccess.setShort(state.memory, (base + c) | (base >> 31), (short) b);
      }
      return next;
    }
  }

  /** {@code the low four bytes of the immediate b is stored at a + offset c}. */
  static final class Store32C extends Node {
    Store32C(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + a];
        MemoryAccess.setInt(state.memory, (base + c) | (base >> 31), b);
      }
      return next;
    }
  }

  /** {@code all eight bytes of the immediate b is stored at a + offset c}. */
  static final class Store64C extends Node {
    Store64C(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + a];
        MemoryAccess.setLong(state.memory, (base + c) | (base >> 31), (long) b);
      }
      return next;
    }
  }
}
