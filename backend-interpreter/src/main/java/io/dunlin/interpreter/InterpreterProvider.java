package io.dunlin.interpreter;

import io.dunlin.interpreter.dispatch.InterpreterCompiler;
import io.dunlin.interpreter.dispatch.InterpreterRuntime;
import io.dunlin.spi.Availability;
import io.dunlin.spi.BackendProvider;
import io.dunlin.spi.BackendRuntime;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.ModuleCompiler;
import io.dunlin.wasm.Features;

/** Offers the interpreter, which runs wherever Java runs and is the last choice. Thread-safe. */
public final class InterpreterProvider implements BackendProvider {
  /** Creates the provider. */
  public InterpreterProvider() {}

  @Override
  public String name() {
    return "interpreter";
  }

  @Override
  public int preference() {
    return 0;
  }

  @Override
  public Features features() {
    return Features.ALL;
  }

  @Override
  public Availability availability() {
    return Availability.available();
  }

  @Override
  public ModuleCompiler newCompiler(BackendSettings settings) {
    return new InterpreterCompiler(settings);
  }

  @Override
  public BackendRuntime newRuntime(BackendSettings settings) {
    return new InterpreterRuntime(settings);
  }
}
