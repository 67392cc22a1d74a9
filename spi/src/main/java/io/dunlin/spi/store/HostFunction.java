package io.dunlin.spi.store;

import org.jspecify.annotations.Nullable;

/** What a function of the host does. */
@FunctionalInterface
public interface HostFunction {
  /**
   * Runs the function, on arguments as {@link FunctionInstance#invoke} describes them. What it
   * throws reaches the caller of the WebAssembly code unchanged.
   *
   * @param caller the instance whose code calls, or null if the host does
   */
  void call(
      @Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references, int base);
}
