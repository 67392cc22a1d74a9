package io.dunlin.benchmarks.objects;

import org.teavm.interop.Export;

/** What the module exports. */
public final class Exports {
  private Exports() {}

  /** For TeaVM, which begins there to look for what is used. */
  public static void main(String[] args) {}

  @Export(name = "binary-trees")
  public static int binaryTrees(int n) {
    return BinaryTrees.run(n);
  }

  @Export(name = "persistent-map")
  public static int persistentMap(int n) {
    return PersistentMap.run(n);
  }

  @Export(name = "expressions")
  public static int expressions(int n) {
    return Expressions.run(n);
  }

  @Export(name = "collections")
  public static int collections(int n) {
    return Collections.run(n);
  }

  @Export(name = "shapes")
  public static int shapes(int n) {
    return Shapes.run(n);
  }

  @Export(name = "closures")
  public static int closures(int n) {
    return Closures.run(n);
  }
}
