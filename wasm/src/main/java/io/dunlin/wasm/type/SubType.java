package io.dunlin.wasm.type;

import java.util.List;

/**
 * A type definition: a composite type with its place in the declared hierarchy.
 *
 * @param isFinal whether no type may name this one as its supertype
 * @param supertypes the indices of the declared supertypes; valid modules have at most one
 * @param composite what is defined
 */
public record SubType(boolean isFinal, List<Integer> supertypes, CompositeType composite) {
  /** Copies the list. */
  public SubType {
    supertypes = List.copyOf(supertypes);
  }

  /** A final definition without a supertype, as the plain forms of the text format define. */
  public static SubType plain(CompositeType composite) {
    return new SubType(true, List.of(), composite);
  }
}
