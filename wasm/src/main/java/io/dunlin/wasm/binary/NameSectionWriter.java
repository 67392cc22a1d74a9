package io.dunlin.wasm.binary;

import io.dunlin.wasm.name.NameSection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the name section, as {@link NameSectionReader} reads it. Takes names as they come, so that
 * not all of a large module's are objects at a time. Not thread-safe.
 */
public final class NameSectionWriter {
  /** The name of the custom section that holds the names. */
  public static final String SECTION_NAME = CustomSectionReader.NAME;

  private @Nullable String module;
  private final Map<NameSection.Kind, NameMaps> maps = new EnumMap<>(NameSection.Kind.class);

  /** A writer of no names so far. */
  public NameSectionWriter() {}

  /** Encodes names as the content of a custom section, without the section's own name. */
  public static byte[] write(NameSection names) {
    NameSectionWriter writer = new NameSectionWriter();
    String module = names.module();
    if (module != null) {
      writer.module(module);
    }
    for (NameSection.Kind kind : NameSection.Kind.values()) {
      for (Map.Entry<Long, String> entry : names.all(kind).entrySet()) {
        long key = entry.getKey();
        writer.maps(kind).add((int) (key >> 32), (int) key, entry.getValue());
      }
    }
    return writer.toByteArray();
  }

  /** Names the module. */
  public void module(String name) {
    module = name;
  }

  /**
   * Names something that has an index of its own.
   *
   * @param index larger than that of the kind's name before
   */
  public void name(NameSection.Kind kind, int index, String name) {
    if (kind.isIndirect()) {
      throw new IllegalArgumentException("names of this kind have an owner: " + kind);
    }
    maps(kind).add(0, index, name);
  }

  /**
   * Names something that belongs to a function or type.
   *
   * @param owner not smaller than that of the kind's name before
   * @param index larger than that of the same owner's name before
   */
  public void name(NameSection.Kind kind, int owner, int index, String name) {
    if (!kind.isIndirect()) {
      throw new IllegalArgumentException("names of this kind have no owner: " + kind);
    }
    maps(kind).add(owner, index, name);
  }

  private NameMaps maps(NameSection.Kind kind) {
    return maps.computeIfAbsent(kind, each -> new NameMaps());
  }

  /** Whether no name was given. */
  public boolean isEmpty() {
    return module == null && maps.isEmpty();
  }

  /** The content of the custom section, without the section's own name; ends the writing. */
  public byte[] toByteArray() {
    ByteWriter out = new ByteWriter();
    if (module != null) {
      ByteWriter content = new ByteWriter();
      content.writeName(module);
      writeSubsection(out, NameSectionReader.MODULE, content);
    }
    maps.forEach((kind, each) -> writeSubsection(out, kind.id(), each.content(kind.isIndirect())));
    return out.toByteArray();
  }

  private static void writeSubsection(ByteWriter out, int id, ByteWriter content) {
    out.writeByte(id);
    out.writeSized(content);
  }

  /** The names of a kind: a map, or one per owner; a map's length is known when it is finished. */
  private static final class NameMaps {
    private final ByteWriter finished = new ByteWriter();
    private final ByteWriter entries = new ByteWriter();
    private int owners;
    private int owner;
    private int count;
    private int lastIndex;

    void add(int newOwner, int index, String name) {
      boolean first = owners == 0 && count == 0;
      boolean behind = newOwner == owner && Integer.compareUnsigned(index, lastIndex) <= 0;
      if (!first && (newOwner < owner || behind)) {
        throw new IllegalArgumentException("names out of order at index " + index);
      }
      if (!first && newOwner != owner) {
        finishMap(true);
      }
      owner = newOwner;
      lastIndex = index;
      entries.writeU32(index);
      entries.writeName(name);
      count++;
    }

    private void finishMap(boolean indirect) {
      if (indirect) {
        finished.writeU32(owner);
        owners++;
      }
      finished.writeU32(count);
      entries.moveTail(0, finished);
      count = 0;
    }

    ByteWriter content(boolean indirect) {
      finishMap(indirect);
      if (!indirect) {
        return finished;
      }
      ByteWriter content = new ByteWriter();
      content.writeU32(owners);
      content.writeBytes(finished);
      return content;
    }
  }
}
