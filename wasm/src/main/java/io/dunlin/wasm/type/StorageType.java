package io.dunlin.wasm.type;

/**
 * What a field of a structure or an element of an array holds: a value type or a packed integer.
 *
 * <p>Immutable; equality is by value.
 */
public final class StorageType {
  /** The storage types that are no references, by code. */
  private static final StorageType[] SMALL = new StorageType[TypeCodes.I16 + 1];

  static {
    for (int code = TypeCodes.I32; code <= TypeCodes.I16; code++) {
      SMALL[code] = new StorageType(code);
    }
  }

  /** 8-bit integer, read as {@code i32}. */
  public static final StorageType I8 = SMALL[TypeCodes.I8];

  /** 16-bit integer, read as {@code i32}. */
  public static final StorageType I16 = SMALL[TypeCodes.I16];

  private final int code;

  private StorageType(int code) {
    this.code = code;
  }

  /** The storage type that holds exactly the values of this type. */
  public static StorageType of(ValType type) {
    return ofCode(type.code());
  }

  /**
   * The storage type with this code; see {@link TypeCodes}.
   *
   * @throws IllegalArgumentException if the code is not that of a storage type
   */
  public static StorageType ofCode(int code) {
    if (code > TypeCodes.BOTTOM && code < SMALL.length) {
      return SMALL[code];
    }
    if (!TypeCodes.isReference(code)) {
      throw new IllegalArgumentException("not the code of a storage type: " + code);
    }
    return new StorageType(code);
  }

  /** Whether this is {@link #I8} or {@link #I16}. */
  public boolean isPacked() {
    return code == TypeCodes.I8 || code == TypeCodes.I16;
  }

  /** The type of the values that are read and written: {@code i32} for the packed types. */
  public ValType unpacked() {
    return isPacked() ? ValType.I32 : ValType.ofCode(code);
  }

  /** The packed form; see {@link TypeCodes}. */
  public int code() {
    return code;
  }

  /** The size in bytes of a packed or numeric element, 16 for a vector; references have none. */
  public int byteSize() {
    switch (code) {
      case TypeCodes.I8:
        return 1;
      case TypeCodes.I16:
        return 2;
      case TypeCodes.I32:
      case TypeCodes.F32:
        return 4;
      case TypeCodes.I64:
      case TypeCodes.F64:
        return 8;
      case TypeCodes.V128:
        return 16;
      default:
        throw new IllegalStateException("a reference has no size in bytes");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StorageType type && type.code == code;
  }

  @Override
  public int hashCode() {
    return code;
  }

  @Override
  public String toString() {
    return TypeCodes.toString(code);
  }
}
