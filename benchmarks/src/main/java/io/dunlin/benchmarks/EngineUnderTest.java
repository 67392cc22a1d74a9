package io.dunlin.benchmarks;

/** An engine, as far as the benchmarks need one. */
interface EngineUnderTest {
  /** A module that is ready to run. */
  interface Loaded {
    /** Calls the exported function {@code run}. */
    int run(int argument);
  }

  /** Loads and instantiates a module. */
  Loaded load(byte[] module);

  /** The engine with this name. */
  static EngineUnderTest named(String name) {
    return switch (name) {
      case "dunlin" -> new DunlinEngine("interpreter");
      case "endive" -> new EndiveEngine();
      case "graalwasm" -> new GraalWasmEngine();
      default -> throw new IllegalArgumentException("no engine is called " + name);
    };
  }
}
