package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.Dominators;
import io.dunlin.compiler.ir.IrFunction;
import java.util.Arrays;

/**
 * The loops of a function, named by their headers, and which loops they lie in. A loop is what
 * leads back to a header that dominates it; cycles with several entries are none. Finding them
 * takes nearly linear time however deep they are nested.
 */
public final class LoopForest {
  private static final int NONE = IrFunction.NONE;

  private final IrFunction function;
  private final Dominators dominators;

  /** The innermost loop of each block. */
  private int[] innermost;

  /** The loop around each loop. */
  private final int[] parent;

  /** Of each loop, one around it or itself: shortcuts to the outermost one that is known. */
  private final int[] outermost;

  /** The headers, inner loops first. */
  private final int[] headers;

  private final int[] depths;

  /** The place of each loop among all, those inside of it being next, and where these end. */
  private final int[] enter;

  private final int[] leave;

  /** Finds the loops. */
  public LoopForest(IrFunction function, Dominators dominators) {
    this.function = function;
    this.dominators = dominators;
    int blocks = function.blockCount();
    innermost = new int[blocks];
    parent = new int[blocks];
    outermost = new int[blocks];
    Arrays.fill(innermost, NONE);
    Arrays.fill(parent, NONE);
    Arrays.setAll(outermost, block -> block);
    headers = findLoops();
    depths = new int[blocks];
    enter = new int[blocks];
    leave = new int[blocks];
    numberLoops();
  }

  private int[] findLoops() {
    int[] found = new int[dominators.reachableCount()];
    int count = 0;
    int[] work = new int[function.blockCount() + 1];
    for (int p = dominators.reachableCount() - 1; p >= 0; p--) {
      int header = dominators.blockAt(p);
      if (fill(header, work)) {
        found[count++] = header;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Assigns the blocks of a header's loop; says whether there is one. */
  private boolean fill(int header, int[] work) {
    int depth = 0;
    for (int e = function.firstIncoming(header); e != NONE; e = function.nextIncoming(e)) {
      int source = function.block(function.source(e));
      if (dominators.dominates(header, source)) {
        depth = enter(header, source, work, depth);
      }
    }
    if (innermost[header] != header) {
      return false;
    }
    while (depth > 0) {
      int block = work[--depth];
      for (int e = function.firstIncoming(block); e != NONE; e = function.nextIncoming(e)) {
        int source = function.block(function.source(e));
        if (dominators.isReachable(source)) {
          depth = enter(header, source, work, depth);
        }
      }
    }
    return true;
  }

  /**
   * Adds a block to a loop, or the outermost loop that it is in; what is before it is to follow.
   */
  private int enter(int header, int block, int[] work, int depth) {
    innermost[header] = header;
    int loop = innermost[block];
    if (loop == NONE) {
      innermost[block] = header;
      work[depth] = block;
      return depth + 1;
    }
    loop = outermost(loop);
    if (loop == header) {
      return depth;
    }
    parent[loop] = header;
    outermost[loop] = header;
    work[depth] = loop;
    return depth + 1;
  }

  private int outermost(int loop) {
    int at = loop;
    while (outermost[at] != at) {
      outermost[at] = outermost[outermost[at]];
      at = outermost[at];
    }
    return at;
  }

  private void numberLoops() {
    int[] sizes = new int[parent.length];
    for (int header : headers) {
      sizes[header]++;
      if (parent[header] != NONE) {
        sizes[parent[header]] += sizes[header];
      }
    }
    int[] free = new int[parent.length];
    int next = 0;
    for (int i = headers.length - 1; i >= 0; i--) {
      int header = headers[i];
      int around = parent[header];
      if (around == NONE) {
        depths[header] = 1;
        enter[header] = next;
        next += sizes[header];
      } else {
        depths[header] = depths[around] + 1;
        enter[header] = free[around];
        free[around] += sizes[header];
      }
      free[header] = enter[header] + 1;
      leave[header] = enter[header] + sizes[header];
    }
  }

  /** The number of loops. */
  public int count() {
    return headers.length;
  }

  /** A loop's header; inner loops come before those around them. */
  public int header(int index) {
    return headers[index];
  }

  /** The header of the innermost loop that a block is in, or {@link IrFunction#NONE}. */
  public int innermost(int block) {
    return block < innermost.length ? innermost[block] : NONE;
  }

  /** The header of the loop around a loop, or {@link IrFunction#NONE}. */
  public int parent(int header) {
    return parent[header];
  }

  /** Whether a block is in a loop, in one inside of it, or is its header. */
  public boolean contains(int header, int block) {
    int loop = innermost(block);
    return loop != NONE && enter[header] <= enter[loop] && enter[loop] < leave[header];
  }

  /** How many loops a block is in. */
  public int depth(int block) {
    int loop = innermost(block);
    return loop == NONE ? 0 : depths[loop];
  }

  /** A block has been made in front of a loop's header; it is in the loop around that. */
  void addPreheader(int block, int header) {
    if (block >= innermost.length) {
      int before = innermost.length;
      innermost = Arrays.copyOf(innermost, Math.max(block + 1, 2 * before));
      Arrays.fill(innermost, before, innermost.length, NONE);
    }
    innermost[block] = parent[header];
  }
}
