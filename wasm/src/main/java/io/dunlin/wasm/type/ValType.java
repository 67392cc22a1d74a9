package io.dunlin.wasm.type;

/**
 * A value type: a number, a vector or a reference.
 *
 * <p>Immutable; equality is by value. See <a
 * href="https://webassembly.github.io/spec/core/syntax/types.html#value-types">value types</a>.
 */
public final class ValType {
  /** 32-bit integer, without a sign of its own. */
  public static final ValType I32 = new ValType(TypeCodes.I32);

  /** 64-bit integer, without a sign of its own. */
  public static final ValType I64 = new ValType(TypeCodes.I64);

  /** IEEE 754 single precision number. */
  public static final ValType F32 = new ValType(TypeCodes.F32);

  /** IEEE 754 double precision number. */
  public static final ValType F64 = new ValType(TypeCodes.F64);

  /** 128-bit vector. */
  public static final ValType V128 = new ValType(TypeCodes.V128);

  /** {@code (ref null func)}. */
  public static final ValType FUNCREF = ref(true, HeapType.FUNC);

  /** {@code (ref null extern)}. */
  public static final ValType EXTERNREF = ref(true, HeapType.EXTERN);

  /** {@code (ref null any)}. */
  public static final ValType ANYREF = ref(true, HeapType.ANY);

  /** {@code (ref null eq)}. */
  public static final ValType EQREF = ref(true, HeapType.EQ);

  /** {@code (ref null i31)}. */
  public static final ValType I31REF = ref(true, HeapType.I31);

  /** {@code (ref null struct)}. */
  public static final ValType STRUCTREF = ref(true, HeapType.STRUCT);

  /** {@code (ref null array)}. */
  public static final ValType ARRAYREF = ref(true, HeapType.ARRAY);

  /** {@code (ref null exn)}. */
  public static final ValType EXNREF = ref(true, HeapType.EXN);

  /** {@code (ref null none)}. */
  public static final ValType NULLREF = ref(true, HeapType.NONE);

  /** {@code (ref null nofunc)}. */
  public static final ValType NULLFUNCREF = ref(true, HeapType.NOFUNC);

  /** {@code (ref null noextern)}. */
  public static final ValType NULLEXTERNREF = ref(true, HeapType.NOEXTERN);

  /** {@code (ref null noexn)}. */
  public static final ValType NULLEXNREF = ref(true, HeapType.NOEXN);

  private static final ValType[] SHORTHANDS = {
    FUNCREF,
    EXTERNREF,
    ANYREF,
    EQREF,
    I31REF,
    STRUCTREF,
    ARRAYREF,
    EXNREF,
    NULLREF,
    NULLFUNCREF,
    NULLEXTERNREF,
    NULLEXNREF
  };

  private final int code;

  private ValType(int code) {
    this.code = code;
  }

  /** The reference type to this heap type, with or without null. */
  public static ValType ref(boolean nullable, HeapType heapType) {
    return new ValType(TypeCodes.reference(nullable, heapType.code()));
  }

  /**
   * The value type with this code, as {@link #code()} gives it.
   *
   * @throws IllegalArgumentException if the code is not that of a value type
   */
  public static ValType ofCode(int code) {
    switch (code) {
      case TypeCodes.I32:
        return I32;
      case TypeCodes.I64:
        return I64;
      case TypeCodes.F32:
        return F32;
      case TypeCodes.F64:
        return F64;
      case TypeCodes.V128:
        return V128;
      default:
        if (!TypeCodes.isReference(code)) {
          throw new IllegalArgumentException("not the code of a value type: " + code);
        }
        return ofReferenceCode(code);
    }
  }

  /** Shares the types that take one byte in a module, so that long lists of them stay small. */
  private static ValType ofReferenceCode(int code) {
    if (!TypeCodes.isConcrete(TypeCodes.heap(code))) {
      for (ValType shared : SHORTHANDS) {
        if (shared.code == code) {
          return shared;
        }
      }
    }
    return new ValType(code);
  }

  /** The packed form; see {@link TypeCodes}. */
  public int code() {
    return code;
  }

  /** Whether this is {@code i32}, {@code i64}, {@code f32} or {@code f64}. */
  public boolean isNumeric() {
    return code >= TypeCodes.I32 && code <= TypeCodes.F64;
  }

  /** Whether this is {@code v128}. */
  public boolean isVector() {
    return code == TypeCodes.V128;
  }

  /** Whether this is a reference type. */
  public boolean isReference() {
    return TypeCodes.isReference(code);
  }

  /** Whether this is a reference type that has null among its values. */
  public boolean isNullable() {
    return isReference() && TypeCodes.isNullable(code);
  }

  /** Whether there is a default value (zero or null) of this type. */
  public boolean isDefaultable() {
    return TypeCodes.isDefaultable(code);
  }

  /**
   * What a reference of this type refers to.
   *
   * @throws IllegalStateException if this is no reference type
   */
  public HeapType heapType() {
    if (!isReference()) {
      throw new IllegalStateException("not a reference type: " + this);
    }
    return HeapType.ofCode(code);
  }

  /** The number of 64-bit slots a value takes: two for {@code v128}, one otherwise. */
  public int slots() {
    return TypeCodes.slots(code);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValType type && type.code == code;
  }

  @Override
  public int hashCode() {
    return code;
  }

  /** The type in the notation of the text format. */
  @Override
  public String toString() {
    return TypeCodes.toString(code);
  }
}
