package io.dunlin.compiler.build;

import java.util.Arrays;

/** The operand stack, with values for operands. */
final class ValueStack {
  private int[] values = new int[32];
  private int height;

  int height() {
    return height;
  }

  void push(int value) {
    if (height == values.length) {
      values = Arrays.copyOf(values, 2 * height);
    }
    values[height++] = value;
  }

  int pop() {
    return values[--height];
  }

  void drop(int count) {
    height -= count;
  }

  /** An operand by its distance from the top, which is 0. */
  int peek(int depth) {
    return values[height - 1 - depth];
  }

  /** An operand by its height, 0 for the bottom. */
  int at(int index) {
    return values[index];
  }

  void truncate(int newHeight) {
    height = newHeight;
  }

  void clear() {
    height = 0;
  }
}
