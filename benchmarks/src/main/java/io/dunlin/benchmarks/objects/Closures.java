package io.dunlin.benchmarks.objects;

import org.jspecify.annotations.Nullable;

/** Functions as values: lists that are mapped, filtered and folded by closures. */
final class Closures {
  private static final int LENGTH = 200;

  private Closures() {}

  private interface Function {
    @Nullable Object apply(Object argument);
  }

  private interface Combination {
    Object apply(Object first, Object second);
  }

  private record Box(int number) {}

  private record Cons(Object head, @Nullable Cons tail) {}

  private static @Nullable Cons range(int from, int to) {
    Cons result = null;
    for (int i = to - 1; i >= from; i--) {
      result = new Cons(new Box(i), result);
    }
    return result;
  }

  /** What a function has for each element, in reverse; null is left out. */
  private static @Nullable Cons map(@Nullable Cons list, Function function) {
    Cons result = null;
    for (Cons rest = list; rest != null; rest = rest.tail) {
      Object mapped = function.apply(rest.head);
      if (mapped != null) {
        result = new Cons(mapped, result);
      }
    }
    return result;
  }

  private static Object fold(@Nullable Cons list, Object first, Combination combination) {
    Object result = first;
    for (Cons rest = list; rest != null; rest = rest.tail) {
      result = combination.apply(result, rest.head);
    }
    return result;
  }

  private static int number(Object box) {
    return ((Box) box).number;
  }

  private static Function composed(Function first, Function second) {
    return argument -> {
      Object between = first.apply(argument);
      return between == null ? null : second.apply(between);
    };
  }

  /** Runs lists through pipelines of closures. */
  static int run(int lists) {
    int sum = 0;
    for (int i = 0; i < lists; i++) {
      int offset = i;
      Function add = each -> new Box(number(each) + offset);
      Function isOdd = each -> (number(each) & 1) == 0 ? null : each;
      Function square = each -> new Box(number(each) * number(each));
      Cons list = map(range(0, LENGTH), add);
      list = map(list, composed(isOdd, square));
      list = map(list, composed(square, add));
      Object total = fold(list, new Box(0), (a, b) -> new Box(31 * number(a) + number(b)));
      total = fold(list, total, (a, b) -> new Box(number(a) ^ number(b)));
      sum = 31 * sum + number(total);
    }
    return sum;
  }
}
