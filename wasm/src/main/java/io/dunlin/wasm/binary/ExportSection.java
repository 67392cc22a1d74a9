package io.dunlin.wasm.binary;

import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.Export;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ExternKind;

/** The export section. */
final class ExportSection {
  private static final ExternKind[] KINDS = ExternKind.values();

  private ExportSection() {}

  static void read(ByteReader in, SectionContext context) {
    int count = in.readCount(WasmLimits.EXPORTS, "exports");
    for (int i = 0; i < count; i++) {
      String name = in.readName();
      int start = in.position();
      int kind = in.readByte();
      if (kind >= KINDS.length) {
        throw in.malformed("malformed export kind", start);
      }
      context.module.addExport(new Export(name, KINDS[kind], in.readU32()));
    }
  }

  static void write(ByteWriter out, WasmModule module) {
    if (module.exports().isEmpty()) {
      return;
    }
    out.writeU32(module.exports().size());
    for (Export export : module.exports()) {
      out.writeName(export.name());
      out.writeByte(export.kind().ordinal());
      out.writeU32(export.index());
    }
  }
}
