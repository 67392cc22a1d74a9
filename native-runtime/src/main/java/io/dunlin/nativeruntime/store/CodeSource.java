package io.dunlin.nativeruntime.store;

import io.dunlin.compiler.object.CodeObject;
import io.dunlin.spi.code.CompiledModule;

/** Tells the code of a module that a compiler has compiled, which keeps it in its own way. */
@FunctionalInterface
public interface CodeSource {
  /**
   * The code of a module.
   *
   * @throws IllegalArgumentException if another backend has compiled it
   */
  CodeObject code(CompiledModule module);
}
