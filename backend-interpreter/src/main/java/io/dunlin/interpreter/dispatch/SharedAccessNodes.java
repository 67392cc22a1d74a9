package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Form;
import io.dunlin.interpreter.code.Words;
import io.dunlin.spi.memory.ChunkedMemory;
import org.jspecify.annotations.Nullable;

/** Loads and stores of shared memories, which are chunks of buffers and no array. */
final class SharedAccessNodes {
  private SharedAccessNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    if (operation != Code.SHARED_LOAD && operation != Code.SHARED_STORE) {
      return null;
    }
    switch (Words.c(code, at)) {
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
      case Code.STORE8:
        return new Store8(code, at);
      case Code.STORE16:
        return new Store16(code, at);
      case Code.STORE32:
        return new Store32(code, at);
      case Code.STORE64:
        return new Store64(code, at);
      default:
        throw new AssertionError(Words.c(code, at));
    }
  }

  /** An access of the memory that the fourth operand names. */
  abstract static class Access extends WideNode {
    private final long memoryOffset;

    Access(long[] code, int at) {
      super(code, at);
      memoryOffset = code[at + 2];
    }

    @Override
    void link(Node[] nodes, int at) {
      super.link(nodes, at + Form.of(Code.SHARED_LOAD).length() - 2);
    }

    final ChunkedMemory memory(ExecutionStack state) {
      return state.instance.sharedMemories[d];
    }

    final long address(ChunkedMemory memory, long operand) {
      return memory.effectiveAddress(operand, memoryOffset);
    }
  }

  /** {@code d = a byte, sign-extended at b + offset}. */
  static final class Load8S extends Access {
    Load8S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ChunkedMemory memory = memory(state);
      slots[fp + a] = memory.getByte(address(memory, slots[fp + b]));
      return next;
    }
  }

  /** {@code d = a byte, zero-extended at b + offset}. */
  static final class Load8U extends Access {
    Load8U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ChunkedMemory memory = memory(state);
      slots[fp + a] = memory.getByte(address(memory, slots[fp + b])) & 0xFF;
      return next;
    }
  }

  /** {@code d = two bytes, sign-extended at b + offset}. */
  static final class Load16S extends Access {
    Load16S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ChunkedMemory memory = memory(state);
      slots[fp + a] = memory.getShort(address(memory, slots[fp + b]));
      return next;
    }
  }

  /** {@code d = two bytes, zero-extended at b + offset}. */
  static final class Load16U extends Access {
    Load16U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ChunkedMemory memory = memory(state);
      slots[fp + a] = memory.getShort(address(memory, slots[fp + b])) & 0xFFFF;
      return next;
    }
  }

  /** {@code d = four bytes, sign-extended at b + offset}. */
  static final class Load32S extends Access {
    Load32S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ChunkedMemory memory = memory(state);
      slots[fp + a] = memory.getInt(address(memory, slots[fp + b]));
      return next;
    }
  }

  /** {@code d = four bytes, zero-extended at b + offset}. */
  static final class Load32U extends Access {
    Load32U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ChunkedMemory memory = memory(state);
      slots[fp + a] = memory.getInt(address(memory, slots[fp + b])) & 0xFFFFFFFFL;
      return next;
    }
  }

  /** {@code d = eight bytes at b + offset}. */
  static final class Load64 extends Access {
    Load64(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ChunkedMemory memory = memory(state);
      slots[fp + a] = memory.getLong(address(memory, slots[fp + b]));
      return next;
    }
  }

  /** The low byte of b at a + offset. */
  static final class Store8 extends Access {
    Store8(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ChunkedMemory memory = memory(state);
      memory.setByte(address(memory, slots[fp + a]), (byte) slots[fp + b]);
      return next;
    }
  }

  /** The low two bytes of b at a + offset. */
  static final class Store16 extends Access {
    Store16(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ChunkedMemory memory = memory(state);
      memory.setShort(address(memory, slots[fp + a]), (short) slots[fp + b]);
      return next;
    }
  }

  /** The low four bytes of b at a + offset. */
  static final class Store32 extends Access {
    Store32(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ChunkedMemory memory = memory(state);
      memory.setInt(address(memory, slots[fp + a]), (int) slots[fp + b]);
      return next;
    }
  }

  /** Eight bytes of b at a + offset. */
  static final class Store64 extends Access {
    Store64(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ChunkedMemory memory = memory(state);
      memory.setLong(address(memory, slots[fp + a]), slots[fp + b]);
      return next;
    }
  }
}
