package io.dunlin.spi;

import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StoreState;

/** Runs compiled modules; one per engine. Thread-safe. */
public interface BackendRuntime {
  /**
   * What a new store of the engine allocates and runs with.
   *
   * @param store the store's state, shared by both
   */
  StoreBackend newStore(StoreState store);
}
