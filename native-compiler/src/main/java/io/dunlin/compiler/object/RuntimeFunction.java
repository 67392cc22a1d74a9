package io.dunlin.compiler.object;

/**
 * What compiled code asks the runtime to do. It is called like a WebAssembly function, with the
 * arguments that the signature lists, in the running instance's context.
 *
 * <p>In signatures, {@code i}, {@code l}, {@code f} and {@code d} stand for the number types, as in
 * the instruction table; parameters stand before {@code >}, results after it. Addresses and lengths
 * are {@code l} whatever the type of the memory or table, indices of the module are {@code i}.
 */
public enum RuntimeFunction {
  /** Memory, pages; gives the old size in pages or -1. */
  MEMORY_GROW("il>l"),
  /** Destination memory, source memory, destination, source, length. */
  MEMORY_COPY("iilll>"),
  /** Memory, destination, value, length. */
  MEMORY_FILL("ilil>"),
  /** Memory, data segment, destination, source, length. */
  MEMORY_INIT("iilll>"),
  /** Data segment. */
  DATA_DROP("i>"),
  /** Memory, address, expected value, timeout in nanoseconds. */
  MEMORY_ATOMIC_WAIT32("ilil>i"),
  /** Memory, address, expected value, timeout in nanoseconds. */
  MEMORY_ATOMIC_WAIT64("illl>i"),
  /** Memory, address, how many to wake. */
  MEMORY_ATOMIC_NOTIFY("ili>i"),
  /** Table, value, elements; gives the old size in elements or -1. */
  TABLE_GROW("ill>l"),
  /** Table, destination, value, length. */
  TABLE_FILL("illl>"),
  /** Destination table, source table, destination, source, length. */
  TABLE_COPY("iilll>"),
  /** Table, element segment, destination, source, length. */
  TABLE_INIT("iilll>"),
  /** Element segment. */
  ELEM_DROP("i>"),
  /** Called when the flag in the store's context is set; traps, or returns to go on. */
  INTERRUPT(">"),
  /** Called when fuel is used up; traps, or returns to go on. */
  OUT_OF_FUEL(">");

  private final String signature;

  RuntimeFunction(String signature) {
    this.signature = signature;
  }

  /** The types of parameters and results. */
  public String signature() {
    return signature;
  }
}
