package io.dunlin.wat.print;

import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.module.CustomSection;
import io.dunlin.wasm.module.WasmModule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes custom sections as annotations that say where they stand.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#custom-annotations">
 *     Custom annotations</a>
 */
final class CustomSectionPrinter {
  private final TextWriter out;
  private final WasmModule module;
  private final List<CustomSection> sections;
  private final @Nullable CustomSection names;
  private int written;
  private boolean behindNames;

  CustomSectionPrinter(TextWriter out, WasmModule module, ModuleNames names) {
    this.out = out;
    this.module = module;
    this.sections = module.customSections();
    this.names = names.section();
  }

  /** Writes those in front of all other sections. */
  void writeFirst() {
    write(CustomSection.FIRST, "before first");
  }

  /** Writes those between a section and the next one. */
  void writeBehind(SectionId section) {
    write(section.id(), "after " + section.keyword());
  }

  private void write(int place, String placement) {
    while (written < sections.size() && sections.get(written).place() == place) {
      CustomSection section = sections.get(written++);
      if (section.equals(names)) {
        behindNames = true;
      } else {
        // The parser puts the name section behind all that have another placement.
        write(section, behindNames ? "after last" : placement);
      }
    }
  }

  private void write(CustomSection section, String placement) {
    out.newLine().write("(@custom ").write(StringPrinter.quote(section.name()));
    out.write(" (").write(placement).write(") ");
    StringPrinter.writeBytes(
        out, module.bytes(), section.content().start(), section.content().end());
    out.write(')');
  }
}
