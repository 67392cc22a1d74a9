package io.dunlin.nativeruntime.store;

import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.InstanceLayout;
import io.dunlin.nativeruntime.memory.NativeSharedMemory;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.spi.store.HostFunction;
import io.dunlin.spi.store.Imports;
import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StructInstance;
import io.dunlin.spi.store.TableInstance;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import java.lang.foreign.MemorySegment;

/** Makes what an instance defines, one after the other, at the places that its context has. */
final class InstanceAllocator implements StoreBackend {
  private final NativeStore store;
  private final InstanceLayout layout;
  private final MemorySegment context;
  private int nextMemory;
  private int nextTable;
  private int nextGlobal;

  InstanceAllocator(NativeStore store, LoadedModule module, MemorySegment context) {
    this.store = store;
    this.layout = module.layout();
    this.context = context;
    nextMemory = module.wasm().importedMemoryCount();
    nextTable = module.wasm().importedTableCount();
    nextGlobal = module.wasm().importedGlobalCount();
  }

  @Override
  public MemoryInstance newMemory(MemoryType type) {
    int index = nextMemory++;
    if (type.shared()) {
      return new NativeSharedMemory(store.state(), type, store.engine().reservations());
    }
    return store.newMemory(type, context.asSlice(layout.memory(index), ContextLayout.Memory.SIZE));
  }

  @Override
  public TableInstance newTable(TableType type) {
    int at = layout.table(nextTable++);
    return store.newTable(type, context.asSlice(at, ContextLayout.Table.SIZE));
  }

  @Override
  public GlobalInstance newGlobal(GlobalType type) {
    int at = layout.global(nextGlobal++);
    return store.newGlobal(type, context.asSlice(at, ContextLayout.Global.SIZE));
  }

  @Override
  public FunctionInstance newHostFunction(int typeId, FuncType type, HostFunction function) {
    throw new UnsupportedOperationException("instances define no functions of the host");
  }

  @Override
  public StructInstance newStruct(DefinedType type) {
    throw new UnsupportedOperationException("instances define no structures");
  }

  @Override
  public ArrayInstance newArray(DefinedType type, int length) {
    throw new UnsupportedOperationException("instances define no arrays");
  }

  @Override
  public ModuleInstance newInstance(CompiledModule module, Imports imports) {
    throw new UnsupportedOperationException("instances define no instances");
  }

  @Override
  public void close() {}
}
