package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import io.dunlin.compiler.machine.MachineFunction;

/** Finds the stretches of a bundle's life that control flow leads to from each other. */
final class Stretches {
  private static final int NONE = -1;

  private final MachineFunction function;
  private final Positions positions;
  private IntList ranges = new IntList();
  private int[] roots = {};

  Stretches(MachineFunction function, Positions positions) {
    this.function = function;
    this.positions = positions;
  }

  /** Looks at the stretches of another bundle, which are ranges as pieces have them. */
  void connect(IntList stretches) {
    ranges = stretches;
    if (roots.length < count()) {
      roots = new int[2 * count()];
    }
    for (int stretch = 0; stretch < count(); stretch++) {
      roots[stretch] = stretch;
    }
    for (int stretch = 0; stretch < count(); stretch++) {
      followEdges(stretch);
    }
  }

  int count() {
    return ranges.size() / 3;
  }

  private int from(int stretch) {
    return ranges.get(3 * stretch);
  }

  private int to(int stretch) {
    return ranges.get(3 * stretch + 1);
  }

  private void followEdges(int stretch) {
    int block = positions.block(from(stretch));
    while (block < function.blockCount() && positions.end(block) <= to(stretch)) {
      for (int i = 0; i < function.successorCount(block); i++) {
        int start = positions.start(function.successor(block, i));
        if (start < from(stretch) || start >= to(stretch)) {
          int other = find(start);
          if (other != NONE) {
            roots[root(other)] = root(stretch);
          }
        }
      }
      block++;
    }
  }

  private int find(int position) {
    int low = 0;
    int high = count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (to(middle) <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < count() && from(low) <= position ? low : NONE;
  }

  /** The stretch that stands for all that this one is connected to. */
  int root(int stretch) {
    int at = stretch;
    while (roots[at] != at) {
      roots[at] = roots[roots[at]];
      at = roots[at];
    }
    return at;
  }
}
