package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.Dominators;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import java.util.Arrays;

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
      rotateLoops(order);
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
      Arrays.fill(firstWaiting, NONE);
      Arrays.fill(nextWaiting, NONE);
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
          if (loop == NONE) {
            continue;
          }
          current = loop;
          remaining[loop]--;
          while (current != NONE && remaining[current] == 0) {
            int waiting = firstWaiting[current];
            current = loops.parent(current);
            if (current != NONE) {
              remaining[current]--;
            }
            for (; waiting != NONE; waiting = nextWaiting[waiting]) {
              ready[readyCount++] = waiting;
            }
          }
        }
      }
      return order;
    }

    /** How many blocks each loop has, an inner loop counted as one. */
    private int[] loopSizes() {
      int[] sizes = new int[function.blockCount()];
      for (int p = 0; p < dominators.reachableCount(); p++) {
        int block = dominators.blockAt(p);
        int loop = loops.innermost(block);
        if (loop != NONE) {
          sizes[loop]++;
        }
        if (loop == block && loops.parent(loop) != NONE) {
          sizes[loops.parent(loop)]++;
        }
      }
      return sizes;
    }

    /** Rotates loops, inner ones first; a loop ends where the last one inside of it does. */
    private void rotateLoops(int[] order) {
      int[] lastPlaces = new int[function.blockCount()];
      int[] lasts = new int[function.blockCount()];
      for (int place = 0; place < order.length; place++) {
        int loop = loops.innermost(order[place]);
        if (loop != NONE && !function.isCold(order[place])) {
          lastPlaces[loop] = place;
          lasts[loop] = order[place];
        }
      }
      for (int i = 0; i < loops.count(); i++) {
        int header = loops.header(i);
        if (function.isCold(header)) {
          continue;
        }
        if (rotate(header, lasts[header])) {
          lasts[header] = header;
        }
        int around = loops.parent(header);
        if (around != NONE && lastPlaces[around] < lastPlaces[header]) {
          lastPlaces[around] = lastPlaces[header];
          lasts[around] = lasts[header];
        }
      }
    }

    /**
     * Moves a header that can leave the loop behind the loop's last block, if that jumps to it:
     * each round then takes one branch instead of two.
     */
    private boolean rotate(int header, int last) {
      int branch = function.lastInstruction(header);
      int before = function.previousBlock(header);
      if (function.op(branch) != IrOp.BRANCH || before == NONE) {
        return false;
      }
      boolean stays = loops.contains(header, function.target(function.edge(branch, 0)));
      boolean alsoStays = loops.contains(header, function.target(function.edge(branch, 1)));
      if (stays == alsoStays || last == header) {
        return false;
      }
      int jump = function.lastInstruction(last);
      boolean closes =
          function.op(jump) == IrOp.JUMP && function.target(function.edge(jump, 0)) == header;
      if (closes) {
        function.placeBlockAfter(header, last);
      }
      return closes;
    }
  }
}
