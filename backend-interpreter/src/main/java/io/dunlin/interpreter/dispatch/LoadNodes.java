package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import org.jspecify.annotations.Nullable;

/** Loads at a base plus an offset. */
final class LoadNodes {
  private LoadNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.LOAD8_S:
        return new Load8S(code, at);
      case Code.LOAD8_U:
        return new Load8U(code, at);
      case Code.LOAD16_S:
        return new Load16S(code, at);
      case Code.LOAD16_U:
        return new Load16U(code, at);
      case Code.LOAD32_S:
        return new Load32S(code, at);
      case Code.LOAD32_U:
        return new Load32U(code, at);
      case Code.LOAD64:
        return new Load64(code, at);
      default:
        return null;
    }
  }

  /** {@code d = a byte, sign-extended at b + offset c}. */
  static final class Load8S extends Node {
    Load8S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + b];
        slots[fp + a] = state.memory[(base + c) | (base >> 31)];
      }
      return next;
    }
  }

  /** {@code d = a byte, zero-extended at b + offset c}. */
  static final class Load8U extends Node {
    Load8U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + b];
        slots[fp + a] = state.memory[(base + c) | (base >> 31)] & 0xFF;
      }
      return next;
    }
  }

  /** {@code d = two bytes, sign-extended at b + offset c}. */
  static final class Load16S extends Node {
    Load16S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + b];
        slots[fp + a] = MemoryAccess.getShort(state.memory, (base + c) | (base >> 31));
      }
      return next;
    }
  }

  /** {@code d = two bytes, zero-extended at b + offset c}. */
  static final class Load16U extends Node {
    Load16U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + b];
        slots[fp + a] = MemoryAccess.getShort(state.memory, (base + c) | (base >> 31)) & 0xFFFF;
      }
      return next;
    }
  }

  /** {@code d = four bytes, sign-extended at b + offset c}. */
  static final class Load32S extends Node {
    Load32S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + b];
        slots[fp + a] = MemoryAccess.getInt(state.memory, (base + c) | (base >> 31));
      }
      return next;
    }
  }

  /** {@code d = four bytes, zero-extended at b + offset c}. */
  static final class Load32U extends Node {
    Load32U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + b];
        slots[fp + a] = MemoryAccess.getInt(state.memory, (base + c) | (base >> 31)) & 0xFFFFFFFFL;
      }
      return next;
    }
  }

  /** {@code d = eight bytes at b + offset c}. */
  static final class Load64 extends Node {
    Load64(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int base = (int) slots[fp + b];
        slots[fp + a] = MemoryAccess.getLong(state.memory, (base + c) | (base >> 31));
      }
      return next;
    }
  }
}
