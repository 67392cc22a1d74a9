package io.dunlin.nativeruntime.store;

import io.dunlin.compiler.object.InstanceLayout;
import io.dunlin.nativeruntime.unwind.LoadedCode;
import io.dunlin.wasm.module.WasmModule;

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
}
