package io.dunlin.compiler.object;

/** What a relocation refers to; its index says which one. */
public enum RelocationTarget {
  /** The code of a function of the module; the index counts imports. */
  FUNCTION,
  /** The stub that ends an activation with a trap; the index is a {@link TrapCode}'s ordinal. */
  TRAP,
  /** The stub that calls the runtime; the index is a {@link RuntimeFunction}'s ordinal. */
  RUNTIME_FUNCTION,
  /** The index is a {@link RuntimeStub}'s ordinal. */
  STUB
}
