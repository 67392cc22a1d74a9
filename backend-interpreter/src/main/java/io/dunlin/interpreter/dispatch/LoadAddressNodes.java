package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.MemoryForms;
import org.jspecify.annotations.Nullable;

/** Loads that compute their address. */
final class LoadAddressNodes {
  private static final int SHIFT = MemoryForms.SHIFT;
  private static final int SLOT = (1 << SHIFT) - 1;

  private LoadAddressNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.LOAD8_S_WRAP:
        return new Load8SWrap(code, at);
      case Code.LOAD8_U_WRAP:
        return new Load8UWrap(code, at);
      case Code.LOAD16_S_WRAP:
        return new Load16SWrap(code, at);
      case Code.LOAD16_U_WRAP:
        return new Load16UWrap(code, at);
      case Code.LOAD32_S_WRAP:
        return new Load32SWrap(code, at);
      case Code.LOAD32_U_WRAP:
        return new Load32UWrap(code, at);
      case Code.LOAD64_WRAP:
        return new Load64Wrap(code, at);
      case Code.LOAD8_S_INDEXED:
        return new Load8SIndexed(code, at);
      case Code.LOAD8_U_INDEXED:
        return new Load8UIndexed(code, at);
      case Code.LOAD16_S_INDEXED:
        return new Load16SIndexed(code, at);
      case Code.LOAD16_U_INDEXED:
        return new Load16UIndexed(code, at);
      case Code.LOAD32_S_INDEXED:
        return new Load32SIndexed(code, at);
      case Code.LOAD32_U_INDEXED:
        return new Load32UIndexed(code, at);
      case Code.LOAD64_INDEXED:
        return new Load64Indexed(code, at);
      case Code.LOAD8_S_SCALED:
        return new Load8SScaled(code, at);
      case Code.LOAD8_U_SCALED:
        return new Load8UScaled(code, at);
      case Code.LOAD16_S_SCALED:
        return new Load16SScaled(code, at);
      case Code.LOAD16_U_SCALED:
        return new Load16UScaled(code, at);
      case Code.LOAD32_S_SCALED:
        return new Load32SScaled(code, at);
      case Code.LOAD32_U_SCALED:
        return new Load32UScaled(code, at);
      case Code.LOAD64_SCALED:
        return new Load64Scaled(code, at);
      default:
        return null;
    }
  }

  /** {@code d = a byte, sign-extended at (b + c) mod 2^32}. */
  static final class Load8SWrap extends Node {
    Load8SWrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = state.memory[(int) slots[fp + b] + c];
      return next;
    }
  }

  /** {@code d = a byte, zero-extended at (b + c) mod 2^32}. */
  static final class Load8UWrap extends Node {
    Load8UWrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = state.memory[(int) slots[fp + b] + c] & 0xFF;
      return next;
    }
  }

  /** {@code d = two bytes, sign-extended at (b + c) mod 2^32}. */
  static final class Load16SWrap extends Node {
    Load16SWrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = MemoryAccess.getShort(state.memory, (int) slots[fp + b] + c);
      return next;
    }
  }

  /** {@code d = two bytes, zero-extended at (b + c) mod 2^32}. */
  static final class Load16UWrap extends Node {
    Load16UWrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = MemoryAccess.getShort(state.memory, (int) slots[fp + b] + c) & 0xFFFF;
      return next;
    }
  }

  /** {@code d = four bytes, sign-extended at (b + c) mod 2^32}. */
  static final class Load32SWrap extends Node {
    Load32SWrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = MemoryAccess.getInt(state.memory, (int) slots[fp + b] + c);
      return next;
    }
  }

  /** {@code d = four bytes, zero-extended at (b + c) mod 2^32}. */
  static final class Load32UWrap extends Node {
    Load32UWrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = MemoryAccess.getInt(state.memory, (int) slots[fp + b] + c) & 0xFFFFFFFFL;
      return next;
    }
  }

  /** {@code d = eight bytes at (b + c) mod 2^32}. */
  static final class Load64Wrap extends Node {
    Load64Wrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = MemoryAccess.getLong(state.memory, (int) slots[fp + b] + c);
      return next;
    }
  }

  /** {@code d = a byte, sign-extended at (b + (c << k)) mod 2^32 + offset d}. */
  static final class Load8SIndexed extends WideNode {
    Load8SIndexed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int y = c;
        int base = (int) slots[fp + b] + ((int) slots[fp + (y & SLOT)] << (y >> SHIFT));
        slots[fp + a] = state.memory[(base + d) | (base >> 31)];
      }
      return next;
    }
  }

  /** {@code d = a byte, zero-extended at (b + (c << k)) mod 2^32 + offset d}. */
  static final class Load8UIndexed extends WideNode {
    Load8UIndexed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int y = c;
        int base = (int) slots[fp + b] + ((int) slots[fp + (y & SLOT)] << (y >> SHIFT));
        slots[fp + a] = state.memory[(base + d) | (base >> 31)] & 0xFF;
      }
      return next;
    }
  }

  /** {@code d = two bytes, sign-extended at (b + (c << k)) mod 2^32 + offset d}. */
  static final class Load16SIndexed extends WideNode {
    Load16SIndexed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int y = c;
        int base = (int) slots[fp + b] + ((int) slots[fp + (y & SLOT)] << (y >> SHIFT));
        slots[fp + a] = MemoryAccess.getShort(state.memory, (base + d) | (base >> 31));
      }
      return next;
    }
  }

  /** {@code d = two bytes, zero-extended at (b + (c << k)) mod 2^32 + offset d}. */
  static final class Load16UIndexed extends WideNode {
    Load16UIndexed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int y = c;
        int base = (int) slots[fp + b] + ((int) slots[fp + (y & SLOT)] << (y >> SHIFT));
        slots[fp + a] = MemoryAccess.getShort(state.memory, (base + d) | (base >> 31)) & 0xFFFF;
      }
      return next;
    }
  }

  /** {@code d = four bytes, sign-extended at (b + (c << k)) mod 2^32 + offset d}. */
  static final class Load32SIndexed extends WideNode {
    Load32SIndexed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int y = c;
        int base = (int) slots[fp + b] + ((int) slots[fp + (y & SLOT)] << (y >> SHIFT));
        slots[fp + a] = MemoryAccess.getInt(state.memory, (base + d) | (base >> 31));
      }
      return next;
    }
  }

  /** {@code d = four bytes, zero-extended at (b + (c << k)) mod 2^32 + offset d}. */
  static final class Load32UIndexed extends WideNode {
    Load32UIndexed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int y = c;
        int base = (int) slots[fp + b] + ((int) slots[fp + (y & SLOT)] << (y >> SHIFT));
        slots[fp + a] = MemoryAccess.getInt(state.memory, (base + d) | (base >> 31)) & 0xFFFFFFFFL;
      }
      return next;
    }
  }

  /** {@code d = eight bytes at (b + (c << k)) mod 2^32 + offset d}. */
  static final class Load64Indexed extends WideNode {
    Load64Indexed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int y = c;
        int base = (int) slots[fp + b] + ((int) slots[fp + (y & SLOT)] << (y >> SHIFT));
        slots[fp + a] = MemoryAccess.getLong(state.memory, (base + d) | (base >> 31));
      }
      return next;
    }
  }

  /** {@code d = a byte, sign-extended at ((b << k) + c) mod 2^32 + offset d}. */
  static final class Load8SScaled extends WideNode {
    Load8SScaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int x = b;
        int base = ((int) slots[fp + (x & SLOT)] << (x >> SHIFT)) + c;
        slots[fp + a] = state.memory[(base + d) | (base >> 31)];
      }
      return next;
    }
  }

  /** {@code d = a byte, zero-extended at ((b << k) + c) mod 2^32 + offset d}. */
  static final class Load8UScaled extends WideNode {
    Load8UScaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int x = b;
        int base = ((int) slots[fp + (x & SLOT)] << (x >> SHIFT)) + c;
        slots[fp + a] = state.memory[(base + d) | (base >> 31)] & 0xFF;
      }
      return next;
    }
  }

  /** {@code d = two bytes, sign-extended at ((b << k) + c) mod 2^32 + offset d}. */
  static final class Load16SScaled extends WideNode {
    Load16SScaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int x = b;
        int base = ((int) slots[fp + (x & SLOT)] << (x >> SHIFT)) + c;
        slots[fp + a] = MemoryAccess.getShort(state.memory, (base + d) | (base >> 31));
      }
      return next;
    }
  }

  /** {@code d = two bytes, zero-extended at ((b << k) + c) mod 2^32 + offset d}. */
  static final class Load16UScaled extends WideNode {
    Load16UScaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int x = b;
        int base = ((int) slots[fp + (x & SLOT)] << (x >> SHIFT)) + c;
        slots[fp + a] = MemoryAccess.getShort(state.memory, (base + d) | (base >> 31)) & 0xFFFF;
      }
      return next;
    }
  }

  /** {@code d = four bytes, sign-extended at ((b << k) + c) mod 2^32 + offset d}. */
  static final class Load32SScaled extends WideNode {
    Load32SScaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int x = b;
        int base = ((int) slots[fp + (x & SLOT)] << (x >> SHIFT)) + c;
        slots[fp + a] = MemoryAccess.getInt(state.memory, (base + d) | (base >> 31));
      }
      return next;
    }
  }

  /** {@code d = four bytes, zero-extended at ((b << k) + c) mod 2^32 + offset d}. */
  static final class Load32UScaled extends WideNode {
    Load32UScaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int x = b;
        int base = ((int) slots[fp + (x & SLOT)] << (x >> SHIFT)) + c;
        slots[fp + a] = MemoryAccess.getInt(state.memory, (base + d) | (base >> 31)) & 0xFFFFFFFFL;
      }
      return next;
    }
  }

  /** {@code d = eight bytes at ((b << k) + c) mod 2^32 + offset d}. */
  static final class Load64Scaled extends WideNode {
    Load64Scaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      {
        int x = b;
        int base = ((int) slots[fp + (x & SLOT)] << (x >> SHIFT)) + c;
        slots[fp + a] = MemoryAccess.getLong(state.memory, (base + d) | (base >> 31));
      }
      return next;
    }
  }
}
