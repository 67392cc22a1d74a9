package io.dunlin.spi;

import io.dunlin.spi.store.SharedMemoryInstance;
import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.type.MemoryType;

/** Runs compiled modules; one per engine. Thread-safe. */
public interface BackendRuntime {
  /**
   * What a new store of the engine allocates and runs with.
   *
   * @param store the store's state, shared by both
   */
  StoreBackend newStore(StoreState store);

  /**
   * A shared memory of its initial size, all zero, which all stores of the engine may import.
   *
   * @param type a shared type, which has a maximum
   * @throws io.dunlin.spi.store.ResourceLimitException if it cannot be that large
   */
  SharedMemoryInstance newSharedMemory(MemoryType type);
}
