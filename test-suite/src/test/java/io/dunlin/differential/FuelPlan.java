package io.dunlin.differential;

import io.dunlin.generate.Choices;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much fuel instantiation and each call get.
 *
 * @param limits the fuel of the first ones; the last of them is the last call that is made
 */
record FuelPlan(List<Long> limits) {
  /** Bulk instructions take fuel by their length, however far that is out of bounds. */
  private static final long PLENTY = Long.MAX_VALUE;

  /** Enough for all calls. */
  static final FuelPlan ENOUGH = new FuelPlan(List.of());

  /** What every call took before, but for one, which gets less and is the last. */
  static FuelPlan starving(Choices choices, List<Long> used) {
    List<Integer> hungry =
        IntStream.range(0, used.size()).filter(call -> used.get(call) > 0).boxed().toList();
    if (hungry.isEmpty()) {
      return ENOUGH;
    }
    int starved = choices.pick(hungry);
    long limit =
        choices.chance(50) ? used.get(starved) - 1 : choices.between(0, used.get(starved) - 1);
    return new FuelPlan(
        Stream.concat(used.subList(0, starved).stream(), Stream.of(limit)).toList());
  }

  /** The fuel of instantiation, 0, or of a call. */
  long limit(int call) {
    return limits.isEmpty() ? PLENTY : limits.get(call);
  }

  /** Whether this call is made. */
  boolean reaches(int call) {
    return limits.isEmpty() || call < limits.size();
  }
}
