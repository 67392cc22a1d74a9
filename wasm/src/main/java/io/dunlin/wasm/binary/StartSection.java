package io.dunlin.wasm.binary;

import io.dunlin.wasm.module.WasmModule;

/** The start section: the function that instantiation ends with. */
final class StartSection {
  private StartSection() {}

  static void read(ByteReader in, SectionContext context) {
    int start = in.position();
    int function = in.readU32();
    if (function < 0) {
      throw in.malformed("unknown function " + Integer.toUnsignedString(function), start);
    }
    context.module.startFunction(function);
  }

  static void write(ByteWriter out, WasmModule module) {
    if (module.startFunction() != WasmModule.NONE) {
      out.writeU32(module.startFunction());
    }
  }
}
