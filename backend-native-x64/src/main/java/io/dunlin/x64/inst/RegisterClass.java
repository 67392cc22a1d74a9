package io.dunlin.x64.inst;

/** The register files. Registers of each are numbered from 0 to 15, as instructions do. */
public enum RegisterClass {
  /** General purpose registers. */
  GENERAL,
  /** Vector registers. */
  VECTOR
}
