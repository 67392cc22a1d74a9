package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.MemoryForms;
import org.jspecify.annotations.Nullable;

/** Stores that compute their address. */
final class StoreAddressNodes {
  private static final int SHIFT = MemoryForms.SHIFT;
  private static final int SLOT = (1 << SHIFT) - 1;

  private StoreAddressNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.STORE8_WRAP:
        return new Store8Wrap(code, at);
      case Code.STORE16_WRAP:
        return new Store16Wrap(code, at);
      case Code.STORE32_WRAP:
        return new Store32Wrap(code, at);
      case Code.STORE64_WRAP:
        return new Store64Wrap(code, at);
      case Code.STORE8_INDEXED:
        return new Store8Indexed(code, at);
      case Code.STORE16_INDEXED:
        return new Store16Indexed(code, at);
      case Code.STORE32_INDEXED:
        return new Store32Indexed(code, at);
      case Code.STORE64_INDEXED:
        return new Store64Indexed(code, at);
      case Code.STORE8_SCALED:
        return new Store8Scaled(code, at);
      case Code.STORE16_SCALED:
        return new Store16Scaled(code, at);
      case Code.STORE32_SCALED:
        return new Store32Scaled(code, at);
      case Code.STORE64_SCALED:
        return new Store64Scaled(code, at);
      default:
        return null;
    }
  }

  /** {@code the low byte of b is stored at (a + c) mod 2^32}. */
  static final class Store8Wrap extends Node {
    Store8Wrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      state.memory[(int) slots[fp + a] + c] = (byte) slots[fp + b];
      return next;
    }
  }

  /** {@code the low two bytes of b is stored at (a + c) mod 2^32}. */
  static final class Store16Wrap extends Node {
    Store16Wrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      MemoryAccess.setShort(state.memory, (int) slots[fp + a] + c, (short) slots[fp + b]);
      return next;
    }
  }

  /** {@code the low four bytes of b is stored at (a + c) mod 2^32}. */
  static final class Store32Wrap extends Node {
    Store32Wrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      MemoryAccess.setInt(state.memory, (int) slots[fp + a] + c, (int) slots[fp + b]);
      return next;
    }
  }

  /** {@code all eight bytes of b is stored at (a + c) mod 2^32}. */
  static final class Store64Wrap extends Node {
    Store64Wrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      MemoryAccess.setLong(state.memory, (int) slots[fp + a] + c, slots[fp + b]);
      return next;
    }
  }

  /** {@code the low byte of b is stored at (a + (c << k)) mod 2^32 + offset d}. */
  static final class Store8Indexed extends WideNode {
    Store8Indexed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int y = c;
        int base = (int) slots[fp + a] + ((int) slots[fp + (y & SLOT)] << (y >> SHIFT));
        state.memory[(base + d) | (base >> 31)] = (byte) slots[fp + b];
      }
      return next;
    }
  }

  /** {@code the low two bytes of b is stored at (a + (c << k)) mod 2^32 + offset d}. */
  static final class Store16Indexed extends WideNode {
    Store16Indexed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int y = c;
        int base = (int) slots[fp + a] + ((int) slots[fp + (y & SLOT)] << (y >> SHIFT));
        MemoryAccess.setShort(state.memory, (base + d) | (base >> 31), (short) slots[fp + b]);
      }
      return next;
    }
  }

  /** {@code the low four bytes of b is stored at (a + (c << k)) mod 2^32 + offset d}. */
  static final class Store32Indexed extends WideNode {
    Store32Indexed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int y = c;
        int base = (int) slots[fp + a] + ((int) slots[fp + (y & SLOT)] << (y >> SHIFT));
        MemoryAccess.setInt(state.memory, (base + d) | (base >> 31), (int) slots[fp + b]);
      }
      return next;
    }
  }

  /** {@code all eight bytes of b is stored at (a + (c << k)) mod 2^32 + offset d}. */
  static final class Store64Indexed extends WideNode {
    Store64Indexed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int y = c;
        int base = (int) slots[fp + a] + ((int) slots[fp + (y & SLOT)] << (y >> SHIFT));
        MemoryAccess.setLong(state.memory, (base + d) | (base >> 31), slots[fp + b]);
      }
      return next;
    }
  }

  /** {@code the low byte of b is stored at ((a << k) + c) mod 2^32 + offset d}. */
  static final class Store8Scaled extends WideNode {
    Store8Scaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int x = a;
        int base = ((int) slots[fp + (x & SLOT)] << (x >> SHIFT)) + c;
        state.memory[(base + d) | (base >> 31)] = (byte) slots[fp + b];
      }
      return next;
    }
  }

  /** {@code the low two bytes of b is stored at ((a << k) + c) mod 2^32 + offset d}. */
  static final class Store16Scaled extends WideNode {
    Store16Scaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int x = a;
        int base = ((int) slots[fp + (x & SLOT)] << (x >> SHIFT)) + c;
        MemoryAccess.setShort(state.memory, (base + d) | (base >> 31), (short) slots[fp + b]);
      }
      return next;
    }
  }

  /** {@code the low four bytes of b is stored at ((a << k) + c) mod 2^32 + offset d}. */
  static final class Store32Scaled extends WideNode {
    Store32Scaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int x = a;
        int base = ((int) slots[fp + (x & SLOT)] << (x >> SHIFT)) + c;
        MemoryAccess.setInt(state.memory, (base + d) | (base >> 31), (int) slots[fp + b]);
      }
      return next;
    }
  }

  /** {@code all eight bytes of b is stored at ((a << k) + c) mod 2^32 + offset d}. */
  static final class Store64Scaled extends WideNode {
    Store64Scaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int x = a;
        int base = ((int) slots[fp + (x & SLOT)] << (x >> SHIFT)) + c;
        MemoryAccess.setLong(state.memory, (base + d) | (base >> 31), slots[fp + b]);
      }
      return next;
    }
  }
}
