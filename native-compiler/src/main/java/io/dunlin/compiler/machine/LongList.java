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

  /** Takes all elements away. */
  void clear() {
    size = 0;
  }

  /** Turns round the order of a stretch. */
  void reverse(int start, int end) {
    long[] array = elements;
    for (int first = start, second = end - 1; first < second; first++, second--) {
      long element = array[first];
      array[first] = array[second];
      array[second] = element;
    }
  }

  /** The array that the elements are in, up to the next change; more than elements is in it. */
  long[] array() {
    return elements;
  }
}
