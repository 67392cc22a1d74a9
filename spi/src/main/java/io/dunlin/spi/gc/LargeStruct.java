package io.dunlin.spi.gc;

import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.StructLayout;
import org.jspecify.annotations.Nullable;

/** A structure with more words or references than a compact one: the first of them in fields. */
public final class LargeStruct extends CompactStruct {
  /** The words that there is a field for. */
  public static final int WORDS = 2;

  /** The references that there is a field for. */
  public static final int REFERENCES = 4;

  private static final long[] NO_WORDS = {};
  private static final @Nullable Object[] NO_REFERENCES = {};

  /** The second word of numbers. */
  public long word1;

  /** The third reference. */
  public @Nullable Object reference2;

  /** The fourth reference. */
  public @Nullable Object reference3;

  /** The words behind the second one. */
  public final long[] words;

  /** The references behind the fourth one. */
  public final @Nullable Object[] references;

  /** Creates a structure that is zero and null. */
  LargeStruct(DefinedType type, StructLayout layout) {
    super(type);
    words = layout.words() > WORDS ? new long[layout.words() - WORDS] : NO_WORDS;
    references =
        layout.references() > REFERENCES
            ? new @Nullable Object[layout.references() - REFERENCES]
            : NO_REFERENCES;
  }

  @Override
  public long word(int index) {
    return index < WORDS ? index == 0 ? word0 : word1 : words[index - WORDS];
  }

  @Override
  public void setWord(int index, long value) {
    if (index == 0) {
      word0 = value;
    } else if (index == 1) {
      word1 = value;
    } else {
      words[index - WORDS] = value;
    }
  }

  @Override
  public @Nullable Object referenceAt(int index) {
    switch (index) {
      case 0:
        return reference0;
      case 1:
        return reference1;
      case 2:
        return reference2;
      case 3:
        return reference3;
      default:
        return references[index - REFERENCES];
    }
  }

  @Override
  public void setReferenceAt(int index, @Nullable Object reference) {
    switch (index) {
      case 0:
        reference0 = reference;
        break;
      case 1:
        reference1 = reference;
        break;
      case 2:
        reference2 = reference;
        break;
      case 3:
        reference3 = reference;
        break;
      default:
        references[index - REFERENCES] = reference;
    }
  }
}
