package io.dunlin.x64.emit;

import io.dunlin.x64.inst.Condition;

/**
 * What flags say of a comparison.
 *
 * @param condition the condition
 * @param minds whether the comparison was one of floats that may be unordered: then {@link
 *     Condition#EQUAL} holds only if they are not, and {@link Condition#NOT_EQUAL} holds also if
 *     they are
 */
public record Predicate(Condition condition, boolean minds) {
  private static final Condition[] CONDITIONS = Condition.values();
  private static final int MINDS = CONDITIONS.length;
  private static final Predicate[] ALL = new Predicate[2 * MINDS];

  static {
    for (int i = 0; i < ALL.length; i++) {
      ALL[i] = new Predicate(CONDITIONS[i % MINDS], i >= MINDS);
    }
  }

  /** A condition of integers. */
  public static Predicate of(Condition condition) {
    return ALL[condition.ordinal()];
  }

  static Predicate unpack(long packed) {
    return ALL[(int) packed];
  }

  /** The predicate as an immediate. */
  public long pack() {
    return condition.ordinal() + (minds ? MINDS : 0);
  }

  /** What holds if this does not. */
  public Predicate negated() {
    return ALL[condition.negated().ordinal() + (minds ? MINDS : 0)];
  }

  /** Does it hold if one of two conditions holds? Otherwise, if it minds, both have to. */
  public boolean isEither() {
    return minds && condition == Condition.NOT_EQUAL;
  }

  /** Does it hold only if both of two conditions hold? */
  public boolean isBoth() {
    return minds && condition == Condition.EQUAL;
  }
}
