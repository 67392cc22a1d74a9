package io.dunlin.bytecode.emit;

import java.util.Arrays;

/**
 * The types of what Java's stack holds, deepest first: value types, or those of {@link JavaTypes}.
 */
final class OperandStack {
  private int[] types = new int[16];
  private int size;

  int size() {
    return size;
  }

  int type(int index) {
    return types[index];
  }

  /** The entry has been brought into another form. */
  void setType(int index, int type) {
    types[index] = type;
  }

  /** The type of the entry on top. */
  int top() {
    return types[size - 1];
  }

  /** The type of the entry that was popped last. */
  int popped() {
    return types[size];
  }

  void push(int type) {
    if (size == types.length) {
      types = Arrays.copyOf(types, 2 * size);
    }
    types[size++] = type;
  }

  void pushAll(int[] more) {
    for (int type : more) {
      push(type);
    }
  }

  void pop(int count) {
    size -= count;
  }

  void clear() {
    size = 0;
  }
}
