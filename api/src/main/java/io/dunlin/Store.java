package io.dunlin;

import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.ResourceLimiter;
import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StoreState;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds instances and all that belongs to them, and the data of the host.
 *
 * <p>One thread at a time may use a store and what belongs to it; a second one is refused at once
 * by an {@link IllegalStateException} that names both. After a trap the store is usable as before.
 * Closing it frees everything.
 *
 * @param <T> the type of the host's data
 */
public final class Store<T extends @Nullable Object> implements AutoCloseable {
  private final Engine engine;
  private final StoreState state;
  private final StoreBackend backend;
  private final IdentityHashMap<ModuleInstance, Instance> instances = new IdentityHashMap<>();
  private T data;

  Store(Engine engine, T data) {
    this.engine = engine;
    this.data = data;
    this.state = new StoreState(engine.epoch());
    this.backend = engine.runtime().newStore(state);
  }

  /** The engine that the store belongs to. */
  public Engine engine() {
    return engine;
  }

  /** The host's data. */
  public T data() {
    return data;
  }

  /** Sets the host's data. */
  public void setData(T newData) {
    data = newData;
  }

  /**
   * The fuel that is left.
   *
   * @throws IllegalStateException if the engine is not configured to consume fuel
   */
  public long fuel() {
    requireFuel();
    return state.fuel();
  }

  /**
   * Sets the fuel that is left.
   *
   * @param units at least 0
   * @throws IllegalStateException if the engine is not configured to consume fuel
   */
  public void setFuel(long units) {
    requireFuel();
    if (units < 0) {
      throw new IllegalArgumentException("fuel must not be negative: " + units);
    }
    state.setFuel(units);
  }

  private void requireFuel() {
    state.check();
    if (!engine.config().consumeFuel()) {
      throw new IllegalStateException("fuel is not configured in this store's engine");
    }
  }

  /**
   * Stops the store's code when the engine's epoch has advanced by this many ticks from now, even
   * if it waits for another thread then.
   *
   * @param ticks at least 0; 0 stops at once
   */
  public void setEpochDeadline(long ticks) {
    state.check();
    if (ticks < 0) {
      throw new IllegalArgumentException("ticks must not be negative: " + ticks);
    }
    long now = engine.epoch().current();
    state.setEpochDeadline(ticks > Long.MAX_VALUE - now ? StoreState.NO_DEADLINE : now + ticks);
  }

  /** Lets the store's code run on, whatever the epoch. */
  public void clearEpochDeadline() {
    state.check();
    state.setEpochDeadline(StoreState.NO_DEADLINE);
  }

  /** Sets what decides about everything in the store that can grow. */
  public void setLimiter(ResourceLimiter limiter) {
    state.check();
    state.setLimiter(limiter);
  }

  /**
   * Frees everything that belongs to the store; using any of it afterwards is refused. Closing
   * twice has no effect.
   *
   * @throws IllegalStateException if the store's code is running, or another thread uses the store
   */
  @Override
  public void close() {
    if (state.isClosed()) {
      return;
    }
    state.enter();
    try {
      state.close();
      backend.close();
      instances.clear();
    } finally {
      state.exit();
    }
  }

  StoreState state() {
    return state;
  }

  StoreBackend backend() {
    return backend;
  }

  void register(ModuleInstance instance, Instance handle) {
    instances.put(instance, handle);
  }

  @Nullable Instance handleOf(@Nullable ModuleInstance instance) {
    return instance == null ? null : instances.get(instance);
  }

  /** Refuses what belongs to another store. */
  void requireOwn(Store<?> other, String what) {
    if (other != this) {
      throw new IllegalArgumentException(what + " belongs to another store");
    }
  }

  /** Refuses what may not be imported here. */
  void requireUsable(Extern extern, String what) {
    if (!extern.isUsableIn(this)) {
      String owner = extern instanceof SharedMemory ? "engine" : "store";
      throw new IllegalArgumentException(what + " belongs to another " + owner);
    }
  }
}
