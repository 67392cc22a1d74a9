package io.dunlin.x64;

import io.dunlin.compiler.object.CodeKind;
import io.dunlin.compiler.object.CodeObject;
import io.dunlin.compiler.object.CodeObjectWriter;
import io.dunlin.spi.code.CodeLine;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.x64.emit.Listing;
import java.util.List;

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

  @Override
  public List<CodeLine> disassemble(int function) {
    int[] functions = code.ranges().indices();
    for (int range = 0; range < functions.length; range++) {
      if (functions[range] == function && code.ranges().kind(range) == CodeKind.FUNCTION) {
        return Listing.of(code, range);
      }
    }
    return List.of();
  }
}
