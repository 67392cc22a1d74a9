package io.dunlin.nativeruntime.store;

import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.wasm.type.FuncType;

/** A function that code can call: it has a structure, whose address function references are. */
abstract class NativeCallee extends FunctionInstance {
  NativeCallee(int typeId, FuncType type) {
    super(typeId, type);
  }

  /** The address of its {@link io.dunlin.compiler.object.ContextLayout.Function}. */
  abstract long address();
}
