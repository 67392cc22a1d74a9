package io.dunlin.compiler.emit;

import java.util.LinkedHashMap;
import java.util.Map;

/** The constants of a function, each once; largest first, so that none needs room before it. */
final class ConstantPool {
  private static final int LARGEST = 16;
  private static final int SMALLEST = 4;

  private final Map<Constant, Integer> labels = new LinkedHashMap<>();
  private int alignment = 1;

  /** A constant of so many bytes. */
  private record Constant(int bytes, long low, long high) {}

  int label(int bytes, long low, long high, MachineBuffer buffer) {
    alignment = Math.max(alignment, bytes);
    return labels.computeIfAbsent(new Constant(bytes, low, high), key -> buffer.label());
  }

  void clear() {
    labels.clear();
    alignment = 1;
  }

  int alignment() {
    return alignment;
  }

  void append(MachineBuffer buffer) {
    if (labels.isEmpty()) {
      return;
    }
    buffer.alignData(alignment);
    for (int bytes = LARGEST; bytes >= SMALLEST; bytes /= 2) {
      for (Map.Entry<Constant, Integer> entry : labels.entrySet()) {
        if (entry.getKey().bytes == bytes) {
          buffer.bind(entry.getValue());
          append(entry.getKey(), buffer);
        }
      }
    }
  }

  private static void append(Constant constant, MachineBuffer buffer) {
    if (constant.bytes == SMALLEST) {
      buffer.putInt((int) constant.low);
      return;
    }
    buffer.putLong(constant.low);
    if (constant.bytes == LARGEST) {
      buffer.putLong(constant.high);
    }
  }
}
