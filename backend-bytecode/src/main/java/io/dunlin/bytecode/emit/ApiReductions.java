package io.dunlin.bytecode.emit;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What instructions do in reductions whose terms are computed two at once, in vectors that are
 * twice as long as WebAssembly's: sums, say, of products of what stands one behind the other in a
 * memory. Immutable once it has been found.
 */
final class ApiReductions {
  /** There are none. */
  static final ApiReductions NONE = new ApiReductions();

  /** What an instruction does instead of what it usually does. */
  enum Role {
    /**
     * Nothing: it computes a term that another one is computed with, or has at most one operand.
     */
    NOTHING,

    /** A load that only checks that it could load. */
    CHECK,

    /** Loads what it usually does, and what is behind that. */
    LOAD,

    /** Loads what it usually does, and what is in front of that. */
    LOAD_FROM_FRONT,

    /** Computes in vectors of twice the length. */
    COMPUTE
  }

  private final Map<Integer, Role> roles = new HashMap<>();
  private final Map<Integer, Integer> pairs = new HashMap<>();
  private final Map<Integer, Boolean> roots = new HashMap<>();

  void setRole(int at, Role role) {
    roles.put(at, role);
  }

  /** An instruction gives two terms at once of the reduction with a root. */
  void addPair(int at, int root) {
    pairs.put(at, root);
  }

  /**
   * An instruction gives the result of a whole reduction.
   *
   * @param hasOthers whether it has terms that are computed as usual
   */
  void addRoot(int at, boolean hasOthers) {
    roots.put(at, hasOthers);
  }

  /** Whether an instruction does something else than usual. */
  boolean has(int at) {
    return roles.containsKey(at) || roots.containsKey(at);
  }

  /** What an instruction does, or null if that is what it usually does. */
  @Nullable Role role(int at) {
    return roles.get(at);
  }

  /** Whether an instruction gives two terms at once. */
  boolean isPair(int at) {
    return pairs.containsKey(at);
  }

  /** The root of the reduction that an instruction gives two terms of. */
  int root(int pair) {
    return Objects.requireNonNull(pairs.get(pair));
  }

  /** Whether an instruction gives the result of a whole reduction. */
  boolean isRoot(int at) {
    return roots.containsKey(at);
  }

  /** Whether a reduction with this root has terms that are computed as usual. */
  boolean hasOthers(int root) {
    return roots.getOrDefault(root, false);
  }
}
