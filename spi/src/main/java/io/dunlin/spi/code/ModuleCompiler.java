package io.dunlin.spi.code;

import io.dunlin.wasm.validate.ModuleContext;
import java.nio.ByteBuffer;
import java.util.SortedMap;

/** Compiles validated modules for one target. Thread-safe. */
public interface ModuleCompiler {
  /**
   * Compiles a module, or prepares it so that its functions are compiled when they are called.
   *
   * @param module a module of which at least everything but the function bodies is validated
   * @throws UnsupportedModuleException if the module uses what this backend does not support
   * @throws IllegalStateException if the backend only {@linkplain
   *     io.dunlin.spi.Availability#precompiledOnly runs} here what is compiled already
   */
  CompiledModule compile(ModuleContext module);

  /**
   * Takes code that {@link CompiledModule#artifact} has given, under equal {@link #codeSettings}
   * and for the same module. Whoever calls this has made sure of that, and that the code has not
   * been damaged by accident.
   *
   * @param module the module; its function bodies are not validated again
   * @param artifact the code, from position to limit, perhaps in a mapped file, which the compiled
   *     module may keep; position and limit may be changed
   * @throws ArtifactException if the code cannot be used
   */
  CompiledModule load(ModuleContext module, ByteBuffer artifact);

  /**
   * Takes code that {@link CompiledModule#classPathCode} has given, as {@link #load(ModuleContext,
   * ByteBuffer)} does.
   *
   * @param loader finds the files that belong to the code
   * @throws ArtifactException if the code cannot be used, or its files are not there
   */
  default CompiledModule load(ModuleContext module, ByteBuffer artifact, ClassLoader loader) {
    return load(module, artifact);
  }

  /**
   * The settings that code depends on, by name: two compilers that give the same can load each
   * other's code. Features are not among them. A backend that is not released together with the
   * engine adds a version of its own.
   */
  SortedMap<String, String> codeSettings();
}
