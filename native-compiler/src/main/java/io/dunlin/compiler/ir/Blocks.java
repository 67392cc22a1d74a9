package io.dunlin.compiler.ir;

import java.util.Arrays;

/** The table of blocks, in a list whose order is that of the code. */
final class Blocks {
  int[] first = new int[16];
  int[] last = new int[16];
  int[] next = new int[16];
  int[] previous = new int[16];
  int[] firstIncoming = new int[16];
  boolean[] cold = new boolean[16];
  boolean[] placed = new boolean[16];
  final IntRanges parameters = new IntRanges();
  int head = IrFunction.NONE;
  int tail = IrFunction.NONE;
  private int count;

  int count() {
    return count;
  }

  void clear() {
    count = 0;
    parameters.clear();
    head = IrFunction.NONE;
    tail = IrFunction.NONE;
  }

  int add() {
    if (count == first.length) {
      int length = 2 * count;
      first = Arrays.copyOf(first, length);
      last = Arrays.copyOf(last, length);
      next = Arrays.copyOf(next, length);
      previous = Arrays.copyOf(previous, length);
      firstIncoming = Arrays.copyOf(firstIncoming, length);
      cold = Arrays.copyOf(cold, length);
      placed = Arrays.copyOf(placed, length);
    }
    first[count] = IrFunction.NONE;
    last[count] = IrFunction.NONE;
    firstIncoming[count] = IrFunction.NONE;
    next[count] = IrFunction.NONE;
    previous[count] = IrFunction.NONE;
    cold[count] = false;
    placed[count] = false;
    parameters.add();
    return count++;
  }

  void placeAfter(int block, int before) {
    int behind = before == IrFunction.NONE ? head : next[before];
    previous[block] = before;
    next[block] = behind;
    if (before == IrFunction.NONE) {
      head = block;
    } else {
      next[before] = block;
    }
    if (behind == IrFunction.NONE) {
      tail = block;
    } else {
      previous[behind] = block;
    }
    placed[block] = true;
  }

  void unplace(int block) {
    int before = previous[block];
    int behind = next[block];
    if (before == IrFunction.NONE) {
      head = behind;
    } else {
      next[before] = behind;
    }
    if (behind == IrFunction.NONE) {
      tail = before;
    } else {
      previous[behind] = before;
    }
    previous[block] = IrFunction.NONE;
    next[block] = IrFunction.NONE;
    placed[block] = false;
  }
}
