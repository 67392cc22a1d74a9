package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.Dominators;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;

/**
 * Orders the blocks as the code is to lie: reverse postorder, in which a loop is contiguous, cold
 * blocks behind all others, and loops rotated so that the test at their top stands at their bottom.
 *
 * <p>A block that ends in a trap, or from which every way leads to one, is cold.
 */
public final class BlockLayout implements Pass {
  private static final int NONE = IrFunction.NONE;

  /** Creates the pass. */
  public BlockLayout() {}

  @Override
  public boolean run(IrFunction function) {
    return new Run(function).run();
  }

  private static final class Run {
    private final IrFunction function;
    private final Dominators dominators;
    private final LoopForest loops;

    Run(IrFunction function) {
      this.function = function;
      dominators = new Dominators(function);
      loops = new LoopForest(function, dominators);
    }

    boolean run() {
      markCold();
      int[] order = contiguousOrder();
      int last = NONE;
      for (int block : order) {
        if (!function.isCold(block)) {
          function.placeBlockAfter(block, last);
          last = block;
        }
      }
      for (int block : order) {
        if (function.isCold(block)) {
          function.placeBlockAfter(block, last);
          last = block;
        }
      }
      for (int i = 0; i < loops.count(); i++) {
        rotate(loops.header(i));
      }
      return true;
    }

    /** Successors come after their predecessors, so one walk backward finds nearly all. */
    private void markCold() {
      for (int p = dominators.reachableCount() - 1; p > 0; p--) {
        int block = dominators.blockAt(p);
        int last = function.lastInstruction(block);
        IrOp op = function.op(last);
        boolean cold = op == IrOp.TRAP || op == IrOp.UNREACHABLE;
        if (function.edgeCount(last) > 0) {
          cold = true;
          for (int k = 0; k < function.edgeCount(last); k++) {
            cold &= function.isCold(function.target(function.edge(last, k)));
          }
        }
        if (cold) {
          function.setCold(block);
        }
      }
    }

    /**
     * The reverse postorder, in which the blocks of a loop follow each other: a block that comes
     * while a loop has not ended, and is not of the loop, waits until it has.
     */
    private int[] contiguousOrder() {
      int count = dominators.reachableCount();
      int[] order = new int[count];
      int[] remaining = loopSizes();
      int[] firstWaiting = new int[function.blockCount()];
      int[] nextWaiting = new int[function.blockCount()];
      java.util.Arrays.fill(firstWaiting, NONE);
      java.util.Arrays.fill(nextWaiting, NONE);
      int placed = 0;
      int current = NONE;
      int[] ready = new int[count];
      for (int p = 0; p < count; p++) {
        int readyCount = 0;
        ready[readyCount++] = dominators.blockAt(p);
        while (readyCount > 0) {
          int block = ready[--readyCount];
          if (current != NONE && !loops.contains(current, block)) {
            nextWaiting[block] = firstWaiting[current];
            firstWaiting[current] = block;
            continue;
          }
          order[placed++] = block;
          int loop = loops.innermost(block);
          if (loop == block) {
            current = block;
          }
          for (int l = loop; l != NONE; l = loops.parent(l)) {
            remaining[l]--;
          }
          while (current != NONE && remaining[current] == 0) {
            int waiting = firstWaiting[current];
            firstWaiting[current] = NONE;
            current = loops.parent(current);
            for (; waiting != NONE; waiting = nextWaiting[waiting]) {
              ready[readyCount++] = waiting;
            }
          }
        }
      }
      return order;
    }

    private int[] loopSizes() {
      int[] sizes = new int[function.blockCount()];
      for (int p = 0; p < dominators.reachableCount(); p++) {
        for (int l = loops.innermost(dominators.blockAt(p)); l != NONE; l = loops.parent(l)) {
          sizes[l]++;
        }
      }
      return sizes;
    }

    /**
     * Moves a header that can leave the loop behind the loop's last block, if that jumps to it:
     * each round then takes one branch instead of two.
     */
    private void rotate(int header) {
      int branch = function.lastInstruction(header);
      int before = function.previousBlock(header);
      if (function.op(branch) != IrOp.BRANCH || before == NONE || function.isCold(header)) {
        return;
      }
      boolean stays = loops.contains(header, function.target(function.edge(branch, 0)));
      boolean alsoStays = loops.contains(header, function.target(function.edge(branch, 1)));
      int last = lastOf(header);
      if (stays == alsoStays || last == header) {
        return;
      }
      int jump = function.lastInstruction(last);
      boolean closes =
          function.op(jump) == IrOp.JUMP && function.target(function.edge(jump, 0)) == header;
      if (closes) {
        function.placeBlockAfter(header, last);
      }
    }

    /** The last block of a loop in the order, as long as they follow each other. */
    private int lastOf(int header) {
      int last = header;
      int next = function.nextBlock(header);
      while (next != NONE && loops.contains(header, next) && !function.isCold(next)) {
        last = next;
        next = function.nextBlock(next);
      }
      return last;
    }
  }
}
