package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Words;
import io.dunlin.spi.gc.ByteArray;
import io.dunlin.spi.gc.IntArray;
import io.dunlin.spi.gc.LongArray;
import io.dunlin.spi.gc.ReferenceArray;
import io.dunlin.spi.gc.ShortArray;
import io.dunlin.spi.gc.VectorArray;
import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Elements of arrays. Each kind of array has its classes. The bounds check is that of the Java
 * array, whose exception {@link ExecutionStack} turns into a trap.
 */
final class ArrayAccessNodes {
  private ArrayAccessNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at, TypeRegistry types) {
    switch (operation) {
      case Code.ARRAY_LEN:
        return new Length(code, at);
      case Code.ARRAY_GET:
        return get(code, at, types.definedType(Words.d(code, at)).element().code());
      case Code.ARRAY_GET_U:
        int packed = types.definedType(Words.d(code, at)).element().code();
        return packed == TypeCodes.I8
            ? new GetUnsignedByte(code, at)
            : new GetUnsignedShort(code, at);
      case Code.ARRAY_GET_V128:
        return new GetVector(code, at);
      case Code.ARRAY_GET_REF:
        return new GetReference(code, at);
      case Code.ARRAY_SET:
        return set(code, at, types.definedType(Words.d(code, at)).element().code());
      case Code.ARRAY_SET_V128:
        return new SetVector(code, at);
      case Code.ARRAY_SET_REF:
        return new SetReference(code, at);
      default:
        return null;
    }
  }

  private static Node get(long[] code, int at, int element) {
    switch (element) {
      case TypeCodes.I8:
        return new GetByte(code, at);
      case TypeCodes.I16:
        return new GetShort(code, at);
      case TypeCodes.I32:
      case TypeCodes.F32:
        return new GetInt(code, at);
      default:
        return new GetLong(code, at);
    }
  }

  private static Node set(long[] code, int at, int element) {
    switch (element) {
      case TypeCodes.I8:
        return new SetByte(code, at);
      case TypeCodes.I16:
        return new SetShort(code, at);
      case TypeCodes.I32:
      case TypeCodes.F32:
        return new SetInt(code, at);
      default:
        return new SetLong(code, at);
    }
  }

  private static Object nonNull(@Nullable Object reference) {
    if (reference == null) {
      throw new TrapException(TrapCode.NULL_ARRAY_REFERENCE);
    }
    return reference;
  }

  /** A node that lets Java check the bounds of an array. */
  abstract static class AccessNode extends Node {
    AccessNode(long[] code, int at) {
      super(code, at);
    }

    @Override
    final TrapCode outOfBounds() {
      return TrapCode.ARRAY_OUT_OF_BOUNDS;
    }
  }

  /** {@code d = length of b}. */
  static final class Length extends Node {
    Length(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = ((ArrayInstance) nonNull(state.references[fp + b])).length();
      return next;
    }
  }

  /** {@code d = element c of b, a byte}. */
  static final class GetByte extends AccessNode {
    GetByte(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ByteArray array = (ByteArray) nonNull(state.references[fp + b]);
      slots[fp + a] = array.elements[(int) slots[fp + c]];
      return next;
    }
  }

  /** {@code d = element c of b, a short}. */
  static final class GetShort extends AccessNode {
    GetShort(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ShortArray array = (ShortArray) nonNull(state.references[fp + b]);
      slots[fp + a] = array.elements[(int) slots[fp + c]];
      return next;
    }
  }

  /** {@code d = element c of b, a i32 or f32}. */
  static final class GetInt extends AccessNode {
    GetInt(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      IntArray array = (IntArray) nonNull(state.references[fp + b]);
      slots[fp + a] = array.elements[(int) slots[fp + c]];
      return next;
    }
  }

  /** {@code d = element c of b, a i64 or f64}. */
  static final class GetLong extends AccessNode {
    GetLong(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      LongArray array = (LongArray) nonNull(state.references[fp + b]);
      slots[fp + a] = array.elements[(int) slots[fp + c]];
      return next;
    }
  }

  /** {@code d = element c of b, zero-extended}. */
  static final class GetUnsignedByte extends AccessNode {
    GetUnsignedByte(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ByteArray array = (ByteArray) nonNull(state.references[fp + b]);
      slots[fp + a] = array.elements[(int) slots[fp + c]] & 0xFF;
      return next;
    }
  }

  /** {@code d = element c of b, zero-extended}. */
  static final class GetUnsignedShort extends AccessNode {
    GetUnsignedShort(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ShortArray array = (ShortArray) nonNull(state.references[fp + b]);
      slots[fp + a] = array.elements[(int) slots[fp + c]] & 0xFFFF;
      return next;
    }
  }

  /** {@code d = element c of b, a vector}. */
  static final class GetVector extends AccessNode {
    GetVector(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      VectorArray array = (VectorArray) nonNull(state.references[fp + b]);
      int index = (int) slots[fp + c];
      array.checkIndex(index);
      slots[fp + a] = array.bits(index);
      slots[fp + a + 1] = array.highBits(index);
      return next;
    }
  }

  /** {@code d = element c of b, a reference}. */
  static final class GetReference extends AccessNode {
    GetReference(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      ReferenceArray array = (ReferenceArray) nonNull(references[fp + b]);
      references[fp + a] = array.elements[(int) slots[fp + c]];
      return next;
    }
  }

  /** {@code element b of a = c}. */
  static final class SetByte extends AccessNode {
    SetByte(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ByteArray array = (ByteArray) nonNull(state.references[fp + a]);
      array.elements[(int) slots[fp + b]] = (byte) slots[fp + c];
      return next;
    }
  }

  /** {@code element b of a = c}. */
  static final class SetShort extends AccessNode {
    SetShort(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ShortArray array = (ShortArray) nonNull(state.references[fp + a]);
      array.elements[(int) slots[fp + b]] = (short) slots[fp + c];
      return next;
    }
  }

  /** {@code element b of a = c}. */
  static final class SetInt extends AccessNode {
    SetInt(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      IntArray array = (IntArray) nonNull(state.references[fp + a]);
      array.elements[(int) slots[fp + b]] = (int) slots[fp + c];
      return next;
    }
  }

  /** {@code element b of a = c}. */
  static final class SetLong extends AccessNode {
    SetLong(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      LongArray array = (LongArray) nonNull(state.references[fp + a]);
      array.elements[(int) slots[fp + b]] = slots[fp + c];
      return next;
    }
  }

  /** {@code element b of a = c, a vector}. */
  static final class SetVector extends AccessNode {
    SetVector(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      VectorArray array = (VectorArray) nonNull(state.references[fp + a]);
      int index = (int) slots[fp + b];
      array.checkIndex(index);
      array.setBits(index, slots[fp + c], slots[fp + c + 1]);
      return next;
    }
  }

  /** {@code element b of a = c, a reference}. */
  static final class SetReference extends AccessNode {
    SetReference(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      ReferenceArray array = (ReferenceArray) nonNull(references[fp + a]);
      array.elements[(int) slots[fp + b]] = references[fp + c];
      return next;
    }
  }
}
