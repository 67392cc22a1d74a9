package io.dunlin.wasm.binary;

import io.dunlin.wasm.module.ByteRange;
import io.dunlin.wasm.module.CustomSection;

/** Custom sections; that called {@code name} is read when a name is asked for. */
final class CustomSectionReader {
  static final String NAME = "name";

  private CustomSectionReader() {}

  static void read(ByteReader in, SectionContext context, int place) {
    String name = in.readName();
    ByteRange content = new ByteRange(in.position(), in.end());
    context.module.addCustomSection(new CustomSection(name, content, place));
    if (name.equals(NAME)) {
      byte[] bytes = in.bytes();
      context.module.names(() -> NameSectionReader.read(bytes, content));
    }
  }
}
