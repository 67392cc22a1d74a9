package io.dunlin.wasm.binary;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.TableDefinition;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.TableType;

/** The table section. */
final class TableSection {
  /** Announces a table with an initializer; no reference type begins so. */
  static final int WITH_INIT = 0x40;

  private TableSection() {}

  static void read(ByteReader in, SectionContext context) {
    int imported = context.module.importedCount(ExternKind.TABLE);
    int count = in.readCount(WasmLimits.TABLES - imported, "tables");
    for (int i = 0; i < count; i++) {
      context.module.addTable(readTable(in, context));
    }
  }

  private static TableDefinition readTable(ByteReader in, SectionContext context) {
    int start = in.position();
    if (in.peekByte() != WITH_INIT) {
      return new TableDefinition(LimitsReader.readTableType(in, context), null);
    }
    context.require(Feature.FUNCTION_REFERENCES, "a table with an initializer", start);
    in.readByte();
    if (in.readByte() != 0) {
      throw in.malformed("malformed table", start + 1);
    }
    TableType type = LimitsReader.readTableType(in, context);
    ConstExpr init = context.expressions.readConstant(in);
    return new TableDefinition(type, init);
  }

  static void write(ByteWriter out, WasmModule module) {
    if (module.tables().isEmpty()) {
      return;
    }
    out.writeU32(module.tables().size());
    for (TableDefinition table : module.tables()) {
      ConstExpr init = table.init();
      if (init != null) {
        out.writeByte(WITH_INIT);
        out.writeByte(0);
      }
      TypeWriter.writeTableType(out, table.type());
      if (init != null) {
        out.writeExpression(init);
      }
    }
  }
}
