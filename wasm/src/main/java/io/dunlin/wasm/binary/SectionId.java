package io.dunlin.wasm.binary;

import org.jspecify.annotations.Nullable;

/** The sections of a module, in the order in which they stand; the id is what names them. */
public enum SectionId {
  /** Type definitions. */
  TYPE(1, "type"),
  /** Imports. */
  IMPORT(2, "import"),
  /** The types of functions. */
  FUNCTION(3, "func"),
  /** Tables. */
  TABLE(4, "table"),
  /** Memories. */
  MEMORY(5, "memory"),
  /** Exception tags. */
  TAG(13, "tag"),
  /** Globals. */
  GLOBAL(6, "global"),
  /** Exports. */
  EXPORT(7, "export"),
  /** The start function. */
  START(8, "start"),
  /** Element segments. */
  ELEMENT(9, "elem"),
  /** The number of data segments. */
  DATA_COUNT(12, "datacount"),
  /** Function bodies. */
  CODE(10, "code"),
  /** Data segments. */
  DATA(11, "data");

  static final int CUSTOM = 0;

  private final int id;
  private final String keyword;

  SectionId(int id, String keyword) {
    this.id = id;
    this.keyword = keyword;
  }

  /** The number in front of the section. */
  public int id() {
    return id;
  }

  /** What annotations in the text format call the section. */
  public String keyword() {
    return keyword;
  }

  static @Nullable SectionId ofId(int id) {
    for (SectionId section : values()) {
      if (section.id == id) {
        return section;
      }
    }
    return null;
  }
}
