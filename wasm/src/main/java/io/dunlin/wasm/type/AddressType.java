package io.dunlin.wasm.type;

/** The type of the addresses of a memory or of the indices of a table. */
public enum AddressType {
  /** 32-bit addresses. */
  I32(TypeCodes.I32),
  /** 64-bit addresses, of memories and tables declared with {@code i64}. */
  I64(TypeCodes.I64);

  private final int code;

  AddressType(int code) {
    this.code = code;
  }

  /** The code of the value type; see {@link TypeCodes}. */
  public int code() {
    return code;
  }

  /** The address type that serves both, for copies between two memories or tables. */
  public AddressType min(AddressType other) {
    return this == I64 ? other : this;
  }
}
