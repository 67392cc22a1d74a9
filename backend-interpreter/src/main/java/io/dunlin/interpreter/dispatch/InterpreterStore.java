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

/** The interpreter's part of a store: one stack, and everything that is made in the store. */
public final class InterpreterStore implements StoreBackend {
  private final StoreState store;
  private final BackendSettings settings;
  private final JavaHeap heap;
  final ExecutionStack stack;

  /** Creates the backend of an empty store. */
  public InterpreterStore(StoreState store, BackendSettings settings) {
    this.store = store;
    this.settings = settings;
    this.heap = new JavaHeap();
    this.stack =
        new ExecutionStack(
            store, heap, settings.consumeFuel(), settings.maxWasmStackBytes() / Long.BYTES);
  }

  @Override
  public MemoryInstance newMemory(MemoryType type) {
    return type.shared() ? new ChunkedMemory(store, type) : new InterpretedMemory(store, type);
  }

  @Override
  public TableInstance newTable(TableType type) {
    return new InterpretedTable(store, type);
  }

  @Override
  public GlobalInstance newGlobal(GlobalType type) {
    return new InterpretedGlobal(type);
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
    return new InterpretedInstance(this, settings.types(), (InterpretedModule) module, imports);
  }

  /** Does nothing: the collector frees what is no longer reachable. */
  @Override
  public void close() {}
}
