package io.dunlin.spi.store;

import io.dunlin.wasm.type.DefinedType;

/** A structure or an array: what WebAssembly allocates. Each is the same only as itself. */
public abstract class AggregateInstance {
  private final DefinedType type;

  AggregateInstance(DefinedType type) {
    this.type = type;
  }

  /** Its type. */
  public final DefinedType type() {
    return type;
  }
}
