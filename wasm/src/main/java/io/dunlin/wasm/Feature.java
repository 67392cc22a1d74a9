package io.dunlin.wasm;

/** A part of WebAssembly that a configuration can switch, named after its proposal. */
public enum Feature {
  /** WebAssembly 1.0, which cannot be switched off. */
  MVP("mvp", true),
  /** Import and export of mutable globals. */
  MUTABLE_GLOBALS("mutable-globals", true),
  /** Sign extension instructions. */
  SIGN_EXTENSION("sign-extension", true),
  /** Conversions to integers that saturate. */
  SATURATING_FLOAT_TO_INT("saturating-float-to-int", true),
  /** Several results and block parameters. */
  MULTI_VALUE("multi-value", true),
  /** Bulk memory and table instructions, passive segments. */
  BULK_MEMORY("bulk-memory", true),
  /** References as values, several tables. */
  REFERENCE_TYPES("reference-types", true),
  /** 128-bit vectors. */
  SIMD("simd", true),
  /** Vector instructions whose results may differ between machines. */
  RELAXED_SIMD("relaxed-simd", true),
  /** Tail calls. */
  TAIL_CALL("tail-call", true),
  /** Arithmetic in constant expressions. */
  EXTENDED_CONST("extended-const", true),
  /** Several memories in a module. */
  MULTI_MEMORY("multi-memory", true),
  /** Memories and tables with 64-bit addresses. */
  MEMORY64("memory64", true),
  /** Typed function references. */
  FUNCTION_REFERENCES("function-references", true),
  /** Structures, arrays and subtyping. */
  GC("gc", true),
  /** Exceptions with {@code try_table}. */
  EXCEPTIONS("exceptions", true),
  /** The exception instructions that preceded {@code try_table} and that toolchains still emit. */
  LEGACY_EXCEPTIONS("legacy-exceptions", true),
  /** Shared memories and atomic instructions. */
  THREADS("threads", true),
  /** 128-bit integer arithmetic. */
  WIDE_ARITHMETIC("wide-arithmetic", false),
  /** Memories with pages of one byte. */
  CUSTOM_PAGE_SIZES("custom-page-sizes", false);

  private final String text;
  private final boolean byDefault;

  Feature(String text, boolean byDefault) {
    this.text = text;
    this.byDefault = byDefault;
  }

  /** Whether the feature is on unless a configuration says otherwise. */
  public boolean isDefault() {
    return byDefault;
  }

  /** The name of the proposal. */
  @Override
  public String toString() {
    return text;
  }
}
