package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.Imports;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.wasm.type.DefinedType;

/**
 * An instance. Its class is generated for the module and has fields for the memories, tables,
 * globals and imported functions, so that code reaches each with one load.
 */
public abstract class BytecodeInstance extends ModuleInstance {
  private static final int CALLS_BETWEEN_POLLS = 256;

  /** What the store's code shares. */
  public final ExecutionContext context;

  final ModuleCode code;
  final BytecodeStore backend;

  /** Counts down; kept here, where code that calls finds it with one load. */
  private int callsUntilPoll;

  /** For the generated subclass. */
  protected BytecodeInstance(BytecodeStore backend, ModuleCode code, Imports imports) {
    super(backend, backend.types(), code.wasm(), code.typeIds(), imports);
    this.context = backend.context;
    this.code = code;
    this.backend = backend;
    context.addModule(code.packageName(), code.wasm());
    context.ensureExtraSlots(code.extraSlots());
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

  /**
   * Notes that a function calls others. Functions can do that for longer than anyone waits without
   * ever coming to a loop, so every so many calls are a place to stop at.
   */
  public final void noteCall() {
    if (--callsUntilPoll < 0) {
      pollAfterCalls();
    }
  }

  private void pollAfterCalls() {
    callsUntilPoll = CALLS_BETWEEN_POLLS;
    context.poll();
  }
}
