package io.dunlin.spi;

/** How much a compiler does for fast code. Backends that do not optimize ignore it. */
public enum OptLevel {
  /** Compiles fast. */
  NONE,
  /** Makes fast code. */
  SPEED
}
