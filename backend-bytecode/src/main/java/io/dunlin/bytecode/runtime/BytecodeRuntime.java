package io.dunlin.bytecode.runtime;

import io.dunlin.spi.BackendRuntime;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.memory.ChunkedMemory;
import io.dunlin.spi.store.SharedMemoryInstance;
import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.type.MemoryType;

/** Makes what compiled code runs with. Thread-safe. */
public final class BytecodeRuntime implements BackendRuntime {
  private final BackendSettings settings;
  private final SignatureClasses signatures;

  /**
   * The runtime of one engine.
   *
   * @param signatures finds the classes through which functions of the host are called
   */
  public BytecodeRuntime(BackendSettings settings, SignatureClasses signatures) {
    this.settings = settings;
    this.signatures = signatures;
  }

  @Override
  public StoreBackend newStore(StoreState store) {
    return new BytecodeStore(store, settings, signatures);
  }

  @Override
  public SharedMemoryInstance newSharedMemory(MemoryType type) {
    return new ChunkedMemory(null, type);
  }
}
