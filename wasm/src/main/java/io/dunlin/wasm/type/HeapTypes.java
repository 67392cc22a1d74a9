package io.dunlin.wasm.type;

/**
 * The lattice of abstract heap types.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html#heap-types">Heap types
 *     </a>
 */
final class HeapTypes {
  private HeapTypes() {}

  /** The type at the top of the hierarchy. */
  static int top(int heap) {
    switch (heap) {
      case TypeCodes.FUNC:
      case TypeCodes.NOFUNC:
        return TypeCodes.FUNC;
      case TypeCodes.EXTERN:
      case TypeCodes.NOEXTERN:
        return TypeCodes.EXTERN;
      case TypeCodes.EXN:
      case TypeCodes.NOEXN:
        return TypeCodes.EXN;
      case TypeCodes.BOTTOM_HEAP:
        return TypeCodes.BOTTOM_HEAP;
      default:
        return TypeCodes.ANY;
    }
  }

  /** The type at the bottom of the hierarchy. */
  static int bottom(int heap) {
    switch (top(heap)) {
      case TypeCodes.FUNC:
        return TypeCodes.NOFUNC;
      case TypeCodes.EXTERN:
        return TypeCodes.NOEXTERN;
      case TypeCodes.EXN:
        return TypeCodes.NOEXN;
      case TypeCodes.ANY:
        return TypeCodes.NONE;
      default:
        return heap;
    }
  }

  static boolean isSubtype(int sub, int sup) {
    if (sub == sup || sub == bottom(sup)) {
      return true;
    }
    switch (sup) {
      case TypeCodes.ANY:
        return top(sub) == TypeCodes.ANY;
      case TypeCodes.EQ:
        return sub == TypeCodes.I31 || sub == TypeCodes.STRUCT || sub == TypeCodes.ARRAY;
      default:
        return false;
    }
  }
}
