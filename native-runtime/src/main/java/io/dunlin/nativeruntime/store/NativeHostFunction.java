package io.dunlin.nativeruntime.store;

import io.dunlin.nativeruntime.stub.Thunk;
import io.dunlin.spi.store.HostFunction;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.wasm.type.FuncType;
import org.jspecify.annotations.Nullable;

/** A function of the host that code can call. */
public final class NativeHostFunction extends NativeCallee {
  private final HostFunction function;
  private final Signature signature;
  private final long address;

  /** Only to be kept, as long as code may call the function. */
  @SuppressWarnings("UnusedVariable")
  private final Thunk thunk;

  NativeHostFunction(
      long address,
      int typeId,
      FuncType type,
      Signature signature,
      Thunk thunk,
      HostFunction function) {
    super(typeId, type);
    this.address = address;
    this.signature = signature;
    this.thunk = thunk;
    this.function = function;
  }

  @Override
  long address() {
    return address;
  }

  Signature signature() {
    return signature;
  }

  @Override
  public void invoke(
      @Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references, int base) {
    function.call(caller, numbers, references, base);
  }
}
