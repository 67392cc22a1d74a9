package io.dunlin.spi.code;

import io.dunlin.wasm.validate.ModuleContext;

/** Compiles validated modules for one target. Thread-safe. */
public interface ModuleCompiler {
  /**
   * Compiles a module, or prepares it so that its functions are compiled when they are called.
   *
   * @param module a module of which at least everything but the function bodies is validated
   * @throws UnsupportedModuleException if the module uses what this backend does not support
   */
  CompiledModule compile(ModuleContext module);
}
