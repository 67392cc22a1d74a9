package io.dunlin.wasm.type;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A type definition in canonical form, as a {@link TypeRegistry} keeps it: equivalent definitions
 * are the same object.
 *
 * <p>It knows its declared supertypes by their depth, so that whether it is a subtype of another is
 * one comparison or two. Immutable.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#defined-types">
 *     Defined types</a>
 */
public final class DefinedType {
  private final int id;
  private final int groupEnd;
  private final SubType definition;
  private final int abstractType;

  /** The supertypes from the root on; this type itself is the last. */
  private final DefinedType[] chain;

  private @Nullable StructLayout layout;

  /**
   * A type that is directly below another one, or at the root.
   *
   * @param groupEnd the canonical id behind those of its recursive group
   */
  DefinedType(int id, int groupEnd, SubType definition, @Nullable DefinedType supertype) {
    this.id = id;
    this.groupEnd = groupEnd;
    this.definition = definition;
    this.abstractType = abstractType(definition.composite());
    int depth = supertype == null ? 0 : supertype.chain.length;
    chain = supertype == null ? new DefinedType[1] : Arrays.copyOf(supertype.chain, depth + 1);
    chain[depth] = this;
  }

  private static int abstractType(CompositeType composite) {
    if (composite instanceof FuncType) {
      return TypeCodes.FUNC;
    }
    return composite instanceof StructType ? TypeCodes.STRUCT : TypeCodes.ARRAY;
  }

  /** The canonical id. */
  public int id() {
    return id;
  }

  /** The canonical id behind those of its recursive group. */
  int groupEnd() {
    return groupEnd;
  }

  /** The definition, which refers to other types by canonical ids. */
  public SubType definition() {
    return definition;
  }

  /** The abstract heap type directly above: {@code func}, {@code struct} or {@code array}. */
  public int abstractType() {
    return abstractType;
  }

  /** The number of supertypes above this type in its declared hierarchy. */
  public int depth() {
    return chain.length - 1;
  }

  /** Whether this is the other type, or a declared subtype of it. */
  public boolean isSubtypeOf(DefinedType other) {
    if (this == other) {
      return true;
    }
    int depth = other.chain.length - 1;
    return depth < chain.length && chain[depth] == other;
  }

  /**
   * Where the fields of a structure type are.
   *
   * @throws IllegalStateException if this is not the type of a structure
   */
  public StructLayout layout() {
    StructLayout known = layout;
    if (known == null) {
      if (!(definition.composite() instanceof StructType struct)) {
        throw new IllegalStateException("not the type of a structure: " + this);
      }
      // Threads that do this at once make equal layouts, whose fields are final.
      known = StructLayout.of(struct);
      layout = known;
    }
    return known;
  }

  /**
   * What an array type's elements are.
   *
   * @throws IllegalStateException if this is not the type of an array
   */
  public StorageType element() {
    if (definition.composite() instanceof ArrayType array) {
      return array.element().storage();
    }
    throw new IllegalStateException("not the type of an array: " + this);
  }

  @Override
  public String toString() {
    return "type " + id;
  }
}
