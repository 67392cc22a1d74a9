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

  /** Turns round the order of a stretch. */
  void reverse(int start, int end) {
    int[] array = elements;
    for (int first = start, second = end - 1; first < second; first++, second--) {
      int element = array[first];
      array[first] = array[second];
      array[second] = element;
    }
  }

  /** The array that the elements are in, up to the next change; more than elements is in it. */
  int[] array() {
    return elements;
  }

  /** The elements. */
  public int[] toArray() {
    return Arrays.copyOf(elements, size);
  }
}
