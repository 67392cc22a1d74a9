package io.dunlin.wasm.binary;

import io.dunlin.wasm.module.WasmModule;

/** The data count section, which lets code be validated before the data is read. */
final class DataCountSection {
  private DataCountSection() {}

  static void read(ByteReader in, SectionContext context) {
    int start = in.position();
    int count = in.readU32();
    if (count < 0) {
      throw in.malformed(
          "data count and data section have inconsistent lengths: "
              + Integer.toUnsignedString(count)
              + " are too many",
          start);
    }
    context.module.dataCount(count);
  }

  static void write(ByteWriter out, WasmModule module) {
    if (module.dataCount() != WasmModule.NONE) {
      out.writeU32(module.dataCount());
    }
  }
}
