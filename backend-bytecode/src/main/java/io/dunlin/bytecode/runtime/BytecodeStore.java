package io.dunlin.bytecode.runtime;

import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.spi.gc.JavaHeap;
import io.dunlin.spi.gc.ObjectSizes;
import io.dunlin.spi.memory.ChunkedMemory;
import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.spi.store.HostFunction;
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
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The backend's part of a store: everything that is made in the store. */
public final class BytecodeStore implements StoreBackend {
  private final StoreState store;
  private final BackendSettings settings;
  private final SignatureClasses signatures;

  /** What references are held by, as long as anything else refers to it. */
  private final Set<ReferenceGlobal> referenceGlobals = newWeakSet();

  private final Set<ObjectTable> tables = newWeakSet();
  private final Set<BytecodeInstance> instances = newWeakSet();
  private final JavaHeap heap;
  final ExecutionContext context;

  BytecodeStore(StoreState store, BackendSettings settings, SignatureClasses signatures) {
    this.store = store;
    this.settings = settings;
    this.signatures = signatures;
    this.heap = new JavaHeap(store, this::forEachRoot);
    this.context =
        new ExecutionContext(store, heap, settings.consumeFuel(), settings.maxWasmStackBytes());
  }

  private static <T> Set<T> newWeakSet() {
    return Collections.newSetFromMap(new WeakHashMap<>());
  }

  /** Passes on all references that the store's objects hold. */
  private void forEachRoot(Consumer<@Nullable Object> visitor) {
    for (ReferenceGlobal global : referenceGlobals) {
      visitor.accept(global.value);
    }
    for (ObjectTable table : tables) {
      table.forEach(visitor);
    }
    for (BytecodeInstance instance : instances) {
      instance.forEachReference(visitor);
    }
    context.forEachReference(visitor);
  }

  TypeRegistry types() {
    return settings.types();
  }

  @Override
  public MemoryInstance newMemory(MemoryType type) {
    return type.shared() ? new ChunkedMemory(store, type) : new ByteMemory(store, type);
  }

  @Override
  public TableInstance newTable(TableType type) {
    ObjectTable table = new ObjectTable(store, type);
    tables.add(table);
    return table;
  }

  @Override
  public GlobalInstance newGlobal(GlobalType type) {
    switch (type.value().code()) {
      case TypeCodes.I32:
        return new I32Global(type);
      case TypeCodes.I64:
        return new I64Global(type);
      case TypeCodes.F32:
        return new F32Global(type);
      case TypeCodes.F64:
        return new F64Global(type);
      case TypeCodes.V128:
        return new V128Global(type);
      default:
        ReferenceGlobal global = new ReferenceGlobal(type);
        referenceGlobals.add(global);
        return global;
    }
  }

  @Override
  public FunctionInstance newHostFunction(int typeId, FuncType type, HostFunction function) {
    return new HostEntry(context, signatures, typeId, type, function);
  }

  @Override
  public StructInstance newStruct(DefinedType type) {
    heap.allocate(ObjectSizes.struct(type.layout()));
    return signatures.newStruct(StructShape.of(type.id(), types()), type);
  }

  @Override
  public ArrayInstance newArray(DefinedType type, int length) {
    return heap.newArray(type, length);
  }

  @Override
  public ModuleInstance newInstance(CompiledModule module, Imports imports) {
    BytecodeInstance instance = ((ModuleCode) module).preferred().newInstance(this, imports);
    instance.useMemories();
    instances.add(instance);
    return instance;
  }

  /** Does nothing: the collector frees what is no longer reachable. */
  @Override
  public void close() {}
}
