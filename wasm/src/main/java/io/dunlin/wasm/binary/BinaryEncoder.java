package io.dunlin.wasm.binary;

import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.CustomSection;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.FunctionBody;
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
  /** The bytes that an index or a length mostly takes at most. */
  private static final int INDEX_BYTES = 3;

  /** Of a large module, all but code, data and elements is a smaller part than one of so many. */
  private static final int SHARE_OF_THE_REST = 16;

  private final WasmModule module;
  private final ByteWriter out;
  private int customSectionsWritten;

  private BinaryEncoder(WasmModule module) {
    this.module = module;
    out = new ByteWriter(expectedSize(module));
  }

  /** About what the module takes: growing the buffer of a large one takes more than the buffer. */
  private static int expectedSize(WasmModule module) {
    long size = module.bytes().length;
    for (FunctionBody body : module.bodies()) {
      // A module that was decoded has its bodies among its bytes.
      size += body.bytes() == module.bytes() ? 0 : body.end() - body.start() + INDEX_BYTES;
    }
    for (ElementSegment segment : module.elements()) {
      size += (long) segment.size() * INDEX_BYTES;
    }
    size += size / SHARE_OF_THE_REST;
    return (int) Math.min(size, WasmLimits.MODULE_BYTES);
  }

  /** Encodes a module. */
  public static byte[] encode(WasmModule module) {
    return new BinaryEncoder(module).encode();
  }

  private byte[] encode() {
    out.writeInt(BinaryDecoder.MAGIC);
    out.writeInt(BinaryDecoder.VERSION);
    writeCustomSections(SectionId.CUSTOM);
    for (SectionId section : SectionId.values()) {
      int start = out.size();
      write(section);
      if (out.size() > start) {
        out.insertSectionHeader(section.id(), start);
      }
      writeCustomSections(section.id());
    }
    return out.toByteArray();
  }

  private void write(SectionId section) {
    switch (section) {
      case TYPE:
        TypeSection.write(out, module);
        break;
      case IMPORT:
        ImportSection.write(out, module);
        break;
      case FUNCTION:
        FunctionSection.write(out, module);
        break;
      case TABLE:
        TableSection.write(out, module);
        break;
      case MEMORY:
        MemorySection.write(out, module);
        break;
      case TAG:
        TagSection.write(out, module);
        break;
      case GLOBAL:
        GlobalSection.write(out, module);
        break;
      case EXPORT:
        ExportSection.write(out, module);
        break;
      case START:
        StartSection.write(out, module);
        break;
      case ELEMENT:
        ElementSection.write(out, module);
        break;
      case DATA_COUNT:
        DataCountSection.write(out, module);
        break;
      case CODE:
        CodeSection.write(out, module);
        break;
      case DATA:
        DataSection.write(out, module);
        break;
    }
  }

  /** Writes the custom sections that stand behind the section with this id. */
  private void writeCustomSections(int place) {
    List<CustomSection> sections = module.customSections();
    while (customSectionsWritten < sections.size()
        && sections.get(customSectionsWritten).place() == place) {
      CustomSection section = sections.get(customSectionsWritten++);
      int start = out.size();
      out.writeName(section.name());
      out.writeBytes(module.bytes(), section.content().start(), section.content().length());
      out.insertSectionHeader(SectionId.CUSTOM, start);
    }
  }
}
