package io.dunlin;

import org.jspecify.annotations.Nullable;

/**
 * A function of the host, on values as objects.
 *
 * @param <T> the type of the store's host data
 */
@FunctionalInterface
public interface HostFunc<T extends @Nullable Object> {
  /**
   * Runs the function. What it throws reaches the caller of the WebAssembly code unchanged, except
   * that WebAssembly code may catch a {@link WasmException}, and that a {@link Trap} becomes one of
   * that code.
   *
   * @param caller the store and the instance that calls
   * @param arguments as many and of the types that the function's type says
   * @return the results, as many and of the types that the function's type says
   */
  Val[] call(Caller<T> caller, Val[] arguments);
}
