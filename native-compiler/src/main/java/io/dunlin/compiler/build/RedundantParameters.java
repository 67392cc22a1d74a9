package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrFunction;

/**
 * Removes parameters of blocks for which all edges bring the same value. While a function is built,
 * those of loops come to be so only after they have been used for others.
 */
final class RedundantParameters {
  private static final int NONE = IrFunction.NONE;

  private RedundantParameters() {}

  static void remove(IrFunction function) {
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
          }
        }
      }
    }
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
