package io.dunlin.nativeruntime.store;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dunlin.nativeruntime.context.StoreContext;
import io.dunlin.nativeruntime.context.WasmStack;
import io.dunlin.nativeruntime.heap.Collector;
import io.dunlin.nativeruntime.heap.ReferenceTable;
import io.dunlin.spi.store.ExceptionInstance;
import io.dunlin.spi.store.I31;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What references mean in a store: addresses of functions, and numbers of all other objects. */
final class References {
  private final WasmStack stack;
  private final StoreContext context;
  private final Collector collector = new Collector(this::markRoots);
  private final ReferenceTable objects = collector.table();
  private final Supplier<HeapObjects> heapMaker;
  private @Nullable HeapObjects heap;
  private final List<NativeTable> tables = new ArrayList<>();
  private final List<NativeGlobal> globals = new ArrayList<>();

  /** Who knows the function at an address, by the address where its functions begin. */
  private final TreeMap<Long, FunctionOwner> owners = new TreeMap<>();

  /**
   * No references but null.
   *
   * @param heapMaker makes structures, arrays and exceptions possible, and calls {@link #setHeap}
   */
  References(WasmStack stack, StoreContext context, Supplier<HeapObjects> heapMaker) {
    this.stack = stack;
    this.context = context;
    this.heapMaker = heapMaker;
  }

  /** Finds functions by the addresses of their structures. */
  interface FunctionOwner {
    NativeCallee functionAt(long address);
  }

  void addOwner(long firstFunction, FunctionOwner owner) {
    owners.put(firstFunction, owner);
  }

  void addRoot(NativeTable table) {
    tables.add(table);
  }

  void addRoot(NativeGlobal global) {
    globals.add(global);
  }

  /** The address by which code knows a function, or 0 for null. */
  long address(@Nullable Object function) {
    return function == null ? 0 : ((NativeCallee) function).address();
  }

  /** The function with an address that code has given, or null for 0. */
  @Nullable Object function(long address) {
    if (address == 0) {
      return null;
    }
    Map.Entry<Long, FunctionOwner> owner = owners.floorEntry(address);
    if (owner == null) {
      throw new IllegalStateException("no function has the address " + Long.toHexString(address));
    }
    return owner.getValue().functionAt(address);
  }

  /** The collector of what references lead to. */
  Collector collector() {
    return collector;
  }

  /** From now on there are structures, arrays and exceptions. */
  void setHeap(HeapObjects objectsOfHeap) {
    heap = objectsOfHeap;
  }

  private HeapObjects heap() {
    HeapObjects made = heap;
    return made != null ? made : heapMaker.get();
  }

  /** The number by which code knows any other object, or 0 for null. */
  int number(@Nullable Object object) {
    if (object == null) {
      return 0;
    }
    if (object instanceof HeapObject inHeap) {
      return inHeap.number();
    }
    if (object instanceof I31 small) {
      return small.signed() << 1 | 1;
    }
    return object instanceof ExceptionInstance exception
        ? heap().number(exception)
        : objects.number(object);
  }

  /** The object with a number that code has given, or null for 0. */
  @Nullable Object object(int number) {
    if (number == 0) {
      return null;
    }
    if ((number & 1) != 0) {
      return I31.wrapping(number >> 1);
    }
    return ReferenceTable.isNumber(number) ? objects.object(number) : heap().get(number);
  }

  /**
   * References are in tables, in globals, and on the stack. The Java side calls this between
   * activations or from an upcall, and code keeps nothing in registers then but on its stack.
   */
  private void markRoots(Collector marking) {
    for (NativeTable each : tables) {
      for (int i = 0; i < each.size(); i++) {
        marking.mark(each.number(i));
      }
    }
    for (NativeGlobal each : globals) {
      marking.mark(each.number());
    }
    markWords(marking, stack.contents().asSlice(stack.offset(context.wasmStack())));
    markWords(marking, context.overflow());
    if (heap != null) {
      heap.markKnown(marking);
    }
  }

  private static void markWords(Collector marking, MemorySegment words) {
    for (long i = 0; i < words.byteSize() / Long.BYTES; i++) {
      marking.markAny(words.getAtIndex(JAVA_LONG, i));
    }
  }
}
