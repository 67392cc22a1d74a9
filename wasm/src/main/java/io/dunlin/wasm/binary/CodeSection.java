package io.dunlin.wasm.binary;

import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ExternKind;

/** The code section: function bodies, told apart by their sizes. */
final class CodeSection {
  private CodeSection() {}

  static void read(ByteReader in, SectionContext context) {
    int count = in.readCount(WasmLimits.FUNCTIONS, "function bodies");
    int functionIndex = context.module.importedCount(ExternKind.FUNC);
    for (int i = 0; i < count; i++) {
      int start = in.position();
      int size = in.readLength();
      if (size > WasmLimits.FUNCTION_BYTES) {
        throw in.malformed(
            "function body too large: " + size + ", limit " + WasmLimits.FUNCTION_BYTES, start);
      }
      int from = in.skip(size);
      context.module.addBody(new FunctionBody(functionIndex + i, in.bytes(), from, from + size));
    }
  }

  /**
   * Reads the bodies one after the other, up to the first whose size is wrong. To be called when
   * what follows is no section: a fault in a body is the better explanation then.
   *
   * @throws MalformedModuleException if there is a fault in the bodies' grammar
   */
  static void findFault(WasmModule.Builder module, SectionContext context) {
    for (FunctionBody body : module.bodies()) {
      ByteReader in = new ByteReader(body.bytes(), body.start(), body.bytes().length);
      try {
        skipLocals(in);
        context.expressions.skip(in);
      } catch (MalformedModuleException e) {
        throw e.inFunction(body.functionIndex());
      }
      if (in.position() != body.end()) {
        return;
      }
    }
  }

  private static void skipLocals(ByteReader in) {
    int count = in.readCount(Integer.MAX_VALUE, "declarations of locals");
    for (int i = 0; i < count; i++) {
      in.readU32();
      TypeReader.readValueType(in);
    }
  }

  static void write(ByteWriter out, WasmModule module) {
    if (module.bodies().isEmpty()) {
      return;
    }
    out.writeU32(module.bodies().size());
    for (FunctionBody body : module.bodies()) {
      int length = body.end() - body.start();
      out.writeU32(length);
      out.writeBytes(body.bytes(), body.start(), length);
    }
  }
}
