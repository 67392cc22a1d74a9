package io.dunlin.compiler.regalloc;

import java.util.Arrays;

/** When a register is taken: ranges that do not overlap, in order, each with whom it belongs to. */
final class RegisterIntervals {
  /** Owner of a range that no piece may share. */
  static final int NOBODY = Integer.MIN_VALUE;

  private int[] froms = new int[16];
  private int[] tos = new int[16];
  private int[] owners = new int[16];
  private int size;

  /** A range that only pieces of this virtual register may share. */
  static int reservedFor(int virtualRegister) {
    return ~virtualRegister;
  }

  int size() {
    return size;
  }

  int from(int index) {
    return froms[index];
  }

  int owner(int index) {
    return owners[index];
  }

  /** The first range that ends behind a point. */
  int firstEndingAfter(int position) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tos[middle] <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The first range that ends behind a point, none of those before an index doing so. */
  int firstEndingAfter(int position, int least) {
    int low = least;
    int step = 1;
    while (low < size && tos[low] <= position) {
      int next = Math.min(low + step, size);
      if (next == size || tos[next] > position) {
        return firstEndingAfter(position, low + 1, next);
      }
      low = next;
      step *= 2;
    }
    return low;
  }

  private int firstEndingAfter(int position, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tos[middle] <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void insert(int from, int to, int owner) {
    int index = firstEndingAfter(from);
    if (index < size && froms[index] < to) {
      // A reservation within a piece's range, for that piece's virtual register.
      insertAround(index, from, to, owner);
      return;
    }
    insertAt(index, from, to, owner);
  }

  /** Inserts what is left of a range beside reservations that it is allowed to overlap. */
  private void insertAround(int first, int from, int to, int owner) {
    int index = first;
    int start = from;
    while (index < size && froms[index] < to) {
      int next = tos[index];
      if (start < froms[index]) {
        insertAt(index, start, froms[index], owner);
        index++;
      }
      start = next;
      index++;
    }
    if (start < to) {
      insertAt(index, start, to, owner);
    }
  }

  private void insertAt(int index, int from, int to, int owner) {
    if (size == froms.length) {
      froms = Arrays.copyOf(froms, 2 * size);
      tos = Arrays.copyOf(tos, 2 * size);
      owners = Arrays.copyOf(owners, 2 * size);
    }
    int behind = size - index;
    System.arraycopy(froms, index, froms, index + 1, behind);
    System.arraycopy(tos, index, tos, index + 1, behind);
    System.arraycopy(owners, index, owners, index + 1, behind);
    froms[index] = from;
    tos[index] = to;
    owners[index] = owner;
    size++;
  }

  /** Takes away what an owner has within a range. */
  void remove(int from, int to, int owner) {
    int kept = firstEndingAfter(from);
    int index = kept;
    while (index < size && froms[index] < to) {
      if (owners[index] != owner) {
        move(index, kept++);
      }
      index++;
    }
    int behind = size - index;
    System.arraycopy(froms, index, froms, kept, behind);
    System.arraycopy(tos, index, tos, kept, behind);
    System.arraycopy(owners, index, owners, kept, behind);
    size = kept + behind;
  }

  private void move(int from, int to) {
    froms[to] = froms[from];
    tos[to] = tos[from];
    owners[to] = owners[from];
  }
}
