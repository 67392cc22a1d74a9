package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.wasm.type.FuncType;
import org.jspecify.annotations.Nullable;

/** A function of an instance. */
public final class CompiledFunction extends CallableFunction {
  /** The instance. */
  public final BytecodeInstance instance;

  /** The function's index there. */
  public final int index;

  CompiledFunction(BytecodeInstance instance, int index, int typeId, FuncType type) {
    super(typeId, type);
    this.instance = instance;
    this.index = index;
  }

  @Override
  Code findCode() {
    return instance.code.code(index);
  }

  @Override
  public void invoke(
      @Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references, int base) {
    Activation.run(instance.context, this, numbers, references, base);
  }
}
