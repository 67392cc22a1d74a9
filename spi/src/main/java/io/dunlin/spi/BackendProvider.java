package io.dunlin.spi;

import io.dunlin.spi.code.ModuleCompiler;
import io.dunlin.wasm.Features;

/**
 * Offers a backend to engines; found with {@link java.util.ServiceLoader}.
 *
 * <p>Loading the provider's class must be possible wherever its class files can be loaded, and must
 * be cheap: everything else waits for the methods. Thread-safe.
 */
public interface BackendProvider {
  /** The name by which a configuration asks for the backend, such as {@code interpreter}. */
  String name();

  /** Of the available backends an engine takes the one with the highest number. */
  int preference();

  /** The features that the backend supports; modules that use others are refused. */
  Features features();

  /** Whether code can be run here. */
  Availability availability();

  /**
   * A compiler for the backend's target; works even where {@link #availability} says no.
   *
   * @param settings what the engine is configured to
   */
  ModuleCompiler newCompiler(BackendSettings settings);

  /**
   * What runs the compiled code.
   *
   * @param settings what the engine is configured to
   * @throws IllegalStateException if the backend is not available
   */
  BackendRuntime newRuntime(BackendSettings settings);
}
