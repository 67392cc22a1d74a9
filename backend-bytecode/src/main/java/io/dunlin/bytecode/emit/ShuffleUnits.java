package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;

/** The indices of a shuffle, and how many bytes it moves together. */
final class ShuffleUnits {
  private ShuffleUnits() {}

  /** The index of the byte, among those of both operands, that becomes one byte of the result. */
  static int index(FunctionForm form, int at, int target) {
    long half = target < Long.BYTES ? form.value(at) : form.highHalf(at);
    return (int) (half >>> (Byte.SIZE * (target % Long.BYTES))) & 0x1F;
  }

  /** The greatest power of two such that the shuffle moves units of so many bytes. */
  static int of(FunctionForm form, int at) {
    int unit = Long.BYTES;
    while (unit > 1 && !moves(form, at, unit)) {
      unit /= 2;
    }
    return unit;
  }

  private static boolean moves(FunctionForm form, int at, int unit) {
    for (int target = 0; target < 2 * Long.BYTES; target++) {
      int first = index(form, at, target - target % unit);
      if (first % unit != 0 || index(form, at, target) != first + target % unit) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether each component of the result is one of the operands', or if they are {@code int}s one
   * with its bytes rotated.
   */
  static boolean areComponents(FunctionForm form, int at, VectorForm components) {
    return of(form, at) >= components.bytes()
        || (components == VectorForm.INTS && rotatesComponents(form, at, components.bytes()));
  }

  /** Whether each component of the result is of one at the same place in the operands. */
  static boolean keepComponents(FunctionForm form, int at, VectorForm components) {
    for (int i = 0; i < components.count(); i++) {
      int source = index(form, at, i * components.bytes()) / components.bytes();
      if (source % components.count() != i) {
        return false;
      }
    }
    return areComponents(form, at, components);
  }

  private static boolean rotatesComponents(FunctionForm form, int at, int bytes) {
    for (int target = 0; target < 2 * Long.BYTES; target++) {
      int first = index(form, at, target - target % bytes);
      int rotated = (first + target % bytes) % bytes;
      if (index(form, at, target) != first - first % bytes + rotated) {
        return false;
      }
    }
    return true;
  }
}
