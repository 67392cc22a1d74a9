package io.dunlin.spi.code;

import io.dunlin.wasm.validate.ModuleContext;
import java.util.Collections;
import java.util.List;

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

  /**
   * The code as it lies on a class path, from where it can be {@linkplain
   * ModuleCompiler#load(ModuleContext, java.nio.ByteBuffer, ClassLoader) loaded}. Unless a backend
   * makes files for Java itself, that is the {@link #artifact}.
   */
  default ClassPathCode classPathCode() {
    return new ClassPathCode(artifact(), Collections.emptySortedMap());
  }

  /**
   * The code of a function as people read it, disassembled. Empty if there is none to show: the
   * function is imported, or the backend makes no machine code.
   *
   * @param function the index of a function of the module
   */
  default List<CodeLine> disassemble(int function) {
    return List.of();
  }
}
