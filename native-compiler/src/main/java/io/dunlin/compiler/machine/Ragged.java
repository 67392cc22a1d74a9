package io.dunlin.compiler.machine;

import java.util.List;

/** Rows of ints of different lengths, in two flat arrays. */
final class Ragged {
  private final int[] starts;
  private final int[] elements;

  private Ragged(int[] starts, int[] elements) {
    this.starts = starts;
    this.elements = elements;
  }

  static Ragged of(List<int[]> rows) {
    int count = rows.size();
    int[] starts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      starts[i + 1] = starts[i] + rows.get(i).length;
    }
    int[] elements = new int[starts[count]];
    for (int i = 0; i < count && elements.length > 0; i++) {
      int[] row = rows.get(i);
      for (int k = 0, to = starts[i]; k < row.length; k++) {
        elements[to++] = row[k];
      }
    }
    return new Ragged(starts, elements);
  }

  int size(int row) {
    return starts[row + 1] - starts[row];
  }

  int get(int row, int index) {
    return elements[starts[row] + index];
  }

  /** Row {@code v} of the result names, in order, the rows that name {@code v} here. */
  Ragged inverse(int rows) {
    int[] inverseStarts = new int[rows + 1];
    for (int element : elements) {
      inverseStarts[element + 1]++;
    }
    for (int i = 0; i < rows; i++) {
      inverseStarts[i + 1] += inverseStarts[i];
    }
    int[] next = inverseStarts.clone();
    int[] inverse = new int[elements.length];
    for (int row = 0; row + 1 < starts.length; row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        inverse[next[elements[i]]++] = row;
      }
    }
    return new Ragged(inverseStarts, inverse);
  }
}
