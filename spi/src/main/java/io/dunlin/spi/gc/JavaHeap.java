package io.dunlin.spi.gc;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructLayout;
import io.dunlin.wasm.type.TypeCodes;

/** Makes structures and arrays. */
public final class JavaHeap {
  /** Creates a heap. */
  public JavaHeap() {}

  /** A structure whose fields are zero and null. */
  public CompactStruct newStruct(DefinedType type) {
    StructLayout layout = type.layout();
    return isCompact(layout) ? new CompactStruct(type) : new LargeStruct(type, layout);
  }

  /** Whether structures of this layout are compact, or else large. */
  public static boolean isCompact(StructLayout layout) {
    return layout.words() <= CompactStruct.WORDS && layout.references() <= CompactStruct.REFERENCES;
  }

  /**
   * An array whose elements are zero or null.
   *
   * @param length the number of elements, unsigned
   * @throws TrapException {@link TrapCode#ALLOCATION_TOO_LARGE} if there is no room for so many
   */
  public ArrayInstance newArray(DefinedType type, int length) {
    if (length < 0) {
      throw new TrapException(TrapCode.ALLOCATION_TOO_LARGE);
    }
    try {
      return newArray(type, type.element(), length);
    } catch (OutOfMemoryError e) {
      throw new TrapException(TrapCode.ALLOCATION_TOO_LARGE);
    }
  }

  private static ArrayInstance newArray(DefinedType type, StorageType element, int length) {
    switch (element.code()) {
      case TypeCodes.I8:
        return new ByteArray(type, length);
      case TypeCodes.I16:
        return new ShortArray(type, length);
      case TypeCodes.I32:
      case TypeCodes.F32:
        return new IntArray(type, length);
      case TypeCodes.I64:
      case TypeCodes.F64:
        return new LongArray(type, length);
      case TypeCodes.V128:
        return new VectorArray(type, length);
      default:
        return new ReferenceArray(type, length);
    }
  }
}
