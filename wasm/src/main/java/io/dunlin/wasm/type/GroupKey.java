package io.dunlin.wasm.type;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The content of a group of type definitions, as numbers that are equal exactly for equivalent
 * groups.
 *
 * <p>Ordered, so that a hash map stays fast when an adversary makes hash codes collide.
 */
final class GroupKey implements Comparable<GroupKey> {
  private static final int FUNC = 0;
  private static final int STRUCT = 1;
  private static final int ARRAY = 2;
  private static final int FINAL = 4;

  private final int[] words;
  private final int hash;

  private GroupKey(int[] words) {
    this.words = words;
    this.hash = Arrays.hashCode(words);
  }

  /**
   * The key of a group.
   *
   * @param references gives for each type index in the definitions a number that means the same
   *     type in every group
   */
  static GroupKey of(List<SubType> types, IntUnaryOperator references) {
    Words words = new Words(references);
    for (SubType type : types) {
      words.add(type);
    }
    return new GroupKey(Arrays.copyOf(words.words, words.size));
  }

  /** The content. Not to be changed. */
  int[] words() {
    return words;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupKey key && Arrays.equals(words, key.words);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public int compareTo(GroupKey other) {
    int length = Math.min(words.length, other.words.length);
    for (int i = 0; i < length; i++) {
      if (words[i] != other.words[i]) {
        return Integer.compare(words[i], other.words[i]);
      }
    }
    return Integer.compare(words.length, other.words.length);
  }

  /** Writes definitions one after the other; each tells its own length. */
  private static final class Words {
    private final TypeMapper mapper;
    private final IntUnaryOperator references;
    private int[] words = new int[8];
    private int size;

    Words(IntUnaryOperator references) {
      this.mapper = new TypeMapper(references);
      this.references = references;
    }

    void add(SubType type) {
      CompositeType composite = type.composite();
      add(form(composite) | (type.isFinal() ? FINAL : 0));
      add(type.supertypes().size());
      for (int supertype : type.supertypes()) {
        add(references.applyAsInt(supertype));
      }
      if (composite instanceof FuncType function) {
        add(function.params());
        add(function.results());
      } else if (composite instanceof StructType struct) {
        add(struct.fields().size());
        for (FieldType field : struct.fields()) {
          add(field);
        }
      } else if (composite instanceof ArrayType array) {
        add(array.element());
      }
    }

    private static int form(CompositeType type) {
      if (type instanceof FuncType) {
        return FUNC;
      }
      return type instanceof StructType ? STRUCT : ARRAY;
    }

    private void add(List<ValType> types) {
      add(types.size());
      for (ValType type : types) {
        add(mapper.map(type.code()));
      }
    }

    private void add(FieldType field) {
      add(mapper.map(field.storage().code()));
      add(field.mutable() ? 1 : 0);
    }

    private void add(int word) {
      if (size == words.length) {
        words = Arrays.copyOf(words, size * 2);
      }
      words[size++] = word;
    }
  }
}
