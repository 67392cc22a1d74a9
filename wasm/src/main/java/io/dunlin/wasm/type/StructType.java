package io.dunlin.wasm.type;

import java.util.List;

/**
 * The type of a structure.
 *
 * @param fields its fields, first to last
 */
public record StructType(List<FieldType> fields) implements CompositeType {
  /** Copies the list. */
  public StructType {
    fields = List.copyOf(fields);
  }
}
