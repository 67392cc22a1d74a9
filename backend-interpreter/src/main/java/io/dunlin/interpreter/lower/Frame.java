package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.FunctionContext;
import java.util.BitSet;

/**
 * The fixed part of a function's frame, and which locals have to be zero when it is entered.
 *
 * <p>A local that is written on every path before it is read need not be zeroed. That is followed
 * like the initialization of non-defaultable locals in validation: what is written inside a block
 * is forgotten at its end if a branch may have left it early.
 */
final class Frame {
  private final int[] localSlots;
  private final int[] localTypes;
  private final int parameterCount;
  private final int recordSlot;
  private final int firstTemporary;
  private boolean references;

  private final BitSet written = new BitSet();
  private final BitSet readFirst = new BitSet();
  private int[] log = new int[16];
  private int logSize;

  Frame(FunctionContext function) {
    int count = function.localCount();
    localSlots = new int[count];
    localTypes = new int[count];
    parameterCount = function.paramTypes().length;
    int slot = 0;
    for (int i = 0; i < parameterCount; i++) {
      localSlots[i] = slot;
      localTypes[i] = function.localType(i);
      slot += TypeCodes.slots(localTypes[i]);
    }
    recordSlot = Math.max(slot, slots(function.resultTypes()));
    slot = recordSlot + 1;
    for (int i = parameterCount; i < count; i++) {
      localSlots[i] = slot;
      localTypes[i] = function.localType(i);
      slot += TypeCodes.slots(localTypes[i]);
    }
    firstTemporary = slot;
    for (int type : localTypes) {
      references |= TypeCodes.isReference(type);
    }
    for (int type : function.resultTypes()) {
      references |= TypeCodes.isReference(type);
    }
  }

  private static int slots(int[] types) {
    int count = 0;
    for (int type : types) {
      count += TypeCodes.slots(type);
    }
    return count;
  }

  int recordSlot() {
    return recordSlot;
  }

  int firstTemporary() {
    return firstTemporary;
  }

  int slot(int local) {
    return localSlots[local];
  }

  int type(int local) {
    return localTypes[local];
  }

  /** The function handles references. */
  void noteReference() {
    references = true;
  }

  void read(int local) {
    if (local >= parameterCount && !written.get(local)) {
      readFirst.set(local);
    }
  }

  void write(int local) {
    if (local >= parameterCount && !written.get(local)) {
      written.set(local);
      if (logSize == log.length) {
        log = java.util.Arrays.copyOf(log, 2 * log.length);
      }
      log[logSize++] = local;
    }
  }

  /** A mark to which {@link #forgetSince} goes back. */
  int mark() {
    return logSize;
  }

  void forgetSince(int mark) {
    while (logSize > mark) {
      written.clear(log[--logSize]);
    }
  }

  /** The instructions that a function with so many slots begins with. */
  long[] prologue(int frameSlots) {
    CodeBuffer code = new CodeBuffer();
    int first = readFirst.nextSetBit(0);
    if (first >= 0) {
      int last = readFirst.length() - 1;
      int from = localSlots[first];
      int count = localSlots[last] + TypeCodes.slots(localTypes[last]) - from;
      if (count == 1) {
        code.emit(Code.CONST, from, 0, 0);
      } else {
        code.emit(Code.ZERO, from, count, 0);
      }
    }
    if (references) {
      int from = recordSlot + 1;
      code.emit(Code.ZERO_REF, from, firstTemporary - from, frameSlots);
    }
    return code.toArray(new long[0]);
  }
}
