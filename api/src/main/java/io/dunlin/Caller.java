package io.dunlin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a host function knows of the call: the store, and the instance whose code calls. Valid while
 * the call lasts, on its thread.
 *
 * @param <T> the type of the store's host data
 */
public final class Caller<T extends @Nullable Object> {
  private final Store<T> store;
  private final @Nullable Instance instance;

  Caller(Store<T> store, @Nullable Instance instance) {
    this.store = store;
    this.instance = instance;
  }

  /** The store. */
  public Store<T> store() {
    return store;
  }

  /** The host's data. */
  public T data() {
    return store.data();
  }

  /** The instance whose code calls; empty if the host calls the function itself. */
  public Optional<Instance> instance() {
    return Optional.ofNullable(instance);
  }

  /** An export of the calling instance. */
  public Optional<Extern> export(String name) {
    return instance().flatMap(caller -> caller.export(name));
  }

  /** An exported memory of the calling instance, if it is not shared. */
  public Optional<Memory> memory(String name) {
    return instance().flatMap(caller -> caller.memory(name));
  }

  /** An exported memory of the calling instance, if it is shared. */
  public Optional<SharedMemory> sharedMemory(String name) {
    return instance().flatMap(caller -> caller.sharedMemory(name));
  }
}
