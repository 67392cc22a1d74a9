package io.dunlin.compiler.machine;

import java.util.Arrays;

/** A list of longs that grows. */
final class LongList {
  private long[] elements = new long[16];
  private int size;

  int size() {
    return size;
  }

  long get(int index) {
    return elements[index];
  }

  void set(int index, long value) {
    elements[index] = value;
  }

  void add(long value) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, 2 * size);
    }
    elements[size++] = value;
  }

  void swap(int first, int second) {
    long value = elements[first];
    elements[first] = elements[second];
    elements[second] = value;
  }
}
