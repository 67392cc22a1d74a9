package io.dunlin.compiler.ir;

/** Removes blocks that control cannot reach. */
public final class UnreachableBlocks {
  private UnreachableBlocks() {}

  /** Removes them; says whether there were any. */
  public static boolean remove(IrFunction function) {
    return removeOthers(function, Postorder.of(function));
  }

  /**
   * Removes blocks; says whether there were any.
   *
   * @param remaining those that control can reach
   */
  public static boolean removeOthers(IrFunction function, int[] remaining) {
    boolean[] reachable = new boolean[function.blockCount()];
    for (int block : remaining) {
      reachable[block] = true;
    }
    boolean removed = false;
    // Edges between such blocks go first: a block that is removed must have no edges to it.
    for (int b = function.entry(); b != IrFunction.NONE; b = function.nextBlock(b)) {
      if (!reachable[b]) {
        function.remove(function.lastInstruction(b));
        removed = true;
      }
    }
    int next;
    for (int b = function.entry(); removed && b != IrFunction.NONE; b = next) {
      next = function.nextBlock(b);
      if (!reachable[b]) {
        function.removeBlock(b);
      }
    }
    return removed;
  }
}
