package io.dunlin.wat.print;

import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.module.WasmModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes modules in the text format, their fields in the order of the binary format's sections.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html">Modules</a>
 */
public final class ModulePrinter {
  private final TextWriter out;
  private final ModuleNames names;
  private final TypePrinter types;
  private final FieldPrinter fields;
  private final SegmentPrinter segments;
  private final CustomSectionPrinter customSections;

  private ModulePrinter(WasmModule module, Appendable target) {
    out = new TextWriter(target);
    names = ModuleNames.of(module);
    types = new TypePrinter(out, module, names);
    ExpressionPrinter expressions = new ExpressionPrinter(out, types, names);
    fields = new FieldPrinter(out, module, names, types, expressions);
    segments = new SegmentPrinter(out, module, names, types, expressions);
    customSections = new CustomSectionPrinter(out, module, names);
  }

  /**
   * Writes a module.
   *
   * @param module a module that has been decoded; it need not be valid
   * @param target what it is written to, in pieces of a few thousand characters
   * @throws io.dunlin.wasm.InvalidModuleException if a function's body or a constant expression
   *     does not follow the grammar, so that the text is incomplete
   * @throws IOException if the target throws it
   */
  public static void print(WasmModule module, Appendable target) throws IOException {
    try {
      new ModulePrinter(module, target).print();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void print() {
    out.write("(module");
    String name = names.module();
    if (name != null) {
      // Nothing refers to the module, so that an identifier need not be made up.
      out.write(
          Identifiers.isUsable(name)
              ? " " + Identifiers.of(name)
              : " (@name " + StringPrinter.quote(name) + ")");
    }
    out.indent();
    customSections.writeFirst();
    for (SectionId section : SectionId.values()) {
      write(section);
      customSections.writeBehind(section);
    }
    out.outdent();
    if (out.lines() > 0) {
      out.newLine();
    }
    out.write(")\n");
    out.flush();
  }

  private void write(SectionId section) {
    switch (section) {
      case TYPE:
        types.writeDefinitions();
        break;
      case IMPORT:
        fields.writeImports();
        break;
      case TABLE:
        fields.writeTables();
        break;
      case MEMORY:
        fields.writeMemories();
        break;
      case TAG:
        fields.writeTags();
        break;
      case GLOBAL:
        fields.writeGlobals();
        break;
      case EXPORT:
        fields.writeExports();
        break;
      case START:
        fields.writeStart();
        break;
      case ELEMENT:
        segments.writeElements();
        break;
      case CODE:
        fields.writeFunctions();
        break;
      case DATA:
        segments.writeDataSegments();
        break;
      case FUNCTION:
      case DATA_COUNT:
        // Functions are written with their bodies, and the parser counts the data segments.
        break;
    }
  }
}
