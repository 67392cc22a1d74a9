package io.dunlin.compiler.ir;

import java.util.Arrays;

/**
 * Many growing lists of ints in one array. A list that outgrows its place moves to the end with
 * twice the room.
 */
final class IntRanges {
  private int[] data = new int[64];
  private int used;
  private int[] start = new int[16];
  private int[] size = new int[16];
  private int[] room = new int[16];
  private int lists;

  /** Takes all lists away. */
  void clear() {
    used = 0;
    lists = 0;
  }

  /** Adds an empty list. */
  int add() {
    if (lists == start.length) {
      int length = 2 * lists;
      start = Arrays.copyOf(start, length);
      size = Arrays.copyOf(size, length);
      room = Arrays.copyOf(room, length);
    }
    start[lists] = used;
    size[lists] = 0;
    room[lists] = 0;
    return lists++;
  }

  int size(int list) {
    return size[list];
  }

  int get(int list, int index) {
    return data[start[list] + index];
  }

  void set(int list, int index, int value) {
    data[start[list] + index] = value;
  }

  void append(int list, int value) {
    int length = size[list];
    if (length == room[list]) {
      grow(list, length);
    }
    data[start[list] + length] = value;
    size[list] = length + 1;
  }

  private void grow(int list, int length) {
    boolean last = start[list] + length == used;
    // The newest list grows where it is; one int more is enough there.
    int extra = last ? 1 : Math.max(2, length);
    if (!last) {
      reserve(length + extra);
      System.arraycopy(data, start[list], data, used, length);
      start[list] = used;
      used += length;
    } else {
      reserve(extra);
    }
    used += extra;
    room[list] = length + extra;
  }

  private void reserve(int more) {
    if (used + more > data.length) {
      data = Arrays.copyOf(data, Math.max(2 * data.length, used + more));
    }
  }

  void remove(int list, int index) {
    int from = start[list] + index;
    System.arraycopy(data, from + 1, data, from, size[list] - index - 1);
    size[list]--;
  }

  /** Lets two lists change their contents. */
  void swap(int one, int other) {
    int oldStart = start[one];
    start[one] = start[other];
    start[other] = oldStart;
    int oldSize = size[one];
    size[one] = size[other];
    size[other] = oldSize;
    int oldRoom = room[one];
    room[one] = room[other];
    room[other] = oldRoom;
  }

  void clear(int list) {
    size[list] = 0;
  }
}
