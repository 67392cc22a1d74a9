package io.dunlin.wat.print;

import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.SegmentMode;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.name.NameSection;

/** Writes element and data segments. */
final class SegmentPrinter {
  private final TextWriter out;
  private final WasmModule module;
  private final ModuleNames names;
  private final TypePrinter types;
  private final ExpressionPrinter expressions;

  SegmentPrinter(
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
  }

  void writeElements() {
    for (int i = 0; i < module.elements().size(); i++) {
      out.newLine().write("(elem");
      names.all(NameSection.Kind.ELEMENT).writeNumberedDefinition(out, i);
      writeElements(module.elements().get(i));
      out.write(')');
    }
  }

  private void writeElements(ElementSegment segment) {
    if (segment.mode() == SegmentMode.DECLARATIVE) {
      out.write(" declare");
    }
    ConstExpr offset = segment.offset();
    if (offset != null) {
      writeTarget("table", NameSection.Kind.TABLE, segment.table());
      expressions.writeFolded("offset", offset);
    }
    if (!segment.hasFunctions()) {
      types.writeValueType(segment.type().code());
      for (ConstExpr expression : segment.expressions()) {
        expressions.writeFolded("item", expression);
      }
    } else if (segment.type().equals(ElementSegment.FUNCTION_TYPE)) {
      out.write(" func");
      writeFunctions(segment, "", "");
    } else {
      types.writeValueType(segment.type().code());
      writeFunctions(segment, " (ref.func", ")");
    }
  }

  private void writeFunctions(ElementSegment segment, String before, String after) {
    for (int i = 0; i < segment.size(); i++) {
      out.write(before);
      names.all(NameSection.Kind.FUNCTION).writeUse(out, segment.function(i));
      out.write(after);
    }
  }

  private void writeTarget(String keyword, NameSection.Kind kind, int index) {
    if (index != 0) {
      out.write(" (").write(keyword);
      names.all(kind).writeUse(out, index);
      out.write(')');
    }
  }

  void writeDataSegments() {
    for (int i = 0; i < module.dataSegments().size(); i++) {
      DataSegment segment = module.dataSegments().get(i);
      out.newLine().write("(data");
      names.all(NameSection.Kind.DATA).writeNumberedDefinition(out, i);
      ConstExpr offset = segment.offset();
      if (offset != null) {
        writeTarget("memory", NameSection.Kind.MEMORY, segment.memory());
        expressions.writeFolded("offset", offset);
      }
      out.write(' ');
      StringPrinter.writeBytes(
          out, module.bytes(), segment.content().start(), segment.content().end());
      out.write(')');
    }
  }
}
