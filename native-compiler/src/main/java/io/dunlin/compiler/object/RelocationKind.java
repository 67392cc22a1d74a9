package io.dunlin.compiler.object;

/** How the address of a target is written into code. */
public enum RelocationKind {
  /** Four bytes: the target plus the addend, minus the address of the four bytes. */
  PC_RELATIVE_32,
  /** Eight bytes: the target plus the addend. */
  ABSOLUTE_64
}
