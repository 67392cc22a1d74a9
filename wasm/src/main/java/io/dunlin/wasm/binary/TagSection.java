package io.dunlin.wasm.binary;

import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.TagType;
import java.util.List;

/** The tag section. */
final class TagSection {
  private TagSection() {}

  static void read(ByteReader in, SectionContext context) {
    int imported = context.module.importedCount(ExternKind.TAG);
    int count = in.readCount(WasmLimits.TAGS - imported, "tags");
    for (int i = 0; i < count; i++) {
      context.module.addTag(readType(in));
    }
  }

  static TagType readType(ByteReader in) {
    int start = in.position();
    if (in.readByte() != 0) {
      throw in.malformed("malformed tag attribute", start);
    }
    return new TagType(in.readU32());
  }

  static void write(ByteWriter out, WasmModule module) {
    int imported = module.importedTagCount();
    List<TagType> defined = module.tagTypes().subList(imported, module.tagTypes().size());
    if (defined.isEmpty()) {
      return;
    }
    out.writeU32(defined.size());
    for (TagType tag : defined) {
      writeType(out, tag);
    }
  }

  static void writeType(ByteWriter out, TagType type) {
    out.writeByte(0);
    out.writeU32(type.typeIndex());
  }
}
