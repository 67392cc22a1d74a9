package io.dunlin.spi.code;

import io.dunlin.wasm.validate.ModuleContext;

/** A module in the form in which a backend runs it. Immutable and thread-safe. */
public interface CompiledModule {
  /** The module that was compiled. */
  ModuleContext module();

  /**
   * The code as bytes, which the same backend can {@linkplain ModuleCompiler#load load} again;
   * empty if there is none that is worth keeping. The module's own bytes are not part of it. The
   * array belongs to the caller.
   */
  byte[] artifact();
}
