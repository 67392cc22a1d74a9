package io.dunlin.wasm.validate;

import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.binary.ByteReader;
import io.dunlin.wasm.binary.SectionId;

/** Finds sections of a decoded module again, to say where a fault lies. */
final class Sections {
  private static final int HEADER_BYTES = 8;

  private Sections() {}

  /** The offset of a section's content, 0 if the module did not come from a binary that has it. */
  static int offset(byte[] bytes, SectionId section) {
    if (bytes.length < HEADER_BYTES) {
      return 0;
    }
    ByteReader in = new ByteReader(bytes, HEADER_BYTES, bytes.length);
    try {
      while (in.hasRemaining()) {
        int id = in.readByte();
        int size = in.readU32();
        int content = in.skip(size);
        if (id == section.id()) {
          return content;
        }
      }
    } catch (MalformedModuleException e) {
      // Not the bytes of a module: it was built, not decoded.
      return 0;
    }
    return 0;
  }
}
