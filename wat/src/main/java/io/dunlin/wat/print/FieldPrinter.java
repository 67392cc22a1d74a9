package io.dunlin.wat.print;

import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.Export;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.Import;
import io.dunlin.wasm.module.TableDefinition;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.ExternType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TagType;

/** Writes imports, exports, and what can be imported and exported. */
final class FieldPrinter {
  private final TextWriter out;
  private final WasmModule module;
  private final ModuleNames names;
  private final TypePrinter types;
  private final ExpressionPrinter expressions;
  private final BodyPrinter bodies;

  FieldPrinter(
      TextWriter out,
      WasmModule module,
      ModuleNames names,
      TypePrinter types,
      ExpressionPrinter expressions) {
    this.out = out;
    this.module = module;
    this.names = names;
    this.types = types;
    this.expressions = expressions;
    this.bodies = new BodyPrinter(out, types, names);
  }

  /** Writes the parenthesis, keyword and identifier of what can be imported and exported. */
  private void open(ExternKind kind, int index) {
    out.write('(').write(kind.toString());
    names.all(NameSection.Kind.of(kind)).writeNumberedDefinition(out, index);
  }

  void writeImports() {
    int[] counts = new int[ExternKind.values().length];
    for (Import each : module.imports()) {
      ExternKind kind = each.type().kind();
      int index = counts[kind.ordinal()]++;
      out.newLine().write("(import ").write(StringPrinter.quote(each.module()));
      out.write(' ').write(StringPrinter.quote(each.name())).write(' ');
      open(kind, index);
      writeType(each.type(), index);
      out.write("))");
    }
  }

  private void writeType(ExternType type, int index) {
    if (type instanceof FunctionType function) {
      types.writeUse(function.typeIndex(), names.locals(index));
    } else if (type instanceof TableType table) {
      types.writeTableType(table);
    } else if (type instanceof MemoryType memory) {
      types.writeMemoryType(memory);
    } else if (type instanceof GlobalType global) {
      types.writeGlobalType(global);
    } else if (type instanceof TagType tag) {
      types.writeUse(tag.typeIndex());
    }
  }

  void writeTables() {
    for (int i = 0; i < module.tables().size(); i++) {
      TableDefinition table = module.tables().get(i);
      out.newLine();
      open(ExternKind.TABLE, module.importedTableCount() + i);
      types.writeTableType(table.type());
      ConstExpr init = table.init();
      if (init != null) {
        requireInstructions(init);
        expressions.write(init);
      }
      out.write(')');
    }
  }

  /** Without any, the text would be that of a table which begins with null. */
  private static void requireInstructions(ConstExpr init) {
    if (init.end() - init.start() == 1) {
      throw new InvalidModuleException(
          "type mismatch: no value for the elements of a table",
          init.start(),
          InvalidModuleException.UNKNOWN);
    }
  }

  void writeMemories() {
    for (int i = module.importedMemoryCount(); i < module.memoryTypes().size(); i++) {
      out.newLine();
      open(ExternKind.MEMORY, i);
      types.writeMemoryType(module.memoryTypes().get(i));
      out.write(')');
    }
  }

  void writeTags() {
    for (int i = module.importedTagCount(); i < module.tagTypes().size(); i++) {
      out.newLine();
      open(ExternKind.TAG, i);
      types.writeUse(module.tagTypes().get(i).typeIndex());
      out.write(')');
    }
  }

  void writeGlobals() {
    for (int i = 0; i < module.globals().size(); i++) {
      out.newLine();
      open(ExternKind.GLOBAL, module.importedGlobalCount() + i);
      types.writeGlobalType(module.globals().get(i).type());
      expressions.write(module.globals().get(i).init());
      out.write(')');
    }
  }

  void writeExports() {
    for (Export export : module.exports()) {
      out.newLine().write("(export ").write(StringPrinter.quote(export.name()));
      out.write(" (").write(export.kind().toString());
      names.all(NameSection.Kind.of(export.kind())).writeUse(out, export.index());
      out.write("))");
    }
  }

  void writeStart() {
    if (module.startFunction() != WasmModule.NONE) {
      out.newLine().write("(start");
      names.all(NameSection.Kind.FUNCTION).writeUse(out, module.startFunction());
      out.write(')');
    }
  }

  void writeFunctions() {
    for (FunctionBody body : module.bodies()) {
      int index = body.functionIndex();
      Identifiers locals = names.locals(index);
      out.newLine();
      open(ExternKind.FUNC, index);
      types.writeUse(module.functionTypeIndex(index), locals);
      FuncType type = TypePrinter.functionType(module, index);
      bodies.write(body, locals, type == null ? 0 : type.params().size());
      out.write(')');
    }
  }
}
