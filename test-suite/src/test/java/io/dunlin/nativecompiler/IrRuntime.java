package io.dunlin.nativecompiler;

import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.HeapLayout;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;

/** What the runtime does for code of an instance, as plainly as possible. */
final class IrRuntime {
  private static final long[] NOTHING = {};

  private final IrInstance instance;
  private final IrStore store;
  private final AddressSpace space;
  private final WasmModule module;

  IrRuntime(IrInstance instance) {
    this.instance = instance;
    this.store = instance.store;
    this.space = store.space;
    this.module = instance.module;
  }

  private static long[] result(long value) {
    return new long[] {value, 0};
  }

  private static IrInterpreter.Trap trap(TrapCode code) {
    return new IrInterpreter.Trap(code);
  }

  long[] call(RuntimeFunction callee, long[] pairs) {
    long[] a = new long[pairs.length / 2];
    for (int i = 0; i < a.length; i++) {
      a[i] = pairs[2 * i];
    }
    int first = a.length > 0 ? (int) a[0] : 0;
    int second = a.length > 1 ? (int) a[1] : 0;
    switch (callee) {
      case MEMORY_GROW -> {
        return result(instance.growMemory(first, a[1]));
      }
      case MEMORY_COPY -> copyMemory(a);
      case MEMORY_FILL -> fillMemory(a);
      case MEMORY_INIT -> instance.initMemory(first, second, a[2], a[3], a[4]);
      case DATA_DROP -> instance.droppedData.set(first);
      case TABLE_GROW -> {
        return result(instance.growTable(first, a[1], a[2]));
      }
      case TABLE_FILL -> fillTable(a);
      case TABLE_COPY -> copyTable(a);
      case TABLE_INIT -> instance.initTable(first, second, a[2], a[3], a[4]);
      case ELEM_DROP -> instance.droppedElements.set(first);
      case EXCEPTION_NEW -> {
        return result(newException(first));
      }
      case THROW_REF, PASS_EXCEPTION -> throw new IrInterpreter.Thrown(first);
      case STRUCT_NEW_DEFAULT -> {
        StructType type = (StructType) module.types().get(first).composite();
        int[] offsets = HeapLayout.fieldOffsets(type, module);
        return result(store.allocate(offsets[offsets.length - 1], instance.types[first]));
      }
      case ARRAY_NEW_DEFAULT -> {
        return result(newArray(first, a[1]));
      }
      case REF_TEST -> {
        return result(refTest(first, second) ? 1 : 0);
      }
      case FUNC_REF_TEST -> {
        int type = (int) space.read(a[0] + ContextLayout.Function.TYPE, 4);
        return result(store.types.isSubtype(type, instance.types[second]) ? 1 : 0);
      }
      case ARRAY_FILL -> fillArray(first, second, a[2], a[3]);
      case ARRAY_COPY -> copyArray(a);
      case MEMORY_ATOMIC_NOTIFY -> {
        return result(0);
      }
      default -> throw new UnsupportedOperationException(callee.toString());
    }
    return NOTHING;
  }

  private static void checkRange(long at, long count, long size, TrapCode code) {
    boolean fits =
        Long.compareUnsigned(at, size) <= 0 && Long.compareUnsigned(count, size - at) <= 0;
    if (!fits) {
      throw trap(code);
    }
  }

  /** The address of a range in a memory, which is known by the address of its structure. */
  private long rangeOf(long memory, long at, long count) {
    long size = space.read(memory + ContextLayout.Memory.BYTE_SIZE, 8);
    checkRange(at, count, size, TrapCode.MEMORY_OUT_OF_BOUNDS);
    return space.read(memory + ContextLayout.Memory.BASE, 8) + at;
  }

  private void copyMemory(long[] a) {
    long to = rangeOf(a[0], a[2], a[4]);
    long from = rangeOf(a[1], a[3], a[4]);
    byte[] copy = new byte[(int) a[4]];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (byte) space.read(from + i, 1);
    }
    for (int i = 0; i < copy.length; i++) {
      space.write(to + i, 1, copy[i]);
    }
  }

  private void fillMemory(long[] a) {
    long to = rangeOf(a[0], a[1], a[3]);
    for (long i = 0; i < a[3]; i++) {
      space.write(to + i, 1, a[2]);
    }
  }

  private void fillTable(long[] a) {
    int table = (int) a[0];
    checkRange(a[1], a[3], instance.tableLength(table), TrapCode.TABLE_OUT_OF_BOUNDS);
    for (long i = 0; i < a[3]; i++) {
      instance.setElement(table, a[1] + i, a[2]);
    }
  }

  private void copyTable(long[] a) {
    int to = (int) a[0];
    int from = (int) a[1];
    checkRange(a[3], a[4], instance.tableLength(from), TrapCode.TABLE_OUT_OF_BOUNDS);
    checkRange(a[2], a[4], instance.tableLength(to), TrapCode.TABLE_OUT_OF_BOUNDS);
    long[] copy = new long[(int) a[4]];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = instance.element(from, a[3] + i);
    }
    for (int i = 0; i < copy.length; i++) {
      instance.setElement(to, a[2] + i, copy[i]);
    }
  }

  private int newException(int tag) {
    int type = module.tagTypes().get(tag).typeIndex();
    int values = module.funcType(type).params().size();
    int bytes = HeapLayout.EXCEPTION_VALUES + HeapLayout.EXCEPTION_VALUE_BYTES * values;
    int exception = store.allocate(bytes, 0);
    space.write(store.heap + exception + HeapLayout.EXCEPTION_TAG, 4, instance.tag(tag));
    return exception;
  }

  private int elementBytes(int type) {
    ArrayType array = (ArrayType) module.types().get(type).composite();
    return HeapLayout.bytes(array.element().storage(), module);
  }

  private int newArray(int type, long length) {
    long count = length & 0xFFFFFFFFL;
    long bytes = HeapLayout.ARRAY_ELEMENTS + elementBytes(type) * count;
    if (bytes > 1 << 20) {
      throw trap(TrapCode.ALLOCATION_TOO_LARGE);
    }
    int array = store.allocate((int) bytes, instance.types[type]);
    space.write(store.heap + array + HeapLayout.ARRAY_LENGTH, 4, count);
    return array;
  }

  private long length(long array) {
    return space.read(store.heap + array + HeapLayout.ARRAY_LENGTH, 4);
  }

  private void fillArray(int type, int array, long destination, long length) {
    int bytes = elementBytes(type);
    long count = length & 0xFFFFFFFFL;
    long at = destination & 0xFFFFFFFFL;
    checkRange(at, count, length(array), TrapCode.ARRAY_OUT_OF_BOUNDS);
    long value = store.storeContext() + ContextLayout.Store.OVERFLOW;
    long to = store.heap + array + HeapLayout.ARRAY_ELEMENTS;
    for (long i = at; i < at + count; i++) {
      move(to + i * bytes, value, bytes);
    }
  }

  private void move(long to, long from, int bytes) {
    for (int i = 0; i < bytes; i++) {
      space.write(to + i, 1, space.read(from + i, 1));
    }
  }

  private void copyArray(long[] a) {
    int bytes = elementBytes((int) a[0]);
    long at = a[2] & 0xFFFFFFFFL;
    long source = a[4] & 0xFFFFFFFFL;
    long count = a[5] & 0xFFFFFFFFL;
    checkRange(at, count, length(a[1]), TrapCode.ARRAY_OUT_OF_BOUNDS);
    checkRange(source, count, length(a[3]), TrapCode.ARRAY_OUT_OF_BOUNDS);
    byte[] heap = space.bytes(store.heap);
    int from = (int) (a[3] + HeapLayout.ARRAY_ELEMENTS + source * bytes);
    int to = (int) (a[1] + HeapLayout.ARRAY_ELEMENTS + at * bytes);
    System.arraycopy(heap, from, heap, to, (int) (count * bytes));
  }

  private boolean refTest(int reference, int heap) {
    if ((reference & 1) != 0) {
      return heap == TypeCodes.I31 || heap == TypeCodes.EQ;
    }
    if ((reference & 7) != 0) {
      return false;
    }
    int type = (int) space.read(store.heap + reference + HeapLayout.TYPE, 4);
    int wanted = TypeCodes.isConcrete(heap) ? instance.types[heap] : heap;
    return store.types.matches(
        TypeRegistry.canonicalize(TypeCodes.reference(false, type), identity(type)),
        TypeCodes.reference(false, wanted));
  }

  private static int[] identity(int type) {
    int[] ids = new int[type + 1];
    for (int i = 0; i <= type; i++) {
      ids[i] = i;
    }
    return ids;
  }
}
