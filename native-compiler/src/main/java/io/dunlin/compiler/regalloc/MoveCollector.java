package io.dunlin.compiler.regalloc;

import java.util.Arrays;

/**
 * Collects moves in any order; what is collected for one point happens at once.
 *
 * <p>There are four points before each instruction, one after the other. A source may be an
 * instruction to rematerialize, as its complement.
 */
final class MoveCollector {
  /** Moves that belong to the end of the block before, at the beginning of a block. */
  static final int ENTRY = 0;

  /** Moves that belong to the instruction before, or to the beginning of the block. */
  static final int AFTER_PREVIOUS = 1;

  /** Moves that belong to the instruction. */
  static final int BEFORE = 2;

  /** Moves that belong to the end of the block, before a jump. */
  static final int END = 3;

  private static final int POINTS = 4;

  private final MoveList moves = new MoveList();
  private long[] keys = new long[16];

  void add(int instruction, int point, int from, int to, int width) {
    if (from == to) {
      return;
    }
    int index = moves.size();
    if (index == keys.length) {
      keys = Arrays.copyOf(keys, 2 * index);
    }
    keys[index] = ((long) instruction * POINTS + point) << 32 | index;
    moves.add(instruction, from, to, width);
  }

  private void sort() {
    for (int i = 1; i < moves.size(); i++) {
      if (keys[i - 1] > keys[i]) {
        Arrays.sort(keys, 0, moves.size());
        return;
      }
    }
  }

  /** The moves of all points in an order in which they can be made one by one. */
  MoveList schedule(ParallelMoves parallel) {
    sort();
    MoveList scheduled = new MoveList();
    for (int i = 0; i < moves.size(); i++) {
      int move = (int) keys[i];
      parallel.add(moves.from(move), moves.to(move), moves.width(move));
      if (i + 1 == moves.size() || keys[i] >> 32 != keys[i + 1] >> 32) {
        parallel.resolve(moves.before(move), scheduled);
      }
    }
    return scheduled;
  }
}
