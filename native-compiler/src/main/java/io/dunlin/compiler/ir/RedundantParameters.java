package io.dunlin.compiler.ir;

/** Removes parameters of blocks for which all edges bring the same value. */
public final class RedundantParameters {
  private static final int NONE = IrFunction.NONE;

  private RedundantParameters() {}

  /** Removes them, and those that become so thereby; says whether there were any. */
  public static boolean remove(IrFunction function) {
    boolean removed = false;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int b = function.nextBlock(function.entry()); b != NONE; b = function.nextBlock(b)) {
        for (int i = function.parameterCount(b) - 1; i >= 0; i--) {
          int same = onlyArgument(function, b, i);
          if (same != NONE) {
            function.replace(function.parameter(b, i), same);
            function.removeParameter(b, i);
            changed = true;
            removed = true;
          }
        }
      }
    }
    return removed;
  }

  /** The value that all edges bring, but for the parameter itself; or -1. */
  private static int onlyArgument(IrFunction function, int block, int index) {
    int parameter = function.parameter(block, index);
    int same = NONE;
    for (int edge = function.firstIncoming(block);
        edge != NONE;
        edge = function.nextIncoming(edge)) {
      int value = function.argument(edge, index);
      if (value != parameter && value != same) {
        if (same != NONE) {
          return NONE;
        }
        same = value;
      }
    }
    return same;
  }
}
