package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.MachineFunction;
import java.util.Arrays;

/**
 * The loops of a function, how they nest, and how often blocks may run.
 *
 * <p>Every cycle has one entry, so an edge to a block that a depth-first search has not left yet
 * leads to a loop's header. Loops are collected from the innermost outwards, each as one block of
 * those around it, in nearly linear time.
 */
final class LoopForest {
  static final int NONE = -1;

  private static final float ITERATIONS = 8;
  private static final int DEEPEST_COUNTED = 8;
  private static final float COLD = 1f / 128;

  private final MachineFunction function;
  private final int[] preorder;
  private final int[] reversePostorder;
  // Loops are known by their headers. The innermost loop of each block that is not its header.
  private final int[] enclosing;
  private final boolean[] header;
  private final int[] depths;
  private final float[] frequencies;
  private final int[] firstBlocks;
  private final int[] lastBlocks;
  // The place of each loop among all, those inside of it being next, and where these end.
  private final int[] enter;
  private final int[] leave;
  private int reached;

  LoopForest(MachineFunction function) {
    this.function = function;
    int count = function.blockCount();
    preorder = new int[count];
    Arrays.fill(preorder, NONE);
    reversePostorder = new int[count];
    enclosing = new int[count];
    Arrays.fill(enclosing, NONE);
    header = new boolean[count];
    depths = new int[count];
    frequencies = new float[count];
    firstBlocks = new int[count];
    Arrays.fill(firstBlocks, count);
    lastBlocks = new int[count];
    search();
    findLoops();
    for (int i = count - reached; i < count; i++) {
      int block = reversePostorder[i];
      int around = enclosing[block];
      depths[block] = (around == NONE ? 0 : depths[around]) + (header[block] ? 1 : 0);
    }
    for (int block = 0; block < count; block++) {
      frequencies[block] = estimate(block);
      int loop = loop(block);
      if (loop != NONE) {
        firstBlocks[loop] = Math.min(firstBlocks[loop], block);
        lastBlocks[loop] = block;
      }
    }
    enter = new int[count];
    leave = new int[count];
    numberLoops();
  }

  /** Inner loops come after those around them in the reverse postorder. */
  private void numberLoops() {
    int count = function.blockCount();
    int[] sizes = new int[count];
    for (int i = count - 1; i >= count - reached; i--) {
      int loop = reversePostorder[i];
      if (header[loop]) {
        sizes[loop]++;
        int around = enclosing[loop];
        if (around != NONE) {
          sizes[around] += sizes[loop];
          firstBlocks[around] = Math.min(firstBlocks[around], firstBlocks[loop]);
          lastBlocks[around] = Math.max(lastBlocks[around], lastBlocks[loop]);
        }
      }
    }
    int next = 0;
    for (int i = count - reached; i < count; i++) {
      int loop = reversePostorder[i];
      if (header[loop]) {
        int around = enclosing[loop];
        int start = around == NONE ? next : leave[around];
        enter[loop] = start;
        leave[loop] = start + 1;
        if (around == NONE) {
          next += sizes[loop];
        } else {
          leave[around] += sizes[loop];
        }
      }
    }
  }

  /** The innermost loop that a block belongs to, by its header, or {@link #NONE}. */
  int loop(int block) {
    return header[block] ? block : enclosing[block];
  }

  /** The loop around a loop, or {@link #NONE}. */
  int parent(int loop) {
    return enclosing[loop];
  }

  /** The block of a loop that is laid out first. */
  int firstBlock(int loop) {
    return firstBlocks[loop];
  }

  /** The block of a loop that is laid out last. */
  int lastBlock(int loop) {
    return lastBlocks[loop];
  }

  /** How many loops a block belongs to. */
  int depth(int block) {
    return depths[block];
  }

  /** Does a block belong to a loop? */
  boolean isInside(int block, int loop) {
    int inner = loop(block);
    return inner != NONE && enter[loop] <= enter[inner] && enter[inner] < leave[loop];
  }

  /** How often a block may run for each time that the function is called. */
  float frequency(int block) {
    return frequencies[block];
  }

  private float estimate(int block) {
    float frequency = function.isCold(block) ? COLD : 1;
    for (int i = Math.min(depths[block], DEEPEST_COUNTED); i > 0; i--) {
      frequency *= ITERATIONS;
    }
    return frequency;
  }

  private void search() {
    int count = function.blockCount();
    if (count == 0) {
      return;
    }
    int[] stack = new int[count];
    int[] nextSuccessor = new int[count];
    int size = 0;
    int order = 0;
    int post = count;
    stack[size++] = 0;
    preorder[0] = order++;
    while (size > 0) {
      int block = stack[size - 1];
      if (nextSuccessor[block] < function.successorCount(block)) {
        int successor = function.successor(block, nextSuccessor[block]++);
        if (preorder[successor] == NONE) {
          preorder[successor] = order++;
          stack[size++] = successor;
        }
      } else {
        reversePostorder[--post] = block;
        size--;
      }
    }
    reached = order;
  }

  private void findLoops() {
    int count = function.blockCount();
    int[] place = new int[count];
    for (int i = count - reached; i < count; i++) {
      place[reversePostorder[i]] = i;
    }
    int[] outermost = new int[count]; // union-find: the outermost loop found so far
    Arrays.setAll(outermost, block -> block);
    int[] work = new int[count];
    for (int i = count - 1; i >= count - reached; i--) {
      int candidate = reversePostorder[i];
      int size = 0;
      for (int j = 0; j < function.predecessorCount(candidate); j++) {
        int latch = function.predecessor(candidate, j);
        if (preorder[latch] != NONE && place[latch] >= i) {
          header[candidate] = true;
          size = join(find(outermost, latch), candidate, outermost, work, size);
        }
      }
      while (size > 0) {
        int inside = work[--size];
        for (int j = 0; j < function.predecessorCount(inside); j++) {
          int before = function.predecessor(inside, j);
          if (preorder[before] != NONE) {
            size = join(find(outermost, before), candidate, outermost, work, size);
          }
        }
      }
    }
  }

  private int join(int block, int loop, int[] outermost, int[] work, int size) {
    if (block == loop) {
      return size;
    }
    enclosing[block] = loop;
    outermost[block] = loop;
    work[size] = block;
    return size + 1;
  }

  private static int find(int[] outermost, int block) {
    int at = block;
    while (outermost[at] != at) {
      outermost[at] = outermost[outermost[at]];
      at = outermost[at];
    }
    return at;
  }
}
