package io.dunlin.spi.code;

import io.dunlin.wasm.validate.ModuleContext;

/** A module in the form in which a backend runs it. Immutable and thread-safe. */
public interface CompiledModule {
  /** The module that was compiled. */
  ModuleContext module();

  /**
   * The compiled form as bytes, which the same backend can load again. The array belongs to the
   * caller.
   */
  byte[] artifact();
}
