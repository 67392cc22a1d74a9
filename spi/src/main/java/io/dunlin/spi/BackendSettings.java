package io.dunlin.spi;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.type.TypeRegistry;

/**
 * What a backend has to know of the engine's configuration.
 *
 * @param features the features that modules may use
 * @param types the engine's canonical types
 * @param consumeFuel whether compiled code meters fuel
 * @param relaxedSimdDeterministic whether relaxed vector instructions must have the results of the
 *     deterministic profile; otherwise any of those that the specification allows
 * @param maxWasmStackBytes the most stack that one activation of WebAssembly may use, in bytes
 * @param compiler how modules are compiled
 * @param memory how linear memories lie in the address space
 * @param profiling how profilers of the system learn what machine code they see
 */
public record BackendSettings(
    Features features,
    TypeRegistry types,
    boolean consumeFuel,
    boolean relaxedSimdDeterministic,
    int maxWasmStackBytes,
    CompilerSettings compiler,
    MemorySettings memory,
    ProfilingStrategy profiling) {

  /** Settings with the defaults for compiler, memories and profilers. */
  public BackendSettings(
      Features features,
      TypeRegistry types,
      boolean consumeFuel,
      boolean relaxedSimdDeterministic,
      int maxWasmStackBytes) {
    this(
        features,
        types,
        consumeFuel,
        relaxedSimdDeterministic,
        maxWasmStackBytes,
        CompilerSettings.DEFAULT,
        MemorySettings.DEFAULT,
        ProfilingStrategy.NONE);
  }
}
