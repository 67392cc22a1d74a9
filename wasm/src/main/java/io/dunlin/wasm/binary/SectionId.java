package io.dunlin.wasm.binary;

import org.jspecify.annotations.Nullable;

/** The sections of a module, in the order in which they stand; the id is what names them. */
public enum SectionId {
  /** Type definitions. */
  TYPE(1),
  /** Imports. */
  IMPORT(2),
  /** The types of functions. */
  FUNCTION(3),
  /** Tables. */
  TABLE(4),
  /** Memories. */
  MEMORY(5),
  /** Exception tags. */
  TAG(13),
  /** Globals. */
  GLOBAL(6),
  /** Exports. */
  EXPORT(7),
  /** The start function. */
  START(8),
  /** Element segments. */
  ELEMENT(9),
  /** The number of data segments. */
  DATA_COUNT(12),
  /** Function bodies. */
  CODE(10),
  /** Data segments. */
  DATA(11);

  static final int CUSTOM = 0;

  private final int id;

  SectionId(int id) {
    this.id = id;
  }

  /** The number in front of the section. */
  public int id() {
    return id;
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
