package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.wasm.type.FuncType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A function of an instance. */
public final class CompiledFunction extends CallableFunction {
  /** The function's index there. */
  public final int index;

  CompiledFunction(BytecodeInstance instance, int index, int typeId, FuncType type) {
    super(instance, typeId, type);
    this.index = index;
  }

  /** The instance that it is of. */
  BytecodeInstance instance() {
    return Objects.requireNonNull(instance);
  }

  @Override
  Code findCode() {
    return instance().code.code(index);
  }

  @Override
  public void invoke(
      @Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references, int base) {
    Activation.run(instance().context, this, numbers, references, base);
  }
}
