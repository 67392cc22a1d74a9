package io.dunlin.compiler.ir;

/** Removes parameters of blocks for which all edges bring the same value. */
public final class RedundantParameters {
  private static final int NONE = IrFunction.NONE;

  /**
   * How often all blocks are looked at. What one removal makes redundant mostly comes next in one
   * of the two directions; what takes longer than this is code that nobody writes.
   */
  private static final int MAX_ROUNDS = 16;

  private RedundantParameters() {}

  /** Removes them, and those that become so thereby; says whether there were any. */
  public static boolean remove(IrFunction function) {
    boolean removed = false;
    boolean changed = true;
    for (int round = 0; changed && round < MAX_ROUNDS; round++) {
      changed = false;
      boolean forward = round % 2 == 0;
      int block = forward ? function.entry() : function.lastBlock();
      while (block != NONE) {
        if (block != function.entry()) {
          changed |= removeFrom(function, block);
        }
        block = forward ? function.nextBlock(block) : function.previousBlock(block);
      }
      removed |= changed;
    }
    return removed;
  }

  private static boolean removeFrom(IrFunction function, int block) {
    boolean removed = false;
    for (int i = function.parameterCount(block) - 1; i >= 0; i--) {
      int same = onlyArgument(function, block, i);
      if (same != NONE) {
        function.replace(function.parameter(block, i), same);
        function.removeParameter(block, i);
        removed = true;
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
