package io.dunlin.spi.gc;

import io.dunlin.spi.store.StructInstance;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.StructLayout;
import org.jspecify.annotations.Nullable;

/**
 * A structure whose numbers fit into one word and that has at most two references, and what larger
 * ones have in common. {@link StructLayout} says which field is where.
 */
public class CompactStruct extends StructInstance {
  /** The words that there is a field for. */
  public static final int WORDS = 1;

  /** The references that there is a field for. */
  public static final int REFERENCES = 2;

  /** The first word of numbers. */
  public long word0;

  /** The first reference. */
  public @Nullable Object reference0;

  /** The second reference. */
  public @Nullable Object reference1;

  /** Creates a structure that is zero and null. */
  CompactStruct(DefinedType type) {
    super(type);
  }

  /** A word of numbers. */
  public long word(int index) {
    return word0;
  }

  /** Sets a word of numbers. */
  public void setWord(int index, long value) {
    word0 = value;
  }

  /** A reference by its number. */
  public @Nullable Object referenceAt(int index) {
    return index == 0 ? reference0 : reference1;
  }

  /** Sets a reference by its number among the references. */
  public void setReferenceAt(int index, @Nullable Object reference) {
    if (index == 0) {
      reference0 = reference;
    } else {
      reference1 = reference;
    }
  }

  @Override
  public final long bits(int field) {
    StructLayout layout = type().layout();
    long word = word(layout.word(field));
    int bits = layout.bits(field);
    long top = word << (Long.SIZE - bits - layout.shift(field));
    return layout.type(field).isPacked() ? top >>> (Long.SIZE - bits) : top >> (Long.SIZE - bits);
  }

  @Override
  public final long highBits(int field) {
    return word(type().layout().word(field) + 1);
  }

  @Override
  public final @Nullable Object reference(int field) {
    return referenceAt(type().layout().reference(field));
  }

  @Override
  public final void setBits(int field, long low, long high) {
    StructLayout layout = type().layout();
    int word = layout.word(field);
    long mask = layout.mask(field);
    setWord(word, (word(word) & ~mask) | ((low << layout.shift(field)) & mask));
    if (layout.isVector(field)) {
      setWord(word + 1, high);
    }
  }

  @Override
  public final void setReference(int field, @Nullable Object reference) {
    setReferenceAt(type().layout().reference(field), reference);
  }
}
