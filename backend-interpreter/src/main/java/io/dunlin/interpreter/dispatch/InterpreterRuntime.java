package io.dunlin.interpreter.dispatch;

import io.dunlin.spi.BackendRuntime;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.memory.ChunkedMemory;
import io.dunlin.spi.store.SharedMemoryInstance;
import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.type.MemoryType;

/** Makes what the interpreter runs with. Thread-safe. */
public final class InterpreterRuntime implements BackendRuntime {
  private final BackendSettings settings;

  /** The runtime of one engine. */
  public InterpreterRuntime(BackendSettings settings) {
    this.settings = settings;
  }

  @Override
  public StoreBackend newStore(StoreState store) {
    return new InterpreterStore(store, settings);
  }

  @Override
  public SharedMemoryInstance newSharedMemory(MemoryType type) {
    return new ChunkedMemory(null, type);
  }
}
