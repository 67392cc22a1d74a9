package io.dunlin.compiler.object;

/** What a range of code in a code object is; its index says for which function or type. */
public enum CodeKind {
  /** A function of the module; the index counts imports. */
  FUNCTION,
  /**
   * Calls functions of a type for the host, with arguments in memory; the index is the type's in
   * the module.
   */
  ENTRY_THUNK,
  /** Stands for host functions of a type; the index is the type's in the module. */
  HOST_THUNK
}
