package io.dunlin.nativeruntime.store;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.dunlin.nativeruntime.context.StoreContext;
import io.dunlin.nativeruntime.context.WasmStack;
import io.dunlin.nativeruntime.heap.ReferenceTable;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What references mean in a store: addresses of functions, and numbers of all other objects. */
final class References {
  private final WasmStack stack;
  private final StoreContext context;
  private final ReferenceTable objects = new ReferenceTable(this::markRoots);
  private final List<NativeTable> tables = new ArrayList<>();
  private final List<NativeGlobal> globals = new ArrayList<>();

  /** Who knows the function at an address, by the address where its functions begin. */
  private final TreeMap<Long, FunctionOwner> owners = new TreeMap<>();

  References(WasmStack stack, StoreContext context) {
    this.stack = stack;
    this.context = context;
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

  /** The number by which code knows any other object, or 0 for null. */
  int number(@Nullable Object object) {
    return objects.number(object);
  }

  /** The object with a number that code has given, or null for 0. */
  @Nullable Object object(int number) {
    return objects.object(number);
  }

  /** How many objects code may hold. */
  int size() {
    return objects.size();
  }

  /** Takes numbers back that nothing in the store holds. */
  void collect() {
    objects.collect();
  }

  /**
   * Numbers are in tables, in globals, and on the stack. The Java side calls this between
   * activations or from an upcall, and code keeps nothing in registers then but on its stack.
   */
  private void markRoots(ReferenceTable table) {
    for (NativeTable each : tables) {
      for (int i = 0; i < each.size(); i++) {
        table.mark(each.number(i));
      }
    }
    for (NativeGlobal each : globals) {
      table.mark(each.number());
    }
    markAll(table, stack.contents().asSlice(stack.offset(context.wasmStack())));
    markAll(table, context.overflow());
  }

  private static void markAll(ReferenceTable table, MemorySegment words) {
    for (long i = 0; i < words.byteSize() / Integer.BYTES; i++) {
      table.mark(words.getAtIndex(JAVA_INT, i));
    }
  }
}
