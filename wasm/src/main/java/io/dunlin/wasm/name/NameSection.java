package io.dunlin.wasm.name;

import io.dunlin.wasm.type.ExternKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of a module's parts, extended names included.
 *
 * <p>Immutable and thread-safe; {@link Builder} makes one. Names carry no meaning, may be missing
 * and need not be unique.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#name-section">Name
 *     section</a>
 */
public final class NameSection {
  /** A module without names. */
  public static final NameSection EMPTY = new Builder().build();

  /** What is named; the constants' ids are those of the subsections. */
  public enum Kind {
    /** Functions. */
    FUNCTION(1),
    /** Locals, of a function. */
    LOCAL(2),
    /** Labels, of a function. */
    LABEL(3),
    /** Types. */
    TYPE(4),
    /** Tables. */
    TABLE(5),
    /** Memories. */
    MEMORY(6),
    /** Globals. */
    GLOBAL(7),
    /** Element segments. */
    ELEMENT(8),
    /** Data segments. */
    DATA(9),
    /** Fields, of a structure type. */
    FIELD(10),
    /** Tags. */
    TAG(11);

    private final int id;

    Kind(int id) {
      this.id = id;
    }

    /** The id of the subsection. */
    public int id() {
      return id;
    }

    /** Whether names of this kind belong to another indexed thing: a function or a type. */
    public boolean isIndirect() {
      return this == LOCAL || this == LABEL || this == FIELD;
    }

    /** The kind of the names of what can be imported and exported. */
    public static Kind of(ExternKind kind) {
      switch (kind) {
        case FUNC:
          return FUNCTION;
        case TABLE:
          return TABLE;
        case MEMORY:
          return MEMORY;
        case GLOBAL:
          return GLOBAL;
        case TAG:
          return TAG;
      }
      throw new AssertionError(kind);
    }

    /** The kind whose subsection has this id, or null. */
    public static @Nullable Kind ofId(int id) {
      return id >= 1 && id <= values().length ? values()[id - 1] : null;
    }
  }

  private final @Nullable String module;
  private final Map<Kind, NavigableMap<Long, String>> names;

  private NameSection(Builder builder) {
    module = builder.module;
    names = new EnumMap<>(Kind.class);
    for (Map.Entry<Kind, TreeMap<Long, String>> entry : builder.names.entrySet()) {
      names.put(
          entry.getKey(), Collections.unmodifiableNavigableMap(new TreeMap<>(entry.getValue())));
    }
  }

  /** The module's own name, or null. */
  public @Nullable String module() {
    return module;
  }

  /** The name of a function, type, table, memory, global, segment or tag, or null. */
  public @Nullable String name(Kind kind, int index) {
    return all(kind).get(key(0, index));
  }

  /** The name of a local or label of a function or of a field of a type, or null. */
  public @Nullable String name(Kind kind, int owner, int index) {
    return all(kind).get(key(owner, index));
  }

  /** The name of a function, or null. */
  public @Nullable String function(int index) {
    return name(Kind.FUNCTION, index);
  }

  /**
   * All names of a kind in order, unmodifiable. A key has the owner's index (0 if the kind has
   * none) in its upper half and the index in its lower half.
   */
  public NavigableMap<Long, String> all(Kind kind) {
    return names.getOrDefault(kind, Collections.emptyNavigableMap());
  }

  /** The names of a kind that belong to one owner (0 if the kind has none), unmodifiable. */
  public NavigableMap<Long, String> all(Kind kind, int owner) {
    return all(kind).subMap(key(owner, 0), true, key(owner, -1), true);
  }

  /** Whether there is no name at all. */
  public boolean isEmpty() {
    return module == null && names.isEmpty();
  }

  private static long key(int owner, int index) {
    return ((long) owner << 32) | (index & 0xFFFFFFFFL);
  }

  /** Collects names; of two for the same thing the later counts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String module;
    private final Map<Kind, TreeMap<Long, String>> names = new EnumMap<>(Kind.class);

    /** Creates an empty builder. */
    public Builder() {}

    /** Names the module. */
    public Builder module(String name) {
      module = name;
      return this;
    }

    /**
     * Names something that has an index of its own.
     *
     * @throws IllegalArgumentException if the kind is one of parts of functions or types
     */
    public Builder name(Kind kind, int index, String name) {
      if (kind.isIndirect()) {
        throw new IllegalArgumentException("names of this kind have an owner: " + kind);
      }
      return put(kind, key(0, index), name);
    }

    /**
     * Names something that belongs to a function or type.
     *
     * @throws IllegalArgumentException if the kind has indices of its own
     */
    public Builder name(Kind kind, int owner, int index, String name) {
      if (!kind.isIndirect()) {
        throw new IllegalArgumentException("names of this kind have no owner: " + kind);
      }
      return put(kind, key(owner, index), name);
    }

    private Builder put(Kind kind, long key, String name) {
      names.computeIfAbsent(kind, each -> new TreeMap<>()).put(key, name);
      return this;
    }

    /** The names collected so far. */
    public NameSection build() {
      return new NameSection(this);
    }
  }
}
