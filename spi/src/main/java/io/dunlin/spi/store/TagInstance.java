package io.dunlin.spi.store;

import io.dunlin.wasm.type.FuncType;

/** An exception tag of a store; two tags are the same only if they are the same object. */
public final class TagInstance {
  private final int typeId;
  private final FuncType type;

  /**
   * Creates a tag.
   *
   * @param typeId the canonical id of its type
   * @param type what exceptions with this tag carry, as parameters, in canonical ids
   */
  public TagInstance(int typeId, FuncType type) {
    this.typeId = typeId;
    this.type = type;
  }

  /** The canonical id of the tag's type. */
  public int typeId() {
    return typeId;
  }

  /** What exceptions with this tag carry, as parameters. */
  public FuncType type() {
    return type;
  }
}
