package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Form;
import io.dunlin.interpreter.code.VectorOperand;
import io.dunlin.interpreter.code.Words;
import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/** Loads and stores of a lane, and those of vectors in any memory. */
final class VectorAccessNodes {
  private VectorAccessNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.VECTOR_LOAD_LANE:
        return new LoadLane(code, at);
      case Code.VECTOR_STORE_LANE:
        return new StoreLane(code, at);
      case Code.VECTOR_LOAD_ANY:
        return new LoadAny(code, at);
      case Code.VECTOR_STORE_ANY:
        return new StoreAny(code, at);
      default:
        return null;
    }
  }

  /** {@code d = c with a lane loaded at b + offset}. */
  private static final class LoadLane extends ExtendedVectorNode {
    private final Op op;
    private final int lane;

    LoadLane(long[] code, int at) {
      super(code, at, Code.VECTOR_LOAD_LANE);
      op = VectorOperand.op((int) code[at + 2]);
      lane = VectorOperand.lane((int) code[at + 2]);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int base = (int) slots[fp + b];
      int place = (base + d) | (base >> 31);
      long value = VectorAccess.read(state.memory, place, op.accessBytes());
      VectorAccess.replaceLane(op, lane, value, slots, fp + c, fp + a);
      return next;
    }
  }

  /** {@code a lane of b is stored at a + offset c}. */
  private static final class StoreLane extends Node {
    private final Op op;
    private final int lane;

    StoreLane(long[] code, int at) {
      super(code, at);
      op = VectorOperand.op(Words.d(code, at));
      lane = VectorOperand.lane(Words.d(code, at));
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int base = (int) slots[fp + a];
      int place = (base + c) | (base >> 31);
      long value = VectorAccess.lane(op, lane, slots, fp + b);
      VectorAccess.write(state.memory, place, op.accessBytes(), value);
      return next;
    }
  }

  /** {@code d = the load at b + offset of any memory, into c if it loads a lane}. */
  private static final class LoadAny extends ExtendedVectorNode {
    private final Op op;
    private final int lane;
    private final long memoryOffset;

    LoadAny(long[] code, int at) {
      super(code, at, Code.VECTOR_LOAD_ANY);
      op = VectorOperand.op((int) code[at + 2]);
      lane = VectorOperand.lane((int) code[at + 2]);
      memoryOffset = code[at + 3];
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      MemoryInstance memory = state.instance.memory(d);
      long address = memory.effectiveAddress(slots[fp + b], memoryOffset);
      VectorAccess.load(op, lane, memory, address, slots, fp + c, fp + a);
      return next;
    }
  }

  /** {@code b is stored at a + offset of any memory}. */
  private static final class StoreAny extends WideNode {
    private final Op op;
    private final int lane;
    private final long memoryOffset;

    StoreAny(long[] code, int at) {
      super(code, at);
      op = VectorOperand.op((int) code[at + 2]);
      lane = VectorOperand.lane((int) code[at + 2]);
      memoryOffset = code[at + 3];
    }

    @Override
    void link(Node[] nodes, int at) {
      super.link(nodes, at + Form.of(Code.VECTOR_STORE_ANY).length() - 2);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      MemoryInstance memory = state.instance.memory(d);
      long address = memory.effectiveAddress(slots[fp + a], memoryOffset);
      VectorAccess.store(op, lane, memory, address, slots, fp + b);
      return next;
    }
  }
}
