package io.dunlin.compiler.machine;

import java.util.Arrays;

/** A list of ints that grows. */
final class IntList {
  private int[] elements = new int[16];
  private int size;

  int size() {
    return size;
  }

  int get(int index) {
    return elements[index];
  }

  void set(int index, int value) {
    elements[index] = value;
  }

  void add(int value) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, 2 * size);
    }
    elements[size++] = value;
  }

  void swap(int first, int second) {
    int value = elements[first];
    elements[first] = elements[second];
    elements[second] = value;
  }

  int[] toArray() {
    return Arrays.copyOf(elements, size);
  }
}
