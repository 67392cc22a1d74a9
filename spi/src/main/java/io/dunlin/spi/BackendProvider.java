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
  /** The target of code that runs wherever Java does. */
  String PORTABLE_TARGET = "jvm";

  /** The name by which a configuration asks for the backend, such as {@code interpreter}. */
  String name();

  /** Of the available backends an engine takes the one with the highest number. */
  int preference();

  /** The features that the backend supports; modules that use others are refused. */
  Features features();

  /**
   * What the backend compiles for: {@link #PORTABLE_TARGET}, or a processor architecture such as
   * {@code x86_64} or {@code aarch64}.
   */
  default String target() {
    return PORTABLE_TARGET;
  }

  /** Whether code can be run here. */
  Availability availability();

  /**
   * A compiler for the backend's target; works even where {@link #availability} says no.
   *
   * @param settings what the engine is configured to
   * @throws IllegalArgumentException if the backend cannot do as the settings say, such as for a
   *     processor flag that does not exist; the message is for people to read
   */
  ModuleCompiler newCompiler(BackendSettings settings);

  /**
   * What runs the compiled code.
   *
   * @param settings what the engine is configured to
   * @throws IllegalStateException if the backend is not available
   * @throws IllegalArgumentException if the backend cannot do as the settings say here, such as
   *     turn faults into traps
   */
  BackendRuntime newRuntime(BackendSettings settings);
}
