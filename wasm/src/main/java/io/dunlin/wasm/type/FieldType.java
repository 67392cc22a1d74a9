package io.dunlin.wasm.type;

/**
 * A field of a structure, or the element of an array.
 *
 * @param storage what it holds
 * @param mutable whether it can be set after its creation
 */
public record FieldType(StorageType storage, boolean mutable) {
  @Override
  public String toString() {
    return mutable ? "(mut " + storage + ")" : storage.toString();
  }
}
