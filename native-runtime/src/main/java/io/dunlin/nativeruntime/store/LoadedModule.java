package io.dunlin.nativeruntime.store;

import io.dunlin.compiler.object.InstanceLayout;
import io.dunlin.nativeruntime.unwind.LoadedCode;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.FuncType;

/**
 * A module whose code is in memory.
 *
 * @param code its code
 * @param typeIds the canonical id of each type of the module; not to be changed
 * @param layout where instances hold what
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record LoadedModule(LoadedCode code, int[] typeIds, InstanceLayout layout) {
  WasmModule wasm() {
    return code.module();
  }

  /** Whether its code may make or use structures, arrays or exceptions. */
  boolean usesHeap() {
    return !wasm().tagTypes().isEmpty()
        || wasm().types().stream().anyMatch(type -> !(type.composite() instanceof FuncType));
  }
}
