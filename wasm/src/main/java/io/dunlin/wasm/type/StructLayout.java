package io.dunlin.wasm.type;

import java.util.List;

/**
 * Where the fields of a structure are: numbers are packed into 64-bit words, each aligned to its
 * size, and references are counted apart.
 *
 * <p>A place depends on nothing but the field and the ones in front of it, so that a subtype has
 * the fields of its supertype in the same places. Immutable.
 */
public final class StructLayout {
  private static final int NONE = -1;

  private final StorageType[] types;

  /** By field: the number of the reference, or the first bit of the number. */
  private final int[] places;

  private final int words;
  private final int references;

  private StructLayout(StorageType[] types, int[] places, int words, int references) {
    this.types = types;
    this.places = places;
    this.words = words;
    this.references = references;
  }

  /** The layout of a structure type. */
  public static StructLayout of(StructType struct) {
    List<FieldType> fields = struct.fields();
    StorageType[] types = new StorageType[fields.size()];
    int[] places = new int[types.length];
    Packing packing = new Packing();
    int references = 0;
    for (int i = 0; i < types.length; i++) {
      StorageType type = fields.get(i).storage();
      types[i] = type;
      places[i] =
          TypeCodes.isReference(type.code()) ? references++ : packing.place(type.byteSize());
    }
    return new StructLayout(types, places, packing.words, references);
  }

  /** Hands out aligned bytes; what is left over of a word is kept for smaller fields. */
  private static final class Packing {
    int words;

    /** The first byte of a free place of 1, 2 and 4 bytes. */
    private final int[] free = {NONE, NONE, NONE};

    /** The first bit of a place of so many bytes. */
    int place(int bytes) {
      if (bytes >= Long.BYTES) {
        int first = words;
        words += bytes / Long.BYTES;
        return first * Long.SIZE;
      }
      return take(Integer.numberOfTrailingZeros(bytes)) * Byte.SIZE;
    }

    private int take(int log2) {
      if (log2 == free.length) {
        return words++ * Long.BYTES;
      }
      int place = free[log2];
      if (place != NONE) {
        free[log2] = NONE;
        return place;
      }
      place = take(log2 + 1);
      free[log2] = place + (1 << log2);
      return place;
    }
  }

  /** The number of 64-bit words that hold the numbers. */
  public int words() {
    return words;
  }

  /** The number of references. */
  public int references() {
    return references;
  }

  /** The number of fields. */
  public int fields() {
    return types.length;
  }

  /** What a field holds. */
  public StorageType type(int field) {
    return types[field];
  }

  /** Whether a field is a reference. */
  public boolean isReference(int field) {
    return TypeCodes.isReference(types[field].code());
  }

  /** Which of the references a field is, counted from 0. */
  public int reference(int field) {
    return places[field];
  }

  /** The word that a numeric field is in; a vector is in this one and the next. */
  public int word(int field) {
    return places[field] / Long.SIZE;
  }

  /** The lowest bit of a numeric field in its word. */
  public int shift(int field) {
    return places[field] % Long.SIZE;
  }

  /** The number of bits of a numeric field in its word: 64 for a vector as well. */
  public int bits(int field) {
    return Math.min(types[field].byteSize() * Byte.SIZE, Long.SIZE);
  }

  /** The bits of its word that a numeric field is in. */
  public long mask(int field) {
    return -1L >>> (Long.SIZE - bits(field)) << shift(field);
  }

  /** Whether a field is a vector. */
  public boolean isVector(int field) {
    return types[field].code() == TypeCodes.V128;
  }
}
