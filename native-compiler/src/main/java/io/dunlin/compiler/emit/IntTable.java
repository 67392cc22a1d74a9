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

  void clear() {
    size = 0;
  }

  void add(int first, int second) {
    int at = addRow(2);
    cells[at] = first;
    cells[at + 1] = second;
  }

  void add(int first, int second, int third) {
    int at = addRow(3);
    cells[at] = first;
    cells[at + 1] = second;
    cells[at + 2] = third;
  }

  void add(int... row) {
    int at = addRow(row.length);
    System.arraycopy(row, 0, cells, at, row.length);
  }

  /** Where the cells of a new row are. */
  private int addRow(int length) {
    if (length != columns) {
      throw new IllegalArgumentException(length + " cells");
    }
    int at = size * columns;
    if (at == cells.length) {
      cells = Arrays.copyOf(cells, 2 * at);
    }
    size++;
    return at;
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
