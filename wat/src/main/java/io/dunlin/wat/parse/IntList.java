package io.dunlin.wat.parse;

import java.util.Arrays;

/** A growing list of numbers, to be used again and again. */
final class IntList {
  private int[] values = new int[8];
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int get(int index) {
    return values[index];
  }

  void set(int index, int value) {
    values[index] = value;
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  int removeLast() {
    return values[--size];
  }

  int last() {
    return values[size - 1];
  }

  void clear() {
    size = 0;
  }

  /** The array that holds the values; only as many as {@link #size()} count. */
  int[] values() {
    return values;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
