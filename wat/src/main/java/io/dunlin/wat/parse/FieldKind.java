package io.dunlin.wat.parse;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of fields of a module.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html">Modules</a>
 */
enum FieldKind {
  TYPE("type"),
  REC("rec"),
  IMPORT("import"),
  FUNC("func"),
  TABLE("table"),
  MEMORY("memory"),
  TAG("tag"),
  GLOBAL("global"),
  EXPORT("export"),
  START("start"),
  ELEM("elem"),
  DATA("data"),
  /** An annotation, {@code (@custom}. */
  CUSTOM("");

  private static final FieldKind[] KINDS = values();

  private final String keyword;

  FieldKind(String keyword) {
    this.keyword = keyword;
  }

  /** The kind with an ordinal. */
  static FieldKind of(int ordinal) {
    return KINDS[ordinal];
  }

  /** The kind whose beginning the cursor stands on, or null. */
  static @Nullable FieldKind at(Lexer lexer) {
    if (lexer.isAnnotation(Annotations.CUSTOM)) {
      return CUSTOM;
    }
    for (FieldKind kind : KINDS) {
      if (lexer.isForm(kind.keyword)) {
        return kind;
      }
    }
    return null;
  }
}
