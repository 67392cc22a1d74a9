package io.dunlin.wasm.binary;

import io.dunlin.wasm.module.CustomSection;
import io.dunlin.wasm.module.WasmModule;
import java.util.List;

/**
 * Encodes modules in the binary format. Thread-safe: it has no state of its own.
 *
 * <p>Numbers take their shortest form and empty sections are left out. Function bodies, constant
 * expressions and the contents of custom sections are copied as they are. A custom section keeps
 * its place among the others.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">Modules</a>
 */
public final class BinaryEncoder {
  private final WasmModule module;
  private final ByteWriter out = new ByteWriter();
  private int customSectionsWritten;

  private BinaryEncoder(WasmModule module) {
    this.module = module;
  }

  /** Encodes a module. */
  public static byte[] encode(WasmModule module) {
    return new BinaryEncoder(module).encode();
  }

  private byte[] encode() {
    out.writeInt(BinaryDecoder.MAGIC);
    out.writeInt(BinaryDecoder.VERSION);
    writeCustomSections(SectionId.CUSTOM);
    ByteWriter content = new ByteWriter();
    for (SectionId section : SectionId.values()) {
      content.clear();
      write(section, content);
      if (content.size() > 0) {
        out.writeByte(section.id());
        out.writeSized(content);
      }
      writeCustomSections(section.id());
    }
    return out.toByteArray();
  }

  private void write(SectionId section, ByteWriter content) {
    switch (section) {
      case TYPE:
        TypeSection.write(content, module);
        break;
      case IMPORT:
        ImportSection.write(content, module);
        break;
      case FUNCTION:
        FunctionSection.write(content, module);
        break;
      case TABLE:
        TableSection.write(content, module);
        break;
      case MEMORY:
        MemorySection.write(content, module);
        break;
      case TAG:
        TagSection.write(content, module);
        break;
      case GLOBAL:
        GlobalSection.write(content, module);
        break;
      case EXPORT:
        ExportSection.write(content, module);
        break;
      case START:
        StartSection.write(content, module);
        break;
      case ELEMENT:
        ElementSection.write(content, module);
        break;
      case DATA_COUNT:
        DataCountSection.write(content, module);
        break;
      case CODE:
        CodeSection.write(content, module);
        break;
      case DATA:
        DataSection.write(content, module);
        break;
    }
  }

  /** Writes the custom sections that stand behind the section with this id. */
  private void writeCustomSections(int place) {
    List<CustomSection> sections = module.customSections();
    while (customSectionsWritten < sections.size()
        && sections.get(customSectionsWritten).place() == place) {
      CustomSection section = sections.get(customSectionsWritten++);
      ByteWriter content = new ByteWriter();
      content.writeName(section.name());
      content.writeBytes(module.bytes(), section.content().start(), section.content().length());
      out.writeByte(SectionId.CUSTOM);
      out.writeSized(content);
    }
  }
}
