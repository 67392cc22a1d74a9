package io.dunlin.interpreter.dispatch;

import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.ArtifactException;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.spi.code.ModuleCompiler;
import io.dunlin.wasm.validate.ModuleContext;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.SortedMap;

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

  /** Bodies are validated when they are lowered, so that code from anywhere does no harm. */
  @Override
  public CompiledModule load(ModuleContext module, ByteBuffer artifact) {
    if (artifact.hasRemaining()) {
      throw new ArtifactException("code", "empty", artifact.remaining() + " bytes");
    }
    return compile(module);
  }

  /** None: code is made of the module's bytes when it is needed. */
  @Override
  public SortedMap<String, String> codeSettings() {
    return Collections.emptySortedMap();
  }
}
