package io.dunlin.compiler.machine;

import java.util.Arrays;

/** A list of ints that grows. Serves one thread. */
public final class IntList {
  private int[] elements = new int[16];
  private int size;

  /** How many elements there are. */
  public int size() {
    return size;
  }

  /** Is there no element? */
  public boolean isEmpty() {
    return size == 0;
  }

  /** An element. */
  public int get(int index) {
    return elements[index];
  }

  /** Replaces an element. */
  public void set(int index, int value) {
    elements[index] = value;
  }

  /** Appends an element. */
  public void add(int value) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, 2 * size);
    }
    elements[size++] = value;
  }

  /** Takes the last element away. */
  public int removeLast() {
    return elements[--size];
  }

  /** Takes all elements away. */
  public void clear() {
    size = 0;
  }

  void swap(int first, int second) {
    int value = elements[first];
    elements[first] = elements[second];
    elements[second] = value;
  }

  /** The elements. */
  public int[] toArray() {
    return Arrays.copyOf(elements, size);
  }
}
