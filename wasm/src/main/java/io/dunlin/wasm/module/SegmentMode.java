package io.dunlin.wasm.module;

/** When a segment is copied. */
public enum SegmentMode {
  /** At instantiation. */
  ACTIVE,
  /** By instructions. */
  PASSIVE,
  /** Never: an element segment that only declares the functions it names. */
  DECLARATIVE
}
