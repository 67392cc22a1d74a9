package io.dunlin.compiler.ir;

import java.util.Arrays;

/** The table of values: type, where each is defined, and what it has been replaced by. */
final class Values {
  private static final byte RESULT = 0;
  private static final byte PARAMETER = 1;
  private static final byte CONSTANT = 2;

  private byte[] type = new byte[64];
  private byte[] kind = new byte[64];
  private int[] definition = new int[64];
  private int[] replacement = new int[64];
  private int count;

  int count() {
    return count;
  }

  void clear() {
    count = 0;
  }

  int addResult(IrType newType, int instruction) {
    return add(newType, RESULT, instruction);
  }

  int addParameter(IrType newType, int block) {
    return add(newType, PARAMETER, block);
  }

  /** Adds a constant whose index {@link #define} is to tell. */
  int addConstant(IrType newType) {
    return add(newType, CONSTANT, IrFunction.NONE);
  }

  private int add(IrType newType, byte newKind, int newDefinition) {
    if (count == type.length) {
      int length = 2 * count;
      type = Arrays.copyOf(type, length);
      kind = Arrays.copyOf(kind, length);
      definition = Arrays.copyOf(definition, length);
      replacement = Arrays.copyOf(replacement, length);
    }
    type[count] = (byte) newType.ordinal();
    kind[count] = newKind;
    definition[count] = newDefinition;
    replacement[count] = count;
    return count++;
  }

  IrType type(int value) {
    return IrType.of(type[value]);
  }

  boolean isResult(int value) {
    return kind[value] == RESULT;
  }

  boolean isParameter(int value) {
    return kind[value] == PARAMETER;
  }

  boolean isConstant(int value) {
    return kind[value] == CONSTANT;
  }

  void define(int value, int newDefinition) {
    definition[value] = newDefinition;
  }

  int definition(int value) {
    return definition[value];
  }

  void replace(int value, int by) {
    replacement[value] = by;
  }

  /** What stands for a value now; shortens the way there for the next time. */
  int resolve(int value) {
    int next = replacement[value];
    if (next == value) {
      return value;
    }
    int end = next;
    while (replacement[end] != end) {
      end = replacement[end];
    }
    int at = value;
    while (at != end) {
      int following = replacement[at];
      replacement[at] = end;
      at = following;
    }
    return end;
  }
}
