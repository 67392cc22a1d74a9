package io.dunlin.spi.store;

import io.dunlin.wasm.type.FuncType;
import org.jspecify.annotations.Nullable;

/** A function of the host, for backends whose code calls Java directly. */
public final class HostFunctionInstance extends FunctionInstance {
  private final HostFunction function;

  /** Creates the function; the type is in canonical ids. */
  public HostFunctionInstance(int typeId, FuncType type, HostFunction function) {
    super(typeId, type);
    this.function = function;
  }

  @Override
  public void invoke(
      @Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references, int base) {
    function.call(caller, numbers, references, base);
  }
}
