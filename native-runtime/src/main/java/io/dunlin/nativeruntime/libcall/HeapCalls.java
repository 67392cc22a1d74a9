package io.dunlin.nativeruntime.libcall;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.nativeruntime.heap.ObjectHeap;
import io.dunlin.nativeruntime.heap.ReferenceTable;
import io.dunlin.nativeruntime.store.HeapObjects;
import io.dunlin.nativeruntime.store.NativeInstance;
import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** The functions of the runtime that make and use structures, arrays and exceptions. */
final class HeapCalls {
  private HeapCalls() {}

  static void call(RuntimeFunction function, NativeInstance instance, Arguments in) {
    switch (function) {
      case EXCEPTION_NEW ->
          in.result(
              heap(instance).newException(instance.store().tagNumber(instance.tag(in.i32(0)))));
      case STRUCT_NEW_DEFAULT -> in.result(heap(instance).newStruct(instance.typeId(in.i32(0))));
      case ARRAY_NEW_DEFAULT ->
          in.result(heap(instance).newArray(instance.typeId(in.i32(0)), in.i32(1)));
      case ARRAY_NEW_DATA -> in.result(newOfData(instance, in));
      case ARRAY_NEW_ELEM -> in.result(newOfElements(instance, in));
      case ARRAY_FILL -> fill(instance, array(instance, in.i32(1)), in.i32(2), in.i32(3));
      case ARRAY_COPY ->
          array(instance, in.i32(1))
              .copy(in.i32(2), array(instance, in.i32(3)), in.i32(4), in.i32(5));
      case ARRAY_INIT_DATA ->
          array(instance, in.i32(2)).initData(in.i32(3), instance, in.i32(1), in.i32(4), in.i32(5));
      case ARRAY_INIT_ELEM ->
          array(instance, in.i32(2))
              .initElements(in.i32(3), instance, in.i32(1), in.i32(4), in.i32(5));
      case REF_TEST -> in.result(isOfType(instance, in.i32(0), in.i32(1)) ? 1 : 0);
      case FUNC_REF_TEST -> in.result(isOfFunctionType(instance, in.i64(0), in.i32(1)) ? 1 : 0);
      default -> throw new UnsupportedOperationException(function.toString());
    }
  }

  private static HeapObjects objects(NativeInstance instance) {
    return instance.store().objects();
  }

  private static ObjectHeap heap(NativeInstance instance) {
    return objects(instance).heap();
  }

  private static TypeRegistry types(NativeInstance instance) {
    return instance.store().engine().types();
  }

  private static ArrayInstance array(NativeInstance instance, int number) {
    if (number == 0) {
      throw new TrapException(TrapCode.NULL_ARRAY_REFERENCE);
    }
    return (ArrayInstance) objects(instance).aggregate(number);
  }

  /** Array type, data segment, offset, length. */
  private static int newOfData(NativeInstance instance, Arguments in) {
    int type = instance.typeId(in.i32(0));
    int elementBytes = types(instance).definedType(type).element().byteSize();
    instance.dataOffset(in.i32(1), in.i32(2), Integer.toUnsignedLong(in.i32(3)) * elementBytes);
    int length = in.i32(3);
    int array = heap(instance).newArray(type, length);
    array(instance, array).initData(0, instance, in.i32(1), in.i32(2), length);
    return array;
  }

  /** Array type, element segment, offset, length. */
  private static int newOfElements(NativeInstance instance, Arguments in) {
    instance.elements(in.i32(1), in.i32(2), in.i32(3));
    int length = in.i32(3);
    int array = heap(instance).newArray(instance.typeId(in.i32(0)), length);
    // What the elements lead to may need room; until then only the stack holds the array.
    in.result(array);
    array(instance, array).initElements(0, instance, in.i32(1), in.i32(2), length);
    return array;
  }

  private static void fill(NativeInstance instance, ArrayInstance array, int start, int count) {
    MemorySegment overflow = instance.store().context().overflow();
    StorageType element = array.type().element();
    long low = overflow.get(JAVA_LONG, 0);
    if (TypeCodes.isReference(element.code())) {
      array.fill(start, instance.store().reference(element.unpacked(), low), count);
    } else {
      array.fill(start, low, overflow.get(JAVA_LONG, Long.BYTES), count);
    }
  }

  /** Whether a reference that is not null, and not to a function, is of a heap type. */
  private static boolean isOfType(NativeInstance instance, int reference, int heapType) {
    boolean small = (reference & 1) != 0;
    boolean external = ReferenceTable.isNumber(reference);
    switch (heapType) {
      case TypeCodes.ANY:
      case TypeCodes.EXTERN:
      case TypeCodes.EXN:
        return true;
      case TypeCodes.I31:
        return small;
      case TypeCodes.EQ:
        return !external;
      case TypeCodes.STRUCT:
      case TypeCodes.ARRAY:
        return !small && !external && type(instance, reference).abstractType() == heapType;
      default:
        return TypeCodes.isConcrete(heapType)
            && !small
            && !external
            && type(instance, reference)
                .isSubtypeOf(types(instance).definedType(instance.typeId(heapType)));
    }
  }

  private static DefinedType type(NativeInstance instance, int object) {
    return objects(instance).aggregate(object).type();
  }

  private static boolean isOfFunctionType(NativeInstance instance, long address, int heapType) {
    FunctionInstance function = Objects.requireNonNull(instance.store().function(address));
    return heapType == TypeCodes.FUNC
        || (TypeCodes.isConcrete(heapType)
            && types(instance).isSubtype(function.typeId(), instance.typeId(heapType)));
  }
}
