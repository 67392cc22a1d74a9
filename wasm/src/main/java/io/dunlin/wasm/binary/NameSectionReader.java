package io.dunlin.wasm.binary;

import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.module.ByteRange;
import io.dunlin.wasm.name.NameSection;
import org.jspecify.annotations.Nullable;

/**
 * Reads the name section. A fault in it is no fault of the module: what follows the fault is
 * ignored.
 */
public final class NameSectionReader {
  static final int MODULE = 0;

  private final ByteReader in;

  /** Whether there was something that is no name. */
  private boolean skipped;

  private final NameSection.Builder names = new NameSection.Builder();

  private NameSectionReader(byte[] bytes, ByteRange content) {
    in = new ByteReader(bytes, content.start(), content.end());
  }

  /** Reads the names in a range of bytes, as far as they are well formed. */
  public static NameSection read(byte[] bytes, ByteRange content) {
    NameSectionReader reader = new NameSectionReader(bytes, content);
    try {
      reader.readSubsections();
    } catch (MalformedModuleException ignored) {
      // The specification: a malformed name section is ignored.
    }
    return reader.names.build();
  }

  /**
   * Whether all of a range of bytes are names: it is well formed, and has no subsections and bytes
   * that are passed over.
   */
  public static boolean isWhole(byte[] bytes, ByteRange content) {
    NameSectionReader reader = new NameSectionReader(bytes, content);
    try {
      reader.readSubsections();
      return !reader.skipped;
    } catch (MalformedModuleException e) {
      return false;
    }
  }

  private void readSubsections() {
    int end = in.end();
    while (in.hasRemaining()) {
      int id = in.readByte();
      int size = in.readU32();
      int start = in.skip(size);
      in.reset(start, start + size);
      readSubsection(id);
      skipped |= in.hasRemaining();
      in.reset(start + size, end);
    }
  }

  private void readSubsection(int id) {
    if (id == MODULE) {
      names.module(in.readName());
      return;
    }
    NameSection.Kind kind = NameSection.Kind.ofId(id);
    if (kind == null) {
      skipped = true;
      return;
    }
    if (!kind.isIndirect()) {
      readNameMap(kind, null);
      return;
    }
    int owners = in.readU32();
    for (int i = 0; i < owners; i++) {
      readNameMap(kind, in.readU32());
    }
  }

  private void readNameMap(NameSection.Kind kind, @Nullable Integer owner) {
    int count = in.readU32();
    for (int i = 0; i < count; i++) {
      int index = in.readU32();
      String name = in.readName();
      if (owner == null) {
        names.name(kind, index, name);
      } else {
        names.name(kind, owner, index, name);
      }
    }
  }
}
