package io.dunlin.wasm.binary;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.WasmModule;

/**
 * Decodes modules from the binary format. Thread-safe: it has no state of its own.
 *
 * <p>A section is read without regard to its size, which is compared afterwards. A list that is too
 * long or a section that is too short thereby fails at the first thing that cannot be what it is
 * taken for, in the words that the specification's tests expect.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">Modules</a>
 */
public final class BinaryDecoder {
  static final int MAGIC = 0x6D736100;
  static final int VERSION = 1;

  /** In the high half of the version, instead of a module's zero. */
  private static final int COMPONENT_LAYER = 1;

  private static final int VERSION_OFFSET = 4;

  private final ByteReader in;
  private final WasmModule.Builder module;
  private final SectionContext context;

  /** The last section that was no custom section. */
  private int lastOrdinal = -1;

  private int lastId = SectionId.CUSTOM;

  private BinaryDecoder(byte[] bytes, Features features) {
    in = new ByteReader(bytes, 0, bytes.length);
    module = new WasmModule.Builder(bytes);
    context = new SectionContext(module, bytes, features);
  }

  /**
   * Decodes a module. Function bodies are told apart, not read; the name section is read when a
   * name is asked for.
   *
   * @param bytes the module, which is kept by reference and must not change afterwards
   * @param features what the module may make use of
   * @throws MalformedModuleException if the bytes are not those of a module, or need a feature that
   *     is off, or exceed one of the {@link WasmLimits}
   */
  public static WasmModule decode(byte[] bytes, Features features) {
    return new BinaryDecoder(bytes, features).decode();
  }

  private WasmModule decode() {
    if (in.remaining() > WasmLimits.MODULE_BYTES) {
      throw in.malformed("module too large: limit " + WasmLimits.MODULE_BYTES + " bytes", 0);
    }
    readHeader();
    while (in.hasRemaining()) {
      readSection();
    }
    if (module.functionCount() != module.bodyCount()) {
      throw in.malformed(
          "function and code section have inconsistent lengths: "
              + module.functionCount()
              + " and "
              + module.bodyCount());
    }
    if (module.dataCount() != WasmModule.NONE && module.dataCount() != module.dataSegmentCount()) {
      throw in.malformed(
          "data count and data section have inconsistent lengths: "
              + module.dataCount()
              + " and "
              + module.dataSegmentCount());
    }
    return module.build();
  }

  private void readHeader() {
    if (in.remaining() < VERSION_OFFSET) {
      throw in.malformed("unexpected end", in.end());
    }
    if (in.readInt() != MAGIC) {
      throw in.malformed("magic header not detected", 0);
    }
    if (in.remaining() < VERSION_OFFSET) {
      throw in.malformed("unexpected end", in.end());
    }
    int version = in.readInt();
    if (version != VERSION) {
      String what = version >>> 16 == COMPONENT_LAYER ? ": a component, not a module" : "";
      throw in.malformed("unknown binary version" + what, VERSION_OFFSET);
    }
  }

  private void readSection() {
    int start = in.position();
    int id = in.readByte();
    SectionId section = SectionId.ofId(id);
    if (id != SectionId.CUSTOM && section == null) {
      CodeSection.findFault(module, context);
      throw in.malformed("malformed section id", start);
    }
    int size = in.readLength();
    int content = in.position();
    if (section == null) {
      CustomSectionReader.read(
          new ByteReader(in.bytes(), content, content + size), context, lastId);
      in.skip(size);
      return;
    }
    // Sections come in the order of the constants, each at most once.
    if (section.ordinal() <= lastOrdinal) {
      throw in.malformed("unexpected content after last section", start);
    }
    lastOrdinal = section.ordinal();
    lastId = id;
    read(section, start);
    if (in.position() != content + size) {
      throw in.malformed("section size mismatch", Math.min(in.position(), content + size));
    }
  }

  private void read(SectionId section, int start) {
    switch (section) {
      case TYPE:
        TypeSection.read(in, context);
        break;
      case IMPORT:
        ImportSection.read(in, context);
        break;
      case FUNCTION:
        FunctionSection.read(in, context);
        break;
      case TABLE:
        TableSection.read(in, context);
        break;
      case MEMORY:
        MemorySection.read(in, context);
        break;
      case TAG:
        if (!context.has(Feature.LEGACY_EXCEPTIONS)) {
          context.require(Feature.EXCEPTIONS, "malformed section id: a tag section", start);
        }
        TagSection.read(in, context);
        break;
      case GLOBAL:
        GlobalSection.read(in, context);
        break;
      case EXPORT:
        ExportSection.read(in, context);
        break;
      case START:
        StartSection.read(in, context);
        break;
      case ELEMENT:
        ElementSection.read(in, context);
        break;
      case DATA_COUNT:
        context.require(Feature.BULK_MEMORY, "malformed section id: a data count section", start);
        DataCountSection.read(in, context);
        break;
      case CODE:
        CodeSection.read(in, context);
        break;
      case DATA:
        DataSection.read(in, context);
        break;
    }
  }
}
