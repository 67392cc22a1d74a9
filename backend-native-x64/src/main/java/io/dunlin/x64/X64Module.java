package io.dunlin.x64;

import io.dunlin.compiler.object.CodeObject;
import io.dunlin.compiler.object.CodeObjectWriter;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.wasm.validate.ModuleContext;

/**
 * A module with its machine code.
 *
 * @param module the module
 * @param code its code
 */
record X64Module(ModuleContext module, CodeObject code) implements CompiledModule {

  /** The code of a module that this backend has compiled. */
  static CodeObject codeOf(CompiledModule module) {
    if (module instanceof X64Module own) {
      return own.code;
    }
    throw new IllegalArgumentException("another backend has compiled the module");
  }

  @Override
  public byte[] artifact() {
    return CodeObjectWriter.write(code);
  }
}
