package io.dunlin.nativeruntime.store;

import io.dunlin.nativeruntime.context.StoreArena;
import io.dunlin.nativeruntime.context.WasmStack;
import io.dunlin.nativeruntime.heap.ObjectHeap;
import io.dunlin.nativeruntime.memory.NativeMemory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a store gives back when it is closed or no longer reachable; does not refer to it. */
final class StoreResources implements Runnable {
  private final StoreArena arena;
  private final WasmStack stack;
  private final List<NativeMemory> memories = new ArrayList<>();
  private final List<TableElements> tables = new ArrayList<>();
  private @Nullable ObjectHeap heap;
  private int identity = -1;

  StoreResources(StoreArena arena, WasmStack stack) {
    this.arena = arena;
    this.stack = stack;
  }

  void identity(int number) {
    identity = number;
  }

  void add(NativeMemory memory) {
    memories.add(memory);
  }

  void add(ObjectHeap objects) {
    heap = objects;
  }

  void add(TableElements elements) {
    tables.add(elements);
  }

  @Override
  public void run() {
    if (identity >= 0) {
      StoreRegistry.remove(identity);
    }
    memories.forEach(NativeMemory::close);
    tables.forEach(TableElements::close);
    if (heap != null) {
      heap.close();
    }
    arena.close();
    stack.close();
  }
}
