package io.dunlin.compiler.emit;

import java.util.Arrays;

/** Rows of ints of one length, in a flat array that grows. */
final class IntTable {
  private final int columns;
  private int[] cells;
  private int size;

  IntTable(int columns) {
    this.columns = columns;
    cells = new int[8 * columns];
  }

  int size() {
    return size;
  }

  void add(int... row) {
    if (row.length != columns) {
      throw new IllegalArgumentException(row.length + " cells");
    }
    int at = size * columns;
    if (at == cells.length) {
      cells = Arrays.copyOf(cells, 2 * at);
    }
    System.arraycopy(row, 0, cells, at, columns);
    size++;
  }

  int get(int row, int column) {
    return cells[row * columns + column];
  }

  void set(int row, int column, int value) {
    cells[row * columns + column] = value;
  }

  int[] column(int column) {
    int[] result = new int[size];
    for (int row = 0; row < size; row++) {
      result[row] = get(row, column);
    }
    return result;
  }

  byte[] byteColumn(int column) {
    byte[] result = new byte[size];
    for (int row = 0; row < size; row++) {
      result[row] = (byte) get(row, column);
    }
    return result;
  }
}
