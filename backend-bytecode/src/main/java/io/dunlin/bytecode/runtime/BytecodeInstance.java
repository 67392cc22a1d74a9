package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.Imports;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.type.DefinedType;

/**
 * An instance. Its class is generated for the module and has fields for the memories, tables,
 * globals and imported functions, so that code reaches each with one load.
 */
public abstract class BytecodeInstance extends ModuleInstance {
  /** What the store's code shares. */
  public final ExecutionContext context;

  final ModuleCode code;
  final BytecodeStore backend;

  /** What is asked at each allocation. */
  final StoreState store;

  /** For the generated subclass. */
  protected BytecodeInstance(BytecodeStore backend, ModuleCode code, Imports imports) {
    super(backend, backend.types(), code.wasm(), code.typeIds(), imports);
    this.context = backend.context;
    this.code = code;
    this.store = context.store;
    this.backend = backend;
    context.addModule(code.packageName(), code.wasm());
    context.ensureExtraSlots(code.extraSlots());
  }

  /** From now on the code works on the memories. */
  final void useMemories() {
    for (int i = 0; i < module().memoryTypes().size(); i++) {
      if (memory(i) instanceof ByteMemory memory) {
        memory.use(code);
      }
    }
  }

  @Override
  protected final FunctionInstance newFunction(int index) {
    int id = typeId(module().functionTypeIndex(index));
    return new CompiledFunction(this, index, id, backend.types().funcType(id));
  }

  /** The canonical form of a type of the module. */
  public final DefinedType definedType(int typeIndex) {
    return backend.types().definedType(typeId(typeIndex));
  }

  /** The function with this index, for code that calls it or refers to it. */
  public final CallableFunction callable(int index) {
    return (CallableFunction) function(index);
  }
}
