package io.dunlin.wasm.binary;

import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.MemoryType;
import java.util.List;

/** The memory section. */
final class MemorySection {
  private MemorySection() {}

  static void read(ByteReader in, SectionContext context) {
    int imported = context.module.importedCount(ExternKind.MEMORY);
    int count = in.readCount(WasmLimits.MEMORIES - imported, "memories");
    for (int i = 0; i < count; i++) {
      context.module.addMemory(LimitsReader.readMemoryType(in, context));
    }
  }

  static void write(ByteWriter out, WasmModule module) {
    int imported = module.importedMemoryCount();
    List<MemoryType> defined = module.memoryTypes().subList(imported, module.memoryTypes().size());
    if (defined.isEmpty()) {
      return;
    }
    out.writeU32(defined.size());
    for (MemoryType memory : defined) {
      TypeWriter.writeMemoryType(out, memory);
    }
  }
}
