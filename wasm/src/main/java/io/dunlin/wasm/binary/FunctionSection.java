package io.dunlin.wasm.binary;

import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ExternKind;

/** The function section: the types of the functions whose bodies the code section has. */
final class FunctionSection {
  private FunctionSection() {}

  static void read(ByteReader in, SectionContext context) {
    int limit = WasmLimits.FUNCTIONS - context.module.importedCount(ExternKind.FUNC);
    int count = in.readCount(limit, "functions");
    for (int i = 0; i < count; i++) {
      context.module.addFunction(in.readU32());
    }
  }

  static void write(ByteWriter out, WasmModule module) {
    int imported = module.importedFunctionCount();
    if (module.functionCount() == imported) {
      return;
    }
    out.writeU32(module.functionCount() - imported);
    for (int i = imported; i < module.functionCount(); i++) {
      out.writeU32(module.functionTypeIndex(i));
    }
  }
}
