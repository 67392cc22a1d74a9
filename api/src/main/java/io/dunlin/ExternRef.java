package io.dunlin;

import io.dunlin.wasm.type.HeapType;

/**
 * An object of the host as an {@code anyref}. Where WebAssembly has it as an {@code externref},
 * {@link Val#externref} takes and gives the object itself.
 *
 * <p>Belongs to no store. Two are equal if they hold the same object.
 */
public final class ExternRef implements AnyRef {
  private final Object value;

  ExternRef(Object value) {
    this.value = value;
  }

  /** The object. */
  public Object value() {
    return value;
  }

  /** {@code any}. */
  @Override
  public HeapType type() {
    return HeapType.ANY;
  }

  @Override
  public boolean matches(HeapType type) {
    return type.equals(HeapType.ANY);
  }

  @Override
  public Object convertToExtern() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExternRef that && that.value == value;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(value);
  }

  @Override
  public String toString() {
    return "extern " + value;
  }
}
