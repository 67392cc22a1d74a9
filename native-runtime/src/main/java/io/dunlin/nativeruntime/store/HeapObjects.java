package io.dunlin.nativeruntime.store;

import io.dunlin.compiler.object.HeapLayout;
import io.dunlin.nativeruntime.context.ValueKind;
import io.dunlin.nativeruntime.heap.Collector;
import io.dunlin.nativeruntime.heap.ObjectHeap;
import io.dunlin.spi.store.AggregateInstance;
import io.dunlin.spi.store.ExceptionInstance;
import io.dunlin.spi.store.TagInstance;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects of Java that stand for structures, arrays and exceptions in a heap. The same one
 * stands for the same object as long as anybody has it, and keeps it in the heap.
 */
public final class HeapObjects {
  private final TypeRegistry types;
  private final NativeStore store;
  private final ObjectHeap heap;
  private final HeapValues fields;
  private final Map<Integer, WeakReference<Object>> known = new HashMap<>();
  private final Map<ExceptionInstance, Integer> exceptions = new WeakHashMap<>();

  HeapObjects(NativeStore store, ObjectHeap heap, References references) {
    this.types = store.engine().types();
    this.store = store;
    this.heap = heap;
    this.fields = new HeapValues(heap, references);
  }

  /** The heap. */
  public ObjectHeap heap() {
    return heap;
  }

  /** What stands for the object with a number. */
  Object get(int number) {
    WeakReference<Object> reference = known.get(number);
    Object object = reference == null ? null : reference.get();
    return object != null ? object : add(number);
  }

  private Object add(int number) {
    int type = heap.get(number, HeapLayout.TYPE);
    Object object = type == HeapLayout.EXCEPTION_TYPE ? readException(number) : aggregate(number);
    known.put(number, new WeakReference<>(object));
    if (object instanceof ExceptionInstance exception) {
      exceptions.put(exception, number);
    }
    return object;
  }

  /** A structure or array, by an object that nobody else gets to see. */
  public AggregateInstance aggregate(int number) {
    DefinedType type = types.definedType(heap.get(number, HeapLayout.TYPE));
    return type.abstractType() == TypeCodes.STRUCT
        ? new NativeStruct(type, fields, number)
        : new NativeArray(type, fields, number);
  }

  /** The number of an exception, which is brought into the heap if it is not there. */
  int number(ExceptionInstance exception) {
    Integer number = exceptions.get(exception);
    return number != null ? number : writeException(exception);
  }

  private int writeException(ExceptionInstance exception) {
    TagInstance tag = exception.tag();
    int number = heap.newException(store.tagNumber(tag));
    known.put(number, new WeakReference<>(exception));
    exceptions.put(exception, number);
    long[] numbers = new long[exception.slots()];
    @Nullable Object[] objects = new @Nullable Object[numbers.length];
    exception.copyTo(numbers, objects, 0);
    store.values().write(kinds(tag), numbers, objects, 0, heap.bytes(), valuesOf(number));
    return number;
  }

  private ExceptionInstance readException(int number) {
    TagInstance tag = store.tag(heap.get(number, HeapLayout.EXCEPTION_TAG));
    int slots = tag.type().paramSlots();
    long[] numbers = new long[slots];
    @Nullable Object[] objects = new @Nullable Object[slots];
    store.values().read(kinds(tag), heap.bytes(), valuesOf(number), numbers, objects, 0);
    return new ExceptionInstance(tag, numbers, objects, 0);
  }

  private static long valuesOf(int exception) {
    return ObjectHeap.at(exception) + HeapLayout.EXCEPTION_VALUES;
  }

  private ValueKind[] kinds(TagInstance tag) {
    return ValueKind.ofAll(tag.type().params(), types);
  }

  /** Marks what anybody on Java's side may still use. */
  void markKnown(Collector collector) {
    Iterator<Map.Entry<Integer, WeakReference<Object>>> entries = known.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Integer, WeakReference<Object>> entry = entries.next();
      if (entry.getValue().get() == null) {
        entries.remove();
      } else {
        collector.mark(entry.getKey());
      }
    }
  }
}
