package io.dunlin.wasm.type;

/**
 * What a reference refers to: an abstract heap type, or a concrete one that is named by an index.
 *
 * <p>Immutable; equality is by value.
 */
public final class HeapType {
  /** All functions. */
  public static final HeapType FUNC = new HeapType(TypeCodes.FUNC);

  /** All values of the host. */
  public static final HeapType EXTERN = new HeapType(TypeCodes.EXTERN);

  /** All values that WebAssembly itself allocates, and external ones that were internalized. */
  public static final HeapType ANY = new HeapType(TypeCodes.ANY);

  /** Values that {@code ref.eq} compares. */
  public static final HeapType EQ = new HeapType(TypeCodes.EQ);

  /** Unboxed 31-bit integers. */
  public static final HeapType I31 = new HeapType(TypeCodes.I31);

  /** All structures. */
  public static final HeapType STRUCT = new HeapType(TypeCodes.STRUCT);

  /** All arrays. */
  public static final HeapType ARRAY = new HeapType(TypeCodes.ARRAY);

  /** All exceptions. */
  public static final HeapType EXN = new HeapType(TypeCodes.EXN);

  /** The bottom below {@link #ANY}. */
  public static final HeapType NONE = new HeapType(TypeCodes.NONE);

  /** The bottom below {@link #FUNC}. */
  public static final HeapType NOFUNC = new HeapType(TypeCodes.NOFUNC);

  /** The bottom below {@link #EXTERN}. */
  public static final HeapType NOEXTERN = new HeapType(TypeCodes.NOEXTERN);

  /** The bottom below {@link #EXN}. */
  public static final HeapType NOEXN = new HeapType(TypeCodes.NOEXN);

  private final int code;

  private HeapType(int code) {
    this.code = code;
  }

  /**
   * The concrete heap type with this index.
   *
   * @param typeIndex a module's type index, or a canonical id, at least 0
   */
  public static HeapType concrete(int typeIndex) {
    if (typeIndex < 0 || !TypeCodes.isConcrete(typeIndex)) {
      throw new IllegalArgumentException("type index out of range: " + typeIndex);
    }
    return new HeapType(typeIndex);
  }

  /** The heap type with this code, as {@link #code()} gives it. */
  public static HeapType ofCode(int code) {
    return new HeapType(code & TypeCodes.HEAP_MASK);
  }

  /** Whether this is a concrete type, so that {@link #typeIndex()} exists. */
  public boolean isConcrete() {
    return TypeCodes.isConcrete(code);
  }

  /**
   * The index of a concrete heap type.
   *
   * @throws IllegalStateException if the type is abstract
   */
  public int typeIndex() {
    if (!isConcrete()) {
      throw new IllegalStateException("an abstract heap type has no index: " + this);
    }
    return code;
  }

  /** The packed form; see {@link TypeCodes}. */
  public int code() {
    return code;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeapType type && type.code == code;
  }

  @Override
  public int hashCode() {
    return code;
  }

  /** The heap type in the notation of the text format. */
  @Override
  public String toString() {
    return TypeCodes.heapToString(code);
  }
}
