package io.dunlin.bytecode.form;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** The instructions of a function in arrays that grow. */
final class Instructions {
  private static final int INITIAL = 64;
  private static final int[] NOTHING = {};
  private static final int[][] SINGLE = new int[TypeCodes.V128 + 1][];

  static {
    for (int type = TypeCodes.I32; type <= TypeCodes.V128; type++) {
      SINGLE[type] = new int[] {type};
    }
  }

  private Op[] ops = new Op[INITIAL];
  private int[] offsets = new int[INITIAL];
  private int[] indices = new int[INITIAL];
  private int[] indices2 = new int[INITIAL];
  private long[] values = new long[INITIAL];
  private int[] pops = new int[INITIAL];
  private int[][] pushes = new int[INITIAL][];
  private int[] operandStarts = new int[INITIAL];
  private int[] extraStarts = new int[INITIAL + 1];
  private int[] extras = new int[INITIAL];
  private int size;

  int size() {
    return size;
  }

  /** Adds an instruction without immediates. */
  void add(Op op, int offset) {
    if (size == ops.length) {
      grow(2 * size);
    }
    ops[size] = op;
    offsets[size] = offset;
    pushes[size] = NOTHING;
    operandStarts[size] = FunctionForm.NONE;
    extraStarts[size + 1] = extraStarts[size];
    size++;
  }

  private void grow(int capacity) {
    ops = Arrays.copyOf(ops, capacity);
    offsets = Arrays.copyOf(offsets, capacity);
    indices = Arrays.copyOf(indices, capacity);
    indices2 = Arrays.copyOf(indices2, capacity);
    values = Arrays.copyOf(values, capacity);
    pops = Arrays.copyOf(pops, capacity);
    pushes = Arrays.copyOf(pushes, capacity);
    operandStarts = Arrays.copyOf(operandStarts, capacity);
    extraStarts = Arrays.copyOf(extraStarts, capacity + 1);
  }

  /** Makes another instruction of the one that was added last. */
  void replace(Op op) {
    ops[size - 1] = op;
  }

  void setIndices(int index, int index2) {
    indices[size - 1] = index;
    indices2[size - 1] = index2;
  }

  /** Makes an instruction use another local. */
  void setLocal(int at, int local) {
    indices[at] = local;
  }

  /**
   * Puts instructions that follow each other into another order, none of which is a region's or
   * branches to it.
   *
   * @param start the first of them
   * @param order all of them; they must have the operands that they had
   * @param borders where in this order stretches begin which had the order before, among others
   */
  void reorder(int start, List<Integer> order, BitSet borders) {
    Instructions old = copy(start, start + order.size());
    int border = 0;
    for (int i = 0; i < order.size(); i++) {
      border = borders.get(i) ? i : border;
      int at = start + i;
      int from = order.get(i) - start;
      ops[at] = old.ops[from];
      offsets[at] = old.offsets[from];
      indices[at] = old.indices[from];
      indices2[at] = old.indices2[from];
      values[at] = old.values[from];
      pops[at] = old.pops[from];
      pushes[at] = old.pushes[from];
      operandStarts[at] = old.operandStarts[from];
      if (operandStarts[at] >= start) {
        operandStarts[at] =
            start + border + firstFrom(operandStarts[at], order.subList(border, i + 1));
      }
      int count = old.extras(from);
      System.arraycopy(old.extras, old.extraStarts[from], extras, extraStarts[at], count);
      extraStarts[at + 1] = extraStarts[at] + count;
    }
  }

  /** In a stretch, which is ascending, the first place of an instruction or of one behind it. */
  private static int firstFrom(int instruction, List<Integer> stretch) {
    int place = Collections.binarySearch(stretch, instruction);
    return place < 0 ? -place - 1 : place;
  }

  private Instructions copy(int from, int to) {
    Instructions copy = new Instructions();
    copy.ops = Arrays.copyOfRange(ops, from, to);
    copy.offsets = Arrays.copyOfRange(offsets, from, to);
    copy.indices = Arrays.copyOfRange(indices, from, to);
    copy.indices2 = Arrays.copyOfRange(indices2, from, to);
    copy.values = Arrays.copyOfRange(values, from, to);
    copy.pops = Arrays.copyOfRange(pops, from, to);
    copy.pushes = Arrays.copyOfRange(pushes, from, to);
    copy.operandStarts = Arrays.copyOfRange(operandStarts, from, to);
    int firstExtra = extraStarts[from];
    copy.extras = Arrays.copyOfRange(extras, firstExtra, extraStarts[to]);
    copy.extraStarts = Arrays.copyOfRange(extraStarts, from, to + 1);
    Arrays.setAll(copy.extraStarts, i -> copy.extraStarts[i] - firstExtra);
    copy.size = to - from;
    return copy;
  }

  void setValue(long value) {
    values[size - 1] = value;
  }

  void setOperandStart(int start) {
    operandStarts[size - 1] = start;
  }

  void setStack(int popped, int[] pushed) {
    pops[size - 1] = popped;
    pushes[size - 1] = pushed.length == 0 ? NOTHING : pushed;
  }

  /** Makes the type more exact of the only value that an instruction pushes. */
  void setPushed(int at, int type) {
    pushes[at] = single(type);
  }

  /** The shared list of one type. */
  static int[] single(int type) {
    return type < SINGLE.length ? SINGLE[type] : new int[] {type};
  }

  void addExtra(int value) {
    int end = extraStarts[size];
    if (end == extras.length) {
      extras = Arrays.copyOf(extras, 2 * end);
    }
    extras[end] = value;
    extraStarts[size] = end + 1;
  }

  Op op(int at) {
    return ops[at];
  }

  int offset(int at) {
    return offsets[at];
  }

  int index(int at) {
    return indices[at];
  }

  int index2(int at) {
    return indices2[at];
  }

  long value(int at) {
    return values[at];
  }

  int pops(int at) {
    return pops[at];
  }

  int[] pushes(int at) {
    return pushes[at];
  }

  int operandStart(int at) {
    return operandStarts[at];
  }

  int extra(int at, int index) {
    return extras[extraStarts[at] + index];
  }

  int extras(int at) {
    return extraStarts[at + 1] - extraStarts[at];
  }
}
