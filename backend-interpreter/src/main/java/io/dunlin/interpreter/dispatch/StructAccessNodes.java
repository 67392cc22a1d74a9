package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Words;
import io.dunlin.spi.gc.CompactStruct;
import io.dunlin.spi.gc.LargeStruct;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.StructLayout;
import io.dunlin.wasm.type.TypeRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Fields of structures. Each place that a field may have has a class, so that getting to it is one
 * step: nodes are made when the place is known.
 */
final class StructAccessNodes {
  private StructAccessNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at, TypeRegistry types) {
    if (operation < Code.STRUCT_GET || operation > Code.STRUCT_SET_REF) {
      return null;
    }
    StructLayout layout = types.definedType(Words.c(code, at)).layout();
    int field = Words.d(code, at);
    switch (operation) {
      case Code.STRUCT_GET:
        return get(code, at, layout, layout.word(field));
      case Code.STRUCT_GET_REF:
        return getReference(code, at, layout, layout.reference(field));
      case Code.STRUCT_SET:
        return set(code, at, layout, layout.word(field));
      case Code.STRUCT_SET_REF:
        return setReference(code, at, layout, layout.reference(field));
      case Code.STRUCT_GET_U:
        return new GetPacked(code, at);
      case Code.STRUCT_GET_V128:
        return new GetVector(code, at);
      default:
        return new SetVector(code, at);
    }
  }

  private static Node get(long[] code, int at, StructLayout layout, int word) {
    switch (word) {
      case 0:
        return new Get0(code, at, layout);
      case 1:
        return new Get1(code, at, layout);
      default:
        return new GetOther(code, at, layout);
    }
  }

  private static Node set(long[] code, int at, StructLayout layout, int word) {
    switch (word) {
      case 0:
        return new Set0(code, at, layout);
      case 1:
        return new Set1(code, at, layout);
      default:
        return new SetOther(code, at, layout);
    }
  }

  private static Node getReference(long[] code, int at, StructLayout layout, int reference) {
    switch (reference) {
      case 0:
        return new GetReference0(code, at);
      case 1:
        return new GetReference1(code, at);
      case 2:
        return new GetReference2(code, at);
      case 3:
        return new GetReference3(code, at);
      default:
        return new GetOtherReference(code, at, layout);
    }
  }

  private static Node setReference(long[] code, int at, StructLayout layout, int reference) {
    switch (reference) {
      case 0:
        return new SetReference0(code, at);
      case 1:
        return new SetReference1(code, at);
      case 2:
        return new SetReference2(code, at);
      case 3:
        return new SetReference3(code, at);
      default:
        return new SetOtherReference(code, at, layout);
    }
  }

  private static TrapException nullStruct() {
    return new TrapException(TrapCode.NULL_STRUCT_REFERENCE);
  }

  private static CompactStruct struct(@Nullable Object reference) {
    if (reference == null) {
      throw nullStruct();
    }
    return (CompactStruct) reference;
  }

  private static LargeStruct large(@Nullable Object reference) {
    if (reference == null) {
      throw nullStruct();
    }
    return (LargeStruct) reference;
  }

  /** Access to a number in a word. */
  abstract static class NumberNode extends Node {
    /** Which of the words of a large structure that have no field of their own. */
    final int index;

    /** Shifting to the left by this puts the number on top. */
    final int left;

    /** Shifting to the right by this then brings it down. */
    final int right;

    private final int shift;
    private final long mask;

    NumberNode(long[] code, int at, StructLayout layout) {
      super(code, at);
      int field = Words.d(code, at);
      index = layout.word(field) - LargeStruct.WORDS;
      shift = layout.shift(field);
      right = Long.SIZE - layout.bits(field);
      left = right - shift;
      mask = layout.mask(field);
    }

    /** The number in a word, sign-extended. */
    final long get(long word) {
      return word << left >> right;
    }

    /** A word with another number in it. */
    final long set(long word, long number) {
      return (word & ~mask) | ((number << shift) & mask);
    }
  }

  /** Access to a reference of a large structure. */
  abstract static class ReferenceNode extends Node {
    /** Which of the references that have no field of their own. */
    final int index;

    ReferenceNode(long[] code, int at, StructLayout layout) {
      super(code, at);
      index = layout.reference(Words.d(code, at)) - LargeStruct.REFERENCES;
    }
  }

  /** {@code d = number in word 0 of b}. */
  static final class Get0 extends NumberNode {
    Get0(long[] code, int at, StructLayout layout) {
      super(code, at, layout);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = get(struct(state.references[fp + b]).word0);
      return next;
    }
  }

  /** {@code d = number in word 1 of b}. */
  static final class Get1 extends NumberNode {
    Get1(long[] code, int at, StructLayout layout) {
      super(code, at, layout);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = get(large(state.references[fp + b]).word1);
      return next;
    }
  }

  /** {@code d = number in another word of b}. */
  static final class GetOther extends NumberNode {
    GetOther(long[] code, int at, StructLayout layout) {
      super(code, at, layout);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = get(large(state.references[fp + b]).words[index]);
      return next;
    }
  }

  /** {@code d = packed number in b, zero-extended}. */
  static final class GetPacked extends Node {
    private final int field;

    GetPacked(long[] code, int at) {
      super(code, at);
      field = Words.d(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = struct(state.references[fp + b]).bits(field);
      return next;
    }
  }

  /** {@code number in word 0 of a = b}. */
  static final class Set0 extends NumberNode {
    Set0(long[] code, int at, StructLayout layout) {
      super(code, at, layout);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      CompactStruct target = struct(state.references[fp + a]);
      target.word0 = set(target.word0, slots[fp + b]);
      return next;
    }
  }

  /** {@code number in word 1 of a = b}. */
  static final class Set1 extends NumberNode {
    Set1(long[] code, int at, StructLayout layout) {
      super(code, at, layout);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      LargeStruct target = large(state.references[fp + a]);
      target.word1 = set(target.word1, slots[fp + b]);
      return next;
    }
  }

  /** {@code number in another word of a = b}. */
  static final class SetOther extends NumberNode {
    SetOther(long[] code, int at, StructLayout layout) {
      super(code, at, layout);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long[] words = large(state.references[fp + a]).words;
      words[index] = set(words[index], slots[fp + b]);
      return next;
    }
  }

  /** {@code d = vector in b}. */
  static final class GetVector extends Node {
    private final int field;

    GetVector(long[] code, int at) {
      super(code, at);
      field = Words.d(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      CompactStruct source = struct(state.references[fp + b]);
      slots[fp + a] = source.bits(field);
      slots[fp + a + 1] = source.highBits(field);
      return next;
    }
  }

  /** {@code vector in a = b}. */
  static final class SetVector extends Node {
    private final int field;

    SetVector(long[] code, int at) {
      super(code, at);
      field = Words.d(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      struct(state.references[fp + a]).setBits(field, slots[fp + b], slots[fp + b + 1]);
      return next;
    }
  }

  /** {@code d = reference 0 of b}. */
  static final class GetReference0 extends Node {
    GetReference0(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      references[fp + a] = struct(references[fp + b]).reference0;
      return next;
    }
  }

  /** {@code d = reference 1 of b}. */
  static final class GetReference1 extends Node {
    GetReference1(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      references[fp + a] = struct(references[fp + b]).reference1;
      return next;
    }
  }

  /** {@code d = reference 2 of b}. */
  static final class GetReference2 extends Node {
    GetReference2(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      references[fp + a] = large(references[fp + b]).reference2;
      return next;
    }
  }

  /** {@code d = reference 3 of b}. */
  static final class GetReference3 extends Node {
    GetReference3(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      references[fp + a] = large(references[fp + b]).reference3;
      return next;
    }
  }

  /** {@code d = another reference of b}. */
  static final class GetOtherReference extends ReferenceNode {
    GetOtherReference(long[] code, int at, StructLayout layout) {
      super(code, at, layout);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      references[fp + a] = large(references[fp + b]).references[index];
      return next;
    }
  }

  /** {@code reference 0 of a = b}. */
  static final class SetReference0 extends Node {
    SetReference0(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      struct(references[fp + a]).reference0 = references[fp + b];
      return next;
    }
  }

  /** {@code reference 1 of a = b}. */
  static final class SetReference1 extends Node {
    SetReference1(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      struct(references[fp + a]).reference1 = references[fp + b];
      return next;
    }
  }

  /** {@code reference 2 of a = b}. */
  static final class SetReference2 extends Node {
    SetReference2(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      large(references[fp + a]).reference2 = references[fp + b];
      return next;
    }
  }

  /** {@code reference 3 of a = b}. */
  static final class SetReference3 extends Node {
    SetReference3(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      large(references[fp + a]).reference3 = references[fp + b];
      return next;
    }
  }

  /** {@code another reference of a = b}. */
  static final class SetOtherReference extends ReferenceNode {
    SetOtherReference(long[] code, int at, StructLayout layout) {
      super(code, at, layout);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      large(references[fp + a]).references[index] = references[fp + b];
      return next;
    }
  }
}
