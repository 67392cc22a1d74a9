package io.dunlin.interpreter.dispatch;

import io.dunlin.wasm.op.Lanes;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/** Instructions on vectors as rows of bits. */
final class VectorBitNodes {
  private VectorBitNodes() {}

  /** The node for an instruction of this family; null for others. */
  static @Nullable Node create(Op op, long[] code, int at) {
    switch (op) {
      case V128_NOT:
        return new Not(code, at);
      case V128_AND:
        return new And(code, at);
      case V128_OR:
        return new Or(code, at);
      case V128_XOR:
        return new Xor(code, at);
      case V128_ANDNOT:
        return new Andnot(code, at);
      case V128_BITSELECT:
        return new Bitselect(code, at);
      case V128_ANY_TRUE:
        return new AnyTrue(code, at);
      default:
        return null;
    }
  }

  /** {@code v128.not}. */
  static final class Not extends VectorNode {
    Not(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, ~slots[fp + b], ~slots[fp + b + 1]);
    }
  }

  /** {@code v128.and}. */
  static final class And extends VectorNode {
    And(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, slots[fp + b] & slots[fp + c], slots[fp + b + 1] & slots[fp + c + 1]);
    }
  }

  /** {@code v128.or}. */
  static final class Or extends VectorNode {
    Or(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, slots[fp + b] | slots[fp + c], slots[fp + b + 1] | slots[fp + c + 1]);
    }
  }

  /** {@code v128.xor}. */
  static final class Xor extends VectorNode {
    Xor(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, slots[fp + b] ^ slots[fp + c], slots[fp + b + 1] ^ slots[fp + c + 1]);
    }
  }

  /** {@code v128.andnot}. */
  static final class Andnot extends VectorNode {
    Andnot(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, slots[fp + b] & ~slots[fp + c], slots[fp + b + 1] & ~slots[fp + c + 1]);
    }
  }

  /** {@code v128.bitselect}. */
  static final class Bitselect extends VectorTernaryNode {
    Bitselect(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = Lanes.bitselect(slots[fp + b], slots[fp + c], slots[fp + d]);
      long high = Lanes.bitselect(slots[fp + b + 1], slots[fp + c + 1], slots[fp + d + 1]);
      return put(slots, fp, low, high);
    }
  }

  /** {@code v128.any_true}. */
  static final class AnyTrue extends VectorNode {
    AnyTrue(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = (slots[fp + b] | slots[fp + b + 1]) != 0 ? 1 : 0;
      return next;
    }
  }
}
