package io.dunlin.wasm.binary;

import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.GlobalDefinition;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.ValType;

/** The global section. */
final class GlobalSection {
  private GlobalSection() {}

  static void read(ByteReader in, SectionContext context) {
    int imported = context.module.importedCount(ExternKind.GLOBAL);
    int count = in.readCount(WasmLimits.GLOBALS - imported, "globals");
    for (int i = 0; i < count; i++) {
      GlobalType type = readType(in);
      context.module.addGlobal(new GlobalDefinition(type, context.expressions.readConstant(in)));
    }
  }

  static GlobalType readType(ByteReader in) {
    ValType value = ValType.ofCode(TypeReader.readValueType(in));
    return new GlobalType(value, TypeSection.readMutability(in));
  }

  static void write(ByteWriter out, WasmModule module) {
    if (module.globals().isEmpty()) {
      return;
    }
    out.writeU32(module.globals().size());
    for (GlobalDefinition global : module.globals()) {
      writeType(out, global.type());
      out.writeExpression(global.init());
    }
  }

  static void writeType(ByteWriter out, GlobalType type) {
    TypeWriter.writeValueType(out, type.value().code());
    TypeSection.writeMutability(out, type.mutable());
  }
}
