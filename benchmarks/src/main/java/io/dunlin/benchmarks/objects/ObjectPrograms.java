package io.dunlin.benchmarks.objects;

import java.util.function.IntUnaryOperator;

/** The programs, by the names that their functions also have in the module. */
public final class ObjectPrograms {
  private ObjectPrograms() {}

  /** The program with a name, as Java runs it. */
  public static IntUnaryOperator named(String name) {
    return switch (name) {
      case "binary-trees" -> BinaryTrees::run;
      case "persistent-map" -> PersistentMap::run;
      case "expressions" -> Expressions::run;
      case "collections" -> Collections::run;
      case "shapes" -> Shapes::run;
      case "closures" -> Closures::run;
      default -> throw new IllegalArgumentException("no program is called " + name);
    };
  }
}
