package io.dunlin.nativeruntime.store;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.InstanceLayout;
import io.dunlin.nativeruntime.memory.NativeMemories;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.Imports;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.wasm.module.WasmModule;
import java.lang.foreign.MemorySegment;

/** An instance, with the context by which its code reaches everything. */
public final class NativeInstance extends ModuleInstance implements References.FunctionOwner {
  private final NativeStore store;
  private final LoadedModule loaded;
  private final MemorySegment context;

  NativeInstance(
      NativeStore store,
      LoadedModule loaded,
      MemorySegment context,
      int identity,
      Imports imports) {
    super(
        new InstanceAllocator(store, loaded, context),
        store.engine().types(),
        loaded.wasm(),
        loaded.typeIds(),
        imports);
    this.store = store;
    this.loaded = loaded;
    this.context = context;
    context.set(JAVA_LONG, ContextLayout.Instance.STORE, store.context().address());
    context.set(JAVA_INT, ContextLayout.Instance.IDENTITY, identity);
    writeAddresses(loaded.wasm());
    writeTypesAndTags(loaded.wasm());
    writeFunctions(loaded.wasm());
  }

  /** The store that it belongs to. */
  public NativeStore store() {
    return store;
  }

  private void writeAddresses(WasmModule module) {
    InstanceLayout layout = loaded.layout();
    for (int i = 0; i < module.memoryTypes().size(); i++) {
      if (layout.isMemoryImported(i)) {
        context.set(JAVA_LONG, layout.memory(i), NativeMemories.address(memory(i)));
      }
    }
    for (int i = 0; i < module.importedTableCount(); i++) {
      context.set(JAVA_LONG, layout.table(i), ((NativeTable) table(i)).address());
    }
    for (int i = 0; i < module.importedGlobalCount(); i++) {
      context.set(JAVA_LONG, layout.global(i), ((NativeGlobal) global(i)).address());
    }
    for (int i = 0; i < module.importedFunctionCount(); i++) {
      context.set(JAVA_LONG, layout.function(i), ((NativeCallee) function(i)).address());
    }
  }

  private void writeTypesAndTags(WasmModule module) {
    InstanceLayout layout = loaded.layout();
    int[] typeIds = loaded.typeIds();
    for (int i = 0; i < typeIds.length; i++) {
      context.set(JAVA_INT, layout.type(i), typeIds[i]);
    }
    for (int i = 0; i < module.tagTypes().size(); i++) {
      context.set(JAVA_INT, layout.tag(i), store.tagNumber(tag(i)));
    }
  }

  private void writeFunctions(WasmModule module) {
    FunctionStructures structures = new FunctionStructures(store.engine());
    int first = module.importedFunctionCount();
    for (int i = first; i < module.functionCount(); i++) {
      structures.write(
          context,
          loaded.layout().function(i),
          loaded.code().functionAddress(i),
          context.address(),
          typeId(module.functionTypeIndex(i)));
    }
    if (first < module.functionCount()) {
      store.references().addOwner(context.address() + loaded.layout().function(first), this);
    }
  }

  @Override
  protected FunctionInstance newFunction(int index) {
    int typeId = typeId(module().functionTypeIndex(index));
    var type = store.engine().types().funcType(typeId);
    return new NativeFunction(
        this,
        context.address() + loaded.layout().function(index),
        typeId,
        type,
        store.engine().signature(typeId, type));
  }

  @Override
  public NativeCallee functionAt(long address) {
    int first = module().importedFunctionCount();
    long offset = address - context.address() - loaded.layout().function(first);
    return (NativeCallee) function(first + (int) (offset / ContextLayout.Function.SIZE));
  }
}
