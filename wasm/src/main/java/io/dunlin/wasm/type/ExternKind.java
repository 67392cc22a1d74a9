package io.dunlin.wasm.type;

/** What can be imported and exported; the ordinal is the kind's byte in the binary format. */
public enum ExternKind {
  /** A function. */
  FUNC("func"),
  /** A table. */
  TABLE("table"),
  /** A linear memory. */
  MEMORY("memory"),
  /** A global. */
  GLOBAL("global"),
  /** An exception tag. */
  TAG("tag");

  private final String text;

  ExternKind(String text) {
    this.text = text;
  }

  /** The keyword of the text format. */
  @Override
  public String toString() {
    return text;
  }
}
