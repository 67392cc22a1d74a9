package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.MemoryForms;
import io.dunlin.interpreter.code.VectorOperand;
import io.dunlin.interpreter.code.Words;
import io.dunlin.wasm.op.I16x8Lanes;
import io.dunlin.wasm.op.I32x4Lanes;
import io.dunlin.wasm.op.I64x2Lanes;
import io.dunlin.wasm.op.I8x16Lanes;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/** Loads of vectors from the first memory. */
final class VectorLoadNodes {
  private static final int SHIFT = MemoryForms.SHIFT;
  private static final int SLOT = (1 << SHIFT) - 1;

  private VectorLoadNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.LOAD_V128:
        return new Load(code, at);
      case Code.LOAD_V128_WRAP:
        return new LoadWrap(code, at);
      case Code.LOAD_V128_INDEXED:
        return new LoadIndexed(code, at);
      case Code.LOAD_V128_SCALED:
        return new LoadScaled(code, at);
      case Code.VECTOR_LOAD:
      case Code.VECTOR_LOAD_WRAP:
        return create(VectorOperand.op(Words.d(code, at)), code, at);
      default:
        return null;
    }
  }

  private static Node create(Op op, long[] code, int at) {
    switch (op) {
      case V128_LOAD8X8_S:
        return new Load8x8S(code, at);
      case V128_LOAD8X8_U:
        return new Load8x8U(code, at);
      case V128_LOAD16X4_S:
        return new Load16x4S(code, at);
      case V128_LOAD16X4_U:
        return new Load16x4U(code, at);
      case V128_LOAD32X2_S:
        return new Load32x2S(code, at);
      case V128_LOAD32X2_U:
        return new Load32x2U(code, at);
      case V128_LOAD8_SPLAT:
        return new Load8Splat(code, at);
      case V128_LOAD16_SPLAT:
        return new Load16Splat(code, at);
      case V128_LOAD32_SPLAT:
        return new Load32Splat(code, at);
      case V128_LOAD64_SPLAT:
        return new Load64Splat(code, at);
      case V128_LOAD32_ZERO:
        return new Load32Zero(code, at);
      case V128_LOAD64_ZERO:
        return new Load64Zero(code, at);
      default:
        throw new AssertionError(op);
    }
  }

  /** A load of fewer than sixteen bytes, at b + offset c or at (b + c) mod 2^32. */
  abstract static class PartLoad extends VectorNode {
    /** All ones if the address must not wrap around, zero if it may. */
    private final int strict;

    PartLoad(long[] code, int at) {
      super(code, at);
      strict = Words.operation(code, at) == Code.VECTOR_LOAD ? -1 : 0;
    }

    /** Where in the memory the bytes are; negative if they are far outside. */
    final int place(long[] slots, int fp) {
      int base = (int) slots[fp + b];
      return (base + c) | ((base >> 31) & strict);
    }
  }

  /** {@code d = sixteen bytes at b + offset c}. */
  static final class Load extends VectorNode {
    Load(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int base = (int) slots[fp + b];
      int at = (base + c) | (base >> 31);
      byte[] memory = state.memory;
      return put(slots, fp, MemoryAccess.getLong(memory, at), MemoryAccess.getLong(memory, at + 8));
    }
  }

  /** {@code d = sixteen bytes at (b + c) mod 2^32}. */
  static final class LoadWrap extends VectorNode {
    LoadWrap(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int at = (int) slots[fp + b] + c;
      byte[] memory = state.memory;
      return put(slots, fp, MemoryAccess.getLong(memory, at), MemoryAccess.getLong(memory, at + 8));
    }
  }

  /** {@code d = sixteen bytes at (b + (c << k)) mod 2^32 + offset}. */
  static final class LoadIndexed extends WideVectorNode {
    LoadIndexed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int base = (int) slots[fp + b] + ((int) slots[fp + (c & SLOT)] << (c >>> SHIFT));
      int at = (base + d) | (base >> 31);
      byte[] memory = state.memory;
      return put(slots, fp, MemoryAccess.getLong(memory, at), MemoryAccess.getLong(memory, at + 8));
    }
  }

  /** {@code d = sixteen bytes at ((b << k) + c) mod 2^32 + offset}. */
  static final class LoadScaled extends WideVectorNode {
    LoadScaled(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int base = ((int) slots[fp + (b & SLOT)] << (b >>> SHIFT)) + c;
      int at = (base + d) | (base >> 31);
      byte[] memory = state.memory;
      return put(slots, fp, MemoryAccess.getLong(memory, at), MemoryAccess.getLong(memory, at + 8));
    }
  }

  /** {@code v128.load8x8_s}. */
  static final class Load8x8S extends PartLoad {
    Load8x8S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int place = place(slots, fp);
      long x = MemoryAccess.getLong(state.memory, place);
      return put(slots, fp, I16x8Lanes.extendS(x), I16x8Lanes.extendS(x >>> 32));
    }
  }

  /** {@code v128.load8x8_u}. */
  static final class Load8x8U extends PartLoad {
    Load8x8U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int place = place(slots, fp);
      long x = MemoryAccess.getLong(state.memory, place);
      return put(slots, fp, I16x8Lanes.extendU(x), I16x8Lanes.extendU(x >>> 32));
    }
  }

  /** {@code v128.load16x4_s}. */
  static final class Load16x4S extends PartLoad {
    Load16x4S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int place = place(slots, fp);
      long x = MemoryAccess.getLong(state.memory, place);
      return put(slots, fp, I32x4Lanes.extendS(x), I32x4Lanes.extendS(x >>> 32));
    }
  }

  /** {@code v128.load16x4_u}. */
  static final class Load16x4U extends PartLoad {
    Load16x4U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int place = place(slots, fp);
      long x = MemoryAccess.getLong(state.memory, place);
      return put(slots, fp, I32x4Lanes.extendU(x), I32x4Lanes.extendU(x >>> 32));
    }
  }

  /** {@code v128.load32x2_s}. */
  static final class Load32x2S extends PartLoad {
    Load32x2S(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int place = place(slots, fp);
      long x = MemoryAccess.getLong(state.memory, place);
      return put(slots, fp, I64x2Lanes.extendS(x), I64x2Lanes.extendS(x >>> 32));
    }
  }

  /** {@code v128.load32x2_u}. */
  static final class Load32x2U extends PartLoad {
    Load32x2U(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int place = place(slots, fp);
      long x = MemoryAccess.getLong(state.memory, place);
      return put(slots, fp, I64x2Lanes.extendU(x), I64x2Lanes.extendU(x >>> 32));
    }
  }

  /** {@code v128.load8_splat}. */
  static final class Load8Splat extends PartLoad {
    Load8Splat(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int place = place(slots, fp);
      int x = state.memory[place];
      long half = I8x16Lanes.splat(x);
      return put(slots, fp, half, half);
    }
  }

  /** {@code v128.load16_splat}. */
  static final class Load16Splat extends PartLoad {
    Load16Splat(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int place = place(slots, fp);
      int x = MemoryAccess.getShort(state.memory, place);
      long half = I16x8Lanes.splat(x);
      return put(slots, fp, half, half);
    }
  }

  /** {@code v128.load32_splat}. */
  static final class Load32Splat extends PartLoad {
    Load32Splat(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int place = place(slots, fp);
      int x = MemoryAccess.getInt(state.memory, place);
      long half = I32x4Lanes.splat(x);
      return put(slots, fp, half, half);
    }
  }

  /** {@code v128.load64_splat}. */
  static final class Load64Splat extends PartLoad {
    Load64Splat(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int place = place(slots, fp);
      long x = MemoryAccess.getLong(state.memory, place);
      long half = I64x2Lanes.splat(x);
      return put(slots, fp, half, half);
    }
  }

  /** {@code v128.load32_zero}. */
  static final class Load32Zero extends PartLoad {
    Load32Zero(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int place = place(slots, fp);
      int x = MemoryAccess.getInt(state.memory, place);
      return put(slots, fp, x & 0xFFFFFFFFL, 0);
    }
  }

  /** {@code v128.load64_zero}. */
  static final class Load64Zero extends PartLoad {
    Load64Zero(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int place = place(slots, fp);
      long x = MemoryAccess.getLong(state.memory, place);
      return put(slots, fp, x, 0);
    }
  }
}
