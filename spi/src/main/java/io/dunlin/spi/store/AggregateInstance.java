package io.dunlin.spi.store;

import io.dunlin.wasm.type.DefinedType;

/** A structure or an array: what WebAssembly allocates. Each is the same only as itself. */
public abstract class AggregateInstance {
  /**
   * Not final: what sets a final field ends with a barrier, for threads that are handed the object
   * without synchronization, and Java would keep what follows apart from the allocation. A store is
   * used by one thread at a time.
   */
  @SuppressWarnings("FieldMayBeFinal")
  private DefinedType type;

  AggregateInstance(DefinedType type) {
    this.type = type;
  }

  /** Its type. */
  public final DefinedType type() {
    return type;
  }
}
