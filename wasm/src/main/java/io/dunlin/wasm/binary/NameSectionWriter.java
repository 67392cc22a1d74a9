package io.dunlin.wasm.binary;

import io.dunlin.wasm.name.NameSection;
import java.util.Map;
import java.util.NavigableMap;

/** Writes the name section, as {@link NameSectionReader} reads it. */
public final class NameSectionWriter {
  /** The name of the custom section that holds the names. */
  public static final String SECTION_NAME = CustomSectionReader.NAME;

  private NameSectionWriter() {}

  /** Encodes names as the content of a custom section, without the section's own name. */
  public static byte[] write(NameSection names) {
    ByteWriter out = new ByteWriter();
    String module = names.module();
    if (module != null) {
      ByteWriter content = new ByteWriter();
      content.writeName(module);
      writeSubsection(out, NameSectionReader.MODULE, content);
    }
    for (NameSection.Kind kind : NameSection.Kind.values()) {
      NavigableMap<Long, String> all = names.all(kind);
      if (!all.isEmpty()) {
        ByteWriter content = new ByteWriter();
        if (kind.isIndirect()) {
          writeIndirectNameMap(content, all);
        } else {
          writeNameMap(content, all);
        }
        writeSubsection(out, kind.id(), content);
      }
    }
    return out.toByteArray();
  }

  private static void writeSubsection(ByteWriter out, int id, ByteWriter content) {
    out.writeByte(id);
    out.writeSized(content);
  }

  /** Writes one name map per owner, whose names follow each other in the order of the keys. */
  private static void writeIndirectNameMap(ByteWriter out, NavigableMap<Long, String> all) {
    int owners = 0;
    ByteWriter maps = new ByteWriter();
    NavigableMap<Long, String> rest = all;
    while (!rest.isEmpty()) {
      long owner = rest.firstKey() >> 32;
      long lastOfOwner = (owner << 32) | 0xFFFFFFFFL;
      maps.writeU32((int) owner);
      writeNameMap(maps, rest.headMap(lastOfOwner, true));
      rest = rest.tailMap(lastOfOwner, false);
      owners++;
    }
    out.writeU32(owners);
    out.writeBytes(maps);
  }

  private static void writeNameMap(ByteWriter out, NavigableMap<Long, String> names) {
    out.writeU32(names.size());
    for (Map.Entry<Long, String> entry : names.entrySet()) {
      out.writeU32(entry.getKey().intValue());
      out.writeName(entry.getValue());
    }
  }
}
