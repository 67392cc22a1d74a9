package io.dunlin.compiler.emit;

/**
 * The parts of a function's code whose size depends on where other things are: branches, which have
 * a near and a far form, and alignments.
 *
 * <p>All branches begin as near ones. Whenever one turns out not to reach its target it becomes far
 * for good, and positions are computed again, until all reach. Far ones never become near again, so
 * this ends; in practice after two or three rounds.
 */
final class Relaxation {
  private static final int ALIGNMENT = -1;
  private static final int DATA_ALIGNMENT = -2;

  private final LabelEncoding encoding;
  private final IntTable items = new IntTable(3); // position, kind, label or alignment
  private boolean[] far = {};
  // How much smaller than collected the code before each item has become; one more for the end.
  private int[] shrunk = {0};

  Relaxation(LabelEncoding encoding) {
    this.encoding = encoding;
  }

  int size() {
    return items.size();
  }

  void clear() {
    items.clear();
  }

  void addBranch(int position, int kind, int label) {
    items.add(position, kind, label);
  }

  void addAlignment(int position, int alignment) {
    items.add(position, ALIGNMENT, alignment);
  }

  void addDataAlignment(int position, int alignment) {
    items.add(position, DATA_ALIGNMENT, alignment);
  }

  /** Finds the final sizes. */
  void relax(IntTable labels) {
    far = new boolean[items.size()];
    shrunk = new int[items.size() + 1];
    do {
      place();
    } while (growBranches(labels));
  }

  private void place() {
    int sum = 0;
    for (int item = 0; item < items.size(); item++) {
      shrunk[item] = sum;
      sum += collectedSize(item) - finalSize(item, items.get(item, 0) - sum);
    }
    shrunk[items.size()] = sum;
  }

  private boolean growBranches(IntTable labels) {
    boolean grown = false;
    for (int item = 0; item < items.size(); item++) {
      int kind = items.get(item, 1);
      if (kind >= 0 && !far[item]) {
        int distance = finalLabel(items.get(item, 2), labels) - (items.get(item, 0) - shrunk[item]);
        if (!encoding.isNear(kind, distance)) {
          far[item] = true;
          grown = true;
        }
      }
    }
    return grown;
  }

  private int collectedSize(int item) {
    int kind = items.get(item, 1);
    return kind >= 0 ? encoding.farSize(kind) : items.get(item, 2) - 1;
  }

  private int finalSize(int item, int position) {
    int kind = items.get(item, 1);
    if (kind < 0) {
      return -position & items.get(item, 2) - 1;
    }
    return far[item] ? encoding.farSize(kind) : encoding.nearSize(kind);
  }

  /** Where a label is in the finished code. */
  int finalLabel(int label, IntTable labels) {
    int position = labels.get(label, 0);
    if (position < 0) {
      throw new IllegalStateException("label " + label + " is not bound");
    }
    return position - shrunk[labels.get(label, 1)];
  }

  /** Where a position outside of branches and alignments is in the finished code. */
  int finalPosition(int position) {
    int low = 0;
    int high = items.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (items.get(middle, 0) < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return position - shrunk[low];
  }

  /** Turns positions that never fall into those in the finished code. */
  void makeFinal(int[] positions) {
    int item = 0;
    for (int i = 0; i < positions.length; i++) {
      while (item < items.size() && items.get(item, 0) < positions[i]) {
        item++;
      }
      positions[i] -= shrunk[item];
    }
  }

  /** The finished code, branches and padding written. */
  byte[] shrink(byte[] collected, int size, IntTable labels) {
    byte[] code = new byte[size - shrunk[items.size()]];
    int from = 0;
    int to = 0;
    for (int item = 0; item < items.size(); item++) {
      int position = items.get(item, 0);
      System.arraycopy(collected, from, code, to, position - from);
      to += position - from;
      from = position + collectedSize(item);
      int itemSize = finalSize(item, to);
      write(item, code, to, itemSize, labels);
      to += itemSize;
    }
    System.arraycopy(collected, from, code, to, size - from);
    return code;
  }

  private void write(int item, byte[] code, int at, int itemSize, IntTable labels) {
    int kind = items.get(item, 1);
    if (kind == ALIGNMENT) {
      encoding.writePadding(code, at, at + itemSize);
    } else if (kind >= 0) {
      int target = finalLabel(items.get(item, 2), labels);
      if (far[item]) {
        encoding.writeFar(code, at, kind, target);
      } else {
        encoding.writeNear(code, at, kind, target);
      }
    }
  }
}
