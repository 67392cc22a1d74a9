package io.dunlin.bytecode;

import io.dunlin.bytecode.emit.ClassGenerator;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.ModuleCode;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.ArtifactException;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.spi.code.ModuleCompiler;
import io.dunlin.wasm.validate.ModuleContext;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.SortedMap;

/** Prepares modules so that their classes are made when Java asks for them. Thread-safe. */
final class BytecodeCompiler implements ModuleCompiler {
  private final BackendSettings settings;

  BytecodeCompiler(BackendSettings settings) {
    this.settings = settings;
  }

  @Override
  public CompiledModule compile(ModuleContext module) {
    String packageName = CodeNames.packageName(module.module());
    ClassGenerator generator = new ClassGenerator(module, packageName, settings);
    return new ModuleCode(
        module, settings.types(), packageName, new ModuleLoader(generator, packageName));
  }

  @Override
  public CompiledModule load(ModuleContext module, ByteBuffer artifact) {
    if (artifact.hasRemaining()) {
      throw new ArtifactException("code", "empty", artifact.remaining() + " bytes");
    }
    return compile(module);
  }

  @Override
  public SortedMap<String, String> codeSettings() {
    return Collections.emptySortedMap();
  }
}
