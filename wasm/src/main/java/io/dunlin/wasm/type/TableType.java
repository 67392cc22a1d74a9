package io.dunlin.wasm.type;

/**
 * The type of a table.
 *
 * @param addressType the type of its indices
 * @param limits its size in elements
 * @param element the type of its elements, a reference type
 */
public record TableType(AddressType addressType, Limits limits, ValType element)
    implements ExternType {
  @Override
  public ExternKind kind() {
    return ExternKind.TABLE;
  }

  @Override
  public String toString() {
    return (addressType == AddressType.I64 ? "i64 " : "") + limits + " " + element;
  }
}
