package io.dunlin.nativeruntime.store;

import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.wasm.type.FuncType;
import org.jspecify.annotations.Nullable;

/** A function that is machine code. */
final class NativeFunction extends NativeCallee {
  final Signature signature;
  private final NativeInstance instance;
  private final long address;

  NativeFunction(
      NativeInstance instance, long address, int typeId, FuncType type, Signature signature) {
    super(typeId, type);
    this.instance = instance;
    this.address = address;
    this.signature = signature;
  }

  @Override
  long address() {
    return address;
  }

  @Override
  public void invoke(
      @Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references, int base) {
    instance.store().execution().run(this, numbers, references, base);
  }
}
