package io.dunlin.interpreter.dispatch;

import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.spi.code.ModuleCompiler;
import io.dunlin.wasm.validate.ModuleContext;

/** Prepares modules so that their functions are lowered when they are called. Thread-safe. */
public final class InterpreterCompiler implements ModuleCompiler {
  private final BackendSettings settings;

  /** A compiler for the modules of one engine. */
  public InterpreterCompiler(BackendSettings settings) {
    this.settings = settings;
  }

  @Override
  public CompiledModule compile(ModuleContext module) {
    return new InterpretedModule(module, settings);
  }
}
