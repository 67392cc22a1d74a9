package io.dunlin.wasm.type;

/**
 * The packing of value types into {@code int} codes.
 *
 * <p>Numeric and vector types are small positive numbers. A reference type has bit 30 set; bit 29
 * says that it is nullable; the low 28 bits are the code of its heap type: an index, or, with bit
 * 27 set, one of the abstract heap types.
 */
public final class TypeCodes {
  /** The type of operands in unreachable code, which matches every type. */
  public static final int BOTTOM = 0;

  /** Code of {@code i32}. */
  public static final int I32 = 1;

  /** Code of {@code i64}. */
  public static final int I64 = 2;

  /** Code of {@code f32}. */
  public static final int F32 = 3;

  /** Code of {@code f64}. */
  public static final int F64 = 4;

  /** Code of {@code v128}. */
  public static final int V128 = 5;

  /** Code of the packed storage type {@code i8}, which is no value type. */
  public static final int I8 = 6;

  /** Code of the packed storage type {@code i16}, which is no value type. */
  public static final int I16 = 7;

  /** Set in the code of a reference type. */
  static final int REFERENCE = 1 << 30;

  /** Set in the code of a reference type that has null among its values. */
  static final int NULLABLE = 1 << 29;

  /** The bits of a reference type's code that hold the code of its heap type. */
  static final int HEAP_MASK = (1 << 28) - 1;

  /** Set in the code of an abstract heap type. */
  static final int ABSTRACT = 1 << 27;

  /** A reference popped in unreachable code: non-null and below every heap type. */
  public static final int BOTTOM_REFERENCE = REFERENCE | HEAP_MASK;

  /** Heap type code {@code func}. */
  public static final int FUNC = ABSTRACT | 0x70;

  /** Heap type code {@code extern}. */
  public static final int EXTERN = ABSTRACT | 0x6F;

  /** Heap type code {@code any}. */
  public static final int ANY = ABSTRACT | 0x6E;

  /** Heap type code {@code eq}. */
  public static final int EQ = ABSTRACT | 0x6D;

  /** Heap type code {@code i31}. */
  public static final int I31 = ABSTRACT | 0x6C;

  /** Heap type code {@code struct}. */
  public static final int STRUCT = ABSTRACT | 0x6B;

  /** Heap type code {@code array}. */
  public static final int ARRAY = ABSTRACT | 0x6A;

  /** Heap type code {@code exn}. */
  public static final int EXN = ABSTRACT | 0x69;

  /** Heap type code {@code none}. */
  public static final int NONE = ABSTRACT | 0x71;

  /** Heap type code {@code noextern}. */
  public static final int NOEXTERN = ABSTRACT | 0x72;

  /** Heap type code {@code nofunc}. */
  public static final int NOFUNC = ABSTRACT | 0x73;

  /** Heap type code {@code noexn}. */
  public static final int NOEXN = ABSTRACT | 0x74;

  /** Heap type below every other; only in unreachable code. */
  static final int BOTTOM_HEAP = HEAP_MASK;

  private TypeCodes() {}

  /** Whether the code is that of a reference type. */
  public static boolean isReference(int code) {
    return (code & REFERENCE) != 0;
  }

  /** Whether the code is that of a numeric or vector type or of bottom. */
  public static boolean isNumberOrVector(int code) {
    return (code & REFERENCE) == 0;
  }

  /** Whether null is a value of this reference type. */
  public static boolean isNullable(int code) {
    return (code & NULLABLE) != 0;
  }

  /** The heap type code of a reference type. */
  public static int heap(int code) {
    return code & HEAP_MASK;
  }

  /** The reference type of this nullability and heap type code. */
  public static int reference(boolean nullable, int heap) {
    return REFERENCE | (nullable ? NULLABLE : 0) | heap;
  }

  /** The same reference type without null. */
  public static int nonNull(int code) {
    return code & ~NULLABLE;
  }

  /** The same reference type with null. */
  public static int nullable(int code) {
    return code | NULLABLE;
  }

  /** Whether the heap type code is an index and not an abstract heap type. */
  public static boolean isConcrete(int heap) {
    return (heap & ABSTRACT) == 0;
  }

  /** Whether a local of this type has a default value. */
  public static boolean isDefaultable(int code) {
    return !isReference(code) || isNullable(code);
  }

  /** The number of 64-bit slots a value of this type takes: two for {@code v128}, one otherwise. */
  public static int slots(int code) {
    return code == V128 ? 2 : 1;
  }

  /** The type in the notation of the text format. */
  public static String toString(int code) {
    switch (code) {
      case BOTTOM:
        return "bot";
      case I32:
        return "i32";
      case I64:
        return "i64";
      case F32:
        return "f32";
      case F64:
        return "f64";
      case V128:
        return "v128";
      case I8:
        return "i8";
      case I16:
        return "i16";
      default:
        return referenceToString(code);
    }
  }

  private static String referenceToString(int code) {
    int heap = heap(code);
    if (isNullable(code) && !isConcrete(heap)) {
      switch (heap) {
        case NONE:
          return "nullref";
        case NOFUNC:
          return "nullfuncref";
        case NOEXTERN:
          return "nullexternref";
        case NOEXN:
          return "nullexnref";
        default:
          return heapToString(heap) + "ref";
      }
    }
    return (isNullable(code) ? "(ref null " : "(ref ") + heapToString(heap) + ")";
  }

  /** The heap type in the notation of the text format; a concrete one is its index. */
  public static String heapToString(int heap) {
    if (isConcrete(heap)) {
      return Integer.toString(heap);
    }
    switch (heap) {
      case FUNC:
        return "func";
      case EXTERN:
        return "extern";
      case ANY:
        return "any";
      case EQ:
        return "eq";
      case I31:
        return "i31";
      case STRUCT:
        return "struct";
      case ARRAY:
        return "array";
      case EXN:
        return "exn";
      case NONE:
        return "none";
      case NOEXTERN:
        return "noextern";
      case NOFUNC:
        return "nofunc";
      case NOEXN:
        return "noexn";
      default:
        return "bot";
    }
  }
}
