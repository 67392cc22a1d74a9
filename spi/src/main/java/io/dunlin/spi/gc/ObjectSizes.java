package io.dunlin.spi.gc;

import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructLayout;
import io.dunlin.wasm.type.TypeCodes;

/**
 * What objects take in bytes: estimates, the same on every virtual machine, so that limits mean the
 * same everywhere.
 */
public final class ObjectSizes {
  private static final int HEADER = 16;
  private static final int REFERENCE = 4;
  private static final int EXCEPTION = 56;

  /** A structure without arrays of its own that has one word and two references. */
  static final int COMPACT_STRUCT = HEADER + Long.BYTES + 2 * REFERENCE;

  /** A structure that has fields for two words and four references, and for arrays. */
  private static final int LARGE_STRUCT = COMPACT_STRUCT + Long.BYTES + 4 * REFERENCE;

  /** A number that is not shared. */
  static final int I31 = HEADER;

  private ObjectSizes() {}

  /** A structure. */
  public static long struct(StructLayout layout) {
    int moreWords = layout.words() - LargeStruct.WORDS;
    int moreReferences = layout.references() - LargeStruct.REFERENCES;
    if (layout.words() <= CompactStruct.WORDS && layout.references() <= CompactStruct.REFERENCES) {
      return COMPACT_STRUCT;
    }
    long bytes = LARGE_STRUCT;
    if (moreWords > 0) {
      bytes += HEADER + (long) Long.BYTES * moreWords;
    }
    if (moreReferences > 0) {
      bytes += HEADER + (long) REFERENCE * moreReferences;
    }
    return bytes;
  }

  /** An array. */
  static long array(StorageType element, int length) {
    int size = TypeCodes.isReference(element.code()) ? REFERENCE : element.byteSize();
    return 2 * HEADER + Long.BYTES + (long) size * length;
  }

  /** An exception whose values take so many slots. */
  public static long exception(int slots) {
    return EXCEPTION + (long) (Long.BYTES + REFERENCE) * slots;
  }
}
