package io.dunlin.interpreter.dispatch;

import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.spi.gc.JavaHeap;
import io.dunlin.spi.memory.ChunkedMemory;
import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.spi.store.HostFunction;
import io.dunlin.spi.store.HostFunctionInstance;
import io.dunlin.spi.store.Imports;
import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.store.StructInstance;
import io.dunlin.spi.store.TableInstance;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The interpreter's part of a store: one stack, and everything that is made in the store. */
public final class InterpreterStore implements StoreBackend {
  private final StoreState store;
  private final BackendSettings settings;
  private final JavaHeap heap;

  /** What references are held by, as long as anything else refers to it. */
  private final Set<InterpretedGlobal> referenceGlobals = newWeakSet();

  private final Set<InterpretedTable> tables = newWeakSet();
  private final Set<InterpretedInstance> instances = newWeakSet();
  final ExecutionStack stack;

  /** Creates the backend of an empty store. */
  public InterpreterStore(StoreState store, BackendSettings settings) {
    this.store = store;
    this.settings = settings;
    this.heap = new JavaHeap(store, this::forEachRoot);
    this.stack =
        new ExecutionStack(
            store, heap, settings.consumeFuel(), settings.maxWasmStackBytes() / Long.BYTES);
  }

  private static <T> Set<T> newWeakSet() {
    return Collections.newSetFromMap(new WeakHashMap<>());
  }

  /** Passes on all references that the store's objects and its stack hold. */
  private void forEachRoot(Consumer<@Nullable Object> visitor) {
    for (InterpretedGlobal global : referenceGlobals) {
      visitor.accept(global.reference);
    }
    for (InterpretedTable table : tables) {
      table.forEach(visitor);
    }
    for (InterpretedInstance instance : instances) {
      instance.forEachReference(visitor);
    }
    stack.forEachReference(visitor);
  }

  @Override
  public MemoryInstance newMemory(MemoryType type) {
    return type.shared() ? new ChunkedMemory(store, type) : new InterpretedMemory(store, type);
  }

  @Override
  public TableInstance newTable(TableType type) {
    InterpretedTable table = new InterpretedTable(store, type);
    tables.add(table);
    return table;
  }

  @Override
  public GlobalInstance newGlobal(GlobalType type) {
    InterpretedGlobal global = new InterpretedGlobal(type);
    if (type.value().isReference()) {
      referenceGlobals.add(global);
    }
    return global;
  }

  @Override
  public FunctionInstance newHostFunction(int typeId, FuncType type, HostFunction function) {
    return new HostFunctionInstance(typeId, type, function);
  }

  @Override
  public StructInstance newStruct(DefinedType type) {
    return heap.newStruct(type);
  }

  @Override
  public ArrayInstance newArray(DefinedType type, int length) {
    return heap.newArray(type, length);
  }

  @Override
  public ModuleInstance newInstance(CompiledModule module, Imports imports) {
    InterpretedInstance instance =
        new InterpretedInstance(this, settings.types(), (InterpretedModule) module, imports);
    instances.add(instance);
    return instance;
  }

  /** Does nothing: the collector frees what is no longer reachable. */
  @Override
  public void close() {}
}
