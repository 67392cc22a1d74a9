package io.dunlin.compiler.regalloc;

import java.util.Arrays;

/** Pieces that are to be looked at, the longest first: a heap. */
final class PieceQueue {
  /** The complement of a piece's length, and its number in the lower half. */
  private long[] keys = new long[64];

  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(Piece piece) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    long key = (long) ~piece.length() << 32 | piece.id;
    int at = size++;
    while (at > 0 && keys[(at - 1) / 2] > key) {
      keys[at] = keys[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    keys[at] = key;
  }

  /** Takes the longest piece away and gives its number; of equally long ones, the oldest. */
  int remove() {
    int first = (int) keys[0];
    long key = keys[--size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && keys[child + 1] < keys[child]) {
        child++;
      }
      if (keys[child] >= key) {
        break;
      }
      keys[at] = keys[child];
      at = child;
    }
    keys[at] = key;
    return first;
  }
}
