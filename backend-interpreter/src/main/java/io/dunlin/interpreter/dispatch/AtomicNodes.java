package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Form;
import io.dunlin.interpreter.code.Words;
import io.dunlin.spi.memory.ChunkedMemory;
import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.op.AtomicOperator;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Atomic instructions. What an access is worth by itself is far more than its width costs here. */
final class AtomicNodes {
  private static final Op[] OPS = Op.values();

  private AtomicNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.ATOMIC_LOAD:
        return new Load(code, at);
      case Code.ATOMIC_STORE:
        return new Store(code, at);
      case Code.ATOMIC_RMW:
        return new ReadModifyWrite(code, at);
      case Code.ATOMIC_CMPXCHG:
        return new CompareExchange(code, at);
      case Code.ATOMIC_WAIT:
        return new Wait(code, at);
      case Code.ATOMIC_NOTIFY:
        return new Notify(code, at);
      case Code.ATOMIC_FENCE:
        return new Fence(code, at);
      default:
        return null;
    }
  }

  /** An access of a memory of either kind. */
  abstract static class Access extends WideNode {
    final Op op;
    final int bytes;
    private final int length;
    private final int memory;
    private final long memoryOffset;

    /** Whether the result is an {@code i32} of full width, which slots hold sign-extended. */
    private final boolean signed;

    Access(long[] code, int at) {
      super(code, at);
      op = OPS[(int) code[at + 2]];
      memory = (int) code[at + 3];
      memoryOffset = code[at + 4];
      length = Form.of(Words.operation(code, at)).length();
      bytes = op.accessBytes();
      int[] results = Objects.requireNonNull(op.signature()).results();
      signed = results.length > 0 && results[0] == TypeCodes.I32 && bytes == Integer.BYTES;
    }

    @Override
    void link(Node[] nodes, int at) {
      super.link(nodes, at + length - 2);
    }

    final MemoryInstance memory(ExecutionStack state) {
      return state.instance.memory(memory);
    }

    final long address(MemoryInstance memory, long operand) {
      return memory.atomicAddress(operand, memoryOffset, bytes);
    }

    final long result(long value) {
      return signed ? (int) value : value;
    }
  }

  /** {@code d = at b + offset}. */
  static final class Load extends Access {
    Load(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      MemoryInstance memory = memory(state);
      slots[fp + a] = result(memory.atomicLoad(address(memory, slots[fp + b]), bytes));
      return next;
    }
  }

  /** {@code at a + offset = b}. */
  static final class Store extends Access {
    Store(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      MemoryInstance memory = memory(state);
      memory.atomicStore(address(memory, slots[fp + a]), bytes, slots[fp + b]);
      return next;
    }
  }

  /** {@code d = at b + offset, combined with c}. */
  static final class ReadModifyWrite extends Access {
    private final AtomicOperator operator;

    ReadModifyWrite(long[] code, int at) {
      super(code, at);
      operator = Objects.requireNonNull(AtomicOperator.of(op));
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      MemoryInstance memory = memory(state);
      long address = address(memory, slots[fp + b]);
      slots[fp + a] = result(memory.atomicReadModifyWrite(operator, address, bytes, slots[fp + c]));
      return next;
    }
  }

  /** {@code d = at b + offset, replaced by the fourth operand if it is c}. */
  static final class CompareExchange extends Access {
    CompareExchange(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      MemoryInstance memory = memory(state);
      long address = address(memory, slots[fp + b]);
      slots[fp + a] =
          result(memory.atomicCompareExchange(address, bytes, slots[fp + c], slots[fp + d]));
      return next;
    }
  }

  /** {@code d = how waiting at b + offset ended}. */
  static final class Wait extends Access {
    Wait(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      MemoryInstance memory = memory(state);
      long address = address(memory, slots[fp + b]);
      StoreState store = state.store;
      slots[fp + a] =
          memory
              .atomicWait(
                  address,
                  bytes,
                  slots[fp + c],
                  slots[fp + d],
                  store.epoch(),
                  store.epochDeadline())
              .ordinal();
      return next;
    }
  }

  /** {@code d = how many threads are woken at b + offset}. */
  static final class Notify extends Access {
    Notify(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      MemoryInstance memory = memory(state);
      slots[fp + a] = memory.atomicNotify(address(memory, slots[fp + b]), (int) slots[fp + c]);
      return next;
    }
  }

  /** Orders all accesses of this thread. */
  static final class Fence extends Node {
    Fence(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ChunkedMemory.fence();
      return next;
    }
  }
}
