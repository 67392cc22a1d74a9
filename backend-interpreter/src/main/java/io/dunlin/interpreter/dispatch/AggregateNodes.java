package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Words;
import io.dunlin.spi.gc.CompactStruct;
import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.StructLayout;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.validate.FuelSegments;
import org.jspecify.annotations.Nullable;

/** Making structures and arrays. */
final class AggregateNodes {
  private AggregateNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at, TypeRegistry types) {
    switch (operation) {
      case Code.STRUCT_NEW:
        return new NewStruct(code, at, types.definedType(Words.b(code, at)));
      case Code.STRUCT_NEW_DEFAULT:
        return new NewDefaultStruct(code, at, types.definedType(Words.b(code, at)));
      case Code.ARRAY_NEW:
      case Code.ARRAY_NEW_V128:
      case Code.ARRAY_NEW_REF:
        return new NewArray(code, at, types.definedType(Words.d(code, at)));
      case Code.ARRAY_NEW_DEFAULT:
        return new NewDefaultArray(code, at, types.definedType(Words.c(code, at)));
      case Code.ARRAY_NEW_FIXED:
        return new NewFixedArray(code, at, types.definedType(Words.b(code, at)));
      case Code.ARRAY_NEW_DATA:
        return new NewArrayOfData(code, at, types.definedType(Words.d(code, at)));
      case Code.ARRAY_NEW_ELEM:
        return new NewArrayOfElements(code, at, types.definedType(Words.d(code, at)));
      default:
        return null;
    }
  }

  /** Takes the fuel for an instruction that handles so many elements, unsigned. */
  static void consumeFuel(ExecutionStack state, int elements) {
    if (state.consumesFuel) {
      state.store.consumeFuel(FuelSegments.elements(Integer.toUnsignedLong(elements)));
    }
  }

  /** {@code d = a structure of type b, whose fields are in the slots from c on}. */
  static final class NewStruct extends Node {
    private final DefinedType type;

    /** Where each reference stands, behind c. */
    private final int[] referenceSlots;

    /** Where each number stands, behind c, and its place in the structure. */
    private final int[] numberSlots;

    private final int[] words;
    private final int[] shifts;
    private final long[] masks;

    NewStruct(long[] code, int at, DefinedType type) {
      super(code, at);
      this.type = type;
      StructLayout layout = type.layout();
      referenceSlots = new int[layout.references()];
      int numbers = countNumbers(layout);
      numberSlots = new int[numbers];
      words = new int[numbers];
      shifts = new int[numbers];
      masks = new long[numbers];
      int slot = 0;
      int number = 0;
      for (int i = 0; i < layout.fields(); i++) {
        if (layout.isReference(i)) {
          referenceSlots[layout.reference(i)] = slot++;
          continue;
        }
        for (int half = 0; half < TypeCodes.slots(layout.type(i).code()); half++) {
          numberSlots[number] = slot++;
          words[number] = layout.word(i) + half;
          shifts[number] = layout.shift(i);
          masks[number++] = layout.mask(i);
        }
      }
    }

    /** The number of numbers, of which a vector is two. */
    private static int countNumbers(StructLayout layout) {
      int count = 0;
      for (int i = 0; i < layout.fields(); i++) {
        count += layout.isReference(i) ? 0 : TypeCodes.slots(layout.type(i).code());
      }
      return count;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      CompactStruct struct = state.heap.newStruct(type);
      int first = fp + c;
      @Nullable Object[] references = state.references;
      for (int i = 0; i < referenceSlots.length; i++) {
        struct.setReferenceAt(i, references[first + referenceSlots[i]]);
      }
      for (int i = 0; i < numberSlots.length; i++) {
        long bits = (slots[first + numberSlots[i]] << shifts[i]) & masks[i];
        struct.setWord(words[i], struct.word(words[i]) | bits);
      }
      references[fp + a] = struct;
      return next;
    }
  }

  /** What stands behind a number, which is its high half if it is a vector. */
  static long highHalf(long[] slots, int slot) {
    return slot + 1 < slots.length ? slots[slot + 1] : 0;
  }

  /** {@code d = a structure of type b, whose fields are zero and null}. */
  static final class NewDefaultStruct extends Node {
    private final DefinedType type;

    NewDefaultStruct(long[] code, int at, DefinedType type) {
      super(code, at);
      this.type = type;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      state.references[fp + a] = state.heap.newStruct(type);
      return next;
    }
  }

  /** {@code d = an array of c elements b}. */
  static final class NewArray extends Node {
    private final DefinedType type;
    private final boolean ofReferences;

    NewArray(long[] code, int at, DefinedType type) {
      super(code, at);
      this.type = type;
      ofReferences = TypeCodes.isReference(type.element().code());
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int length = (int) slots[fp + c];
      consumeFuel(state, length);
      ArrayInstance array = state.heap.newArray(type, length);
      if (ofReferences) {
        array.fill(0, state.references[fp + b], length);
      } else {
        array.fill(0, slots[fp + b], highHalf(slots, fp + b), length);
      }
      state.references[fp + a] = array;
      return next;
    }
  }

  /** {@code d = an array of b elements, zero or null}. */
  static final class NewDefaultArray extends Node {
    private final DefinedType type;

    NewDefaultArray(long[] code, int at, DefinedType type) {
      super(code, at);
      this.type = type;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int length = (int) slots[fp + b];
      consumeFuel(state, length);
      state.references[fp + a] = state.heap.newArray(type, length);
      return next;
    }
  }

  /** {@code d = an array of so many elements, which are in the slots from c on}. */
  static final class NewFixedArray extends WideNode {
    private final DefinedType type;
    private final boolean ofReferences;
    private final int slotsOfElement;

    NewFixedArray(long[] code, int at, DefinedType type) {
      super(code, at);
      this.type = type;
      int element = type.element().code();
      ofReferences = TypeCodes.isReference(element);
      slotsOfElement = TypeCodes.slots(element);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      ArrayInstance array = state.heap.newArray(type, d);
      int slot = fp + c;
      for (int i = 0; i < d; i++) {
        if (ofReferences) {
          array.setReference(i, state.references[slot]);
        } else {
          array.setBits(i, slots[slot], highHalf(slots, slot));
        }
        slot += slotsOfElement;
      }
      state.references[fp + a] = array;
      return next;
    }
  }

  /** {@code d = an array of c elements from byte b on of a data segment}. */
  static final class NewArrayOfData extends ExtendedNode {
    private final DefinedType type;
    private final int elementBytes;

    NewArrayOfData(long[] code, int at, DefinedType type) {
      super(code, at, Code.ARRAY_NEW_DATA);
      this.type = type;
      elementBytes = type.element().byteSize();
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int from = (int) slots[fp + b];
      int length = (int) slots[fp + c];
      consumeFuel(state, length);
      // The segment bounds how much is allocated.
      state.instance.dataOffset(extra, from, Integer.toUnsignedLong(length) * elementBytes);
      ArrayInstance array = state.heap.newArray(type, length);
      array.initData(0, state.instance, extra, from, length);
      state.references[fp + a] = array;
      return next;
    }
  }

  /** {@code d = an array of c elements from b on of an element segment}. */
  static final class NewArrayOfElements extends ExtendedNode {
    private final DefinedType type;

    NewArrayOfElements(long[] code, int at, DefinedType type) {
      super(code, at, Code.ARRAY_NEW_ELEM);
      this.type = type;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int from = (int) slots[fp + b];
      int length = (int) slots[fp + c];
      consumeFuel(state, length);
      // The segment bounds how much is allocated.
      state.instance.elements(extra, from, length);
      ArrayInstance array = state.heap.newArray(type, length);
      array.initElements(0, state.instance, extra, from, length);
      state.references[fp + a] = array;
      return next;
    }
  }
}
