package io.dunlin.wasm.binary;

import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.Import;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.ExternType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TagType;

/** The import section. */
final class ImportSection {
  private ImportSection() {}

  static void read(ByteReader in, SectionContext context) {
    int count = in.readCount(WasmLimits.IMPORTS, "imports");
    for (int i = 0; i < count; i++) {
      String module = in.readName();
      String name = in.readName();
      int start = in.position();
      ExternType type = readType(in, context);
      context.module.addImport(new Import(module, name, type));
      ExternKind kind = type.kind();
      if (context.module.importedCount(kind) > limit(kind)) {
        throw in.malformed("too many " + kind + " imports: limit " + limit(kind), start);
      }
    }
  }

  private static int limit(ExternKind kind) {
    switch (kind) {
      case FUNC:
        return WasmLimits.FUNCTIONS;
      case TABLE:
        return WasmLimits.TABLES;
      case MEMORY:
        return WasmLimits.MEMORIES;
      case GLOBAL:
        return WasmLimits.GLOBALS;
      case TAG:
        return WasmLimits.TAGS;
    }
    throw new AssertionError(kind);
  }

  private static ExternType readType(ByteReader in, SectionContext context) {
    int start = in.position();
    switch (in.readByte()) {
      case 0:
        return new FunctionType(in.readU32());
      case 1:
        return LimitsReader.readTableType(in, context);
      case 2:
        return LimitsReader.readMemoryType(in, context);
      case 3:
        return GlobalSection.readType(in);
      case 4:
        return TagSection.readType(in);
      default:
        throw in.malformed("malformed import kind", start);
    }
  }

  static void write(ByteWriter out, WasmModule module) {
    if (module.imports().isEmpty()) {
      return;
    }
    out.writeU32(module.imports().size());
    for (Import each : module.imports()) {
      out.writeName(each.module());
      out.writeName(each.name());
      out.writeByte(each.type().kind().ordinal());
      writeType(out, each.type());
    }
  }

  private static void writeType(ByteWriter out, ExternType type) {
    if (type instanceof FunctionType function) {
      out.writeU32(function.typeIndex());
    } else if (type instanceof TableType table) {
      TypeWriter.writeTableType(out, table);
    } else if (type instanceof MemoryType memory) {
      TypeWriter.writeMemoryType(out, memory);
    } else if (type instanceof GlobalType global) {
      GlobalSection.writeType(out, global);
    } else if (type instanceof TagType tag) {
      TagSection.writeType(out, tag);
    }
  }
}
