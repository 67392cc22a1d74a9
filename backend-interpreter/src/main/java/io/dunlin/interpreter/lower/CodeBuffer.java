package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Form;
import io.dunlin.interpreter.code.OffsetTable;
import io.dunlin.interpreter.code.Words;
import java.util.Arrays;

/**
 * Collects instructions, and knows the last one as long as it may still be changed: until control
 * can arrive behind it from elsewhere.
 */
final class CodeBuffer {
  private static final int NONE = -1;
  private static final long LOW_HALF = 0xFFFFFFFFL;

  /** Where operand a stands in an instruction's first word. */
  private static final long FIRST_MASK = LOW_HALF & ~(long) Words.OPERATION_MASK;

  private long[] code = new long[128];
  private int size;
  private int last = NONE;

  /** Pairs: the place behind an instruction, and its offset in the binary. */
  private int[] marks = new int[64];

  private int markCount;

  void clear() {
    size = 0;
    last = NONE;
    markCount = 0;
  }

  /** The place of the next instruction. */
  int size() {
    return size;
  }

  /** The distance that a word holds in its low half. */
  int distance(int at) {
    return (int) code[at];
  }

  /** Writes the distance that a word holds in its low half. */
  void setDistance(int at, int distance) {
    code[at] = (code[at] & ~LOW_HALF) | (distance & LOW_HALF);
  }

  private void room(int count) {
    if (size + count > code.length) {
      code = Arrays.copyOf(code, Math.max(size + count, 2 * code.length));
    }
  }

  private static long pair(int low, int high) {
    return ((long) high << 32) | (low & LOW_HALF);
  }

  /** Emits an instruction; gives the place of its last word, whose low half is operand c. */
  int emit(int operation, int a, int b, int c, int d) {
    room(2);
    last = size;
    code[size] = pair((a << Words.OPERATION_BITS) | operation, b);
    code[size + 1] = pair(c, d);
    size += 2;
    return size - 1;
  }

  int emit(int operation, int a, int b, int c) {
    return emit(operation, a, b, c, 0);
  }

  /** Emits an instruction of which the last operand is a whole word. */
  void emitWide(int operation, int a, int b, long operand) {
    emit(operation, a, b, (int) operand, (int) (operand >> 32));
  }

  /** Appends a word that is not an instruction; gives its place. */
  int emitData(long value) {
    append(value);
    last = NONE;
    return size - 1;
  }

  /** Appends a word that is an operand of the last instruction, which may still be changed. */
  void append(long operand) {
    room(1);
    code[size++] = operand;
  }

  /** Changes the first operand of an instruction. */
  void setFirst(int at, int a) {
    code[at] = (code[at] & ~FIRST_MASK) | ((a << Words.OPERATION_BITS) & LOW_HALF);
  }

  /** Notes that execution can stop at the last instruction. */
  void mark(int offset) {
    if (markCount == marks.length) {
      marks = Arrays.copyOf(marks, 2 * marks.length);
    }
    marks[markCount++] = size;
    marks[markCount++] = offset;
  }

  /** Control may arrive here from elsewhere, or the last instruction must stay as it is. */
  void barrier() {
    last = NONE;
  }

  /** The operation of the last instruction, or a negative number if it must not be changed. */
  int lastOperation() {
    return last == NONE ? NONE : Words.operation(code, last);
  }

  /** Operand b of the last instruction. */
  int lastB() {
    return (int) (code[last] >> 32);
  }

  /** Operand c of the last instruction. */
  int lastC() {
    return (int) code[last + 1];
  }

  /** Replaces the last instruction, but not the slot that it writes. */
  void changeLast(int operation, int b, int c) {
    code[last] = pair(((int) code[last] & ~Words.OPERATION_MASK) | operation, b);
    code[last + 1] = pair(c, 0);
  }

  /** Whether the last instruction writes this slot, and may be changed. */
  boolean lastWrites(int slot) {
    return last != NONE
        && Words.a(code, last) == slot
        && Form.of(Words.operation(code, last)).hasResult();
  }

  /** Changes the slot that the last instruction writes. */
  void retargetLast(int slot) {
    setFirst(last, slot);
  }

  /** Removes the last instruction, which must not be one at which execution can stop. */
  void dropLast() {
    size = last;
    last = NONE;
  }

  /** Appends the last instruction once more, behind what {@code between} emits in its place. */
  void insertBeforeLast(Runnable between) {
    long[] saved = Arrays.copyOfRange(code, last, size);
    boolean marked = markCount > 0 && marks[markCount - 2] == size;
    int offset = marked ? marks[markCount - 1] : 0;
    if (marked) {
      markCount -= 2;
    }
    size = last;
    between.run();
    room(saved.length);
    last = size;
    System.arraycopy(saved, 0, code, size, saved.length);
    size += saved.length;
    if (marked) {
      mark(offset);
    }
  }

  /** The code, behind a prologue. */
  long[] toArray(long[] prologue) {
    long[] all = Arrays.copyOf(prologue, prologue.length + size);
    System.arraycopy(code, 0, all, prologue.length, size);
    return all;
  }

  /** The offsets of the marked instructions, moved by the length of a prologue. */
  OffsetTable offsets(int prologueLength) {
    OffsetTable.Builder table = new OffsetTable.Builder();
    for (int i = 0; i < markCount; i += 2) {
      table.add(marks[i] + prologueLength, marks[i + 1]);
    }
    return table.build();
  }
}
