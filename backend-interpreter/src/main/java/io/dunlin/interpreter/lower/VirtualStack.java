package io.dunlin.interpreter.lower;

import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;

/**
 * What the operand stack holds at the place that is lowered.
 *
 * <p>Each entry has a slot of the frame of its own, but its value need not be there: it may be that
 * of a local, a constant, or a sum that has not been computed because the instruction that takes it
 * may compute it along the way. {@link Operands} emits the code that brings a value into a slot.
 */
final class VirtualStack {
  /** The value is in the entry's own slot. */
  static final int SLOT = 0;

  /** The value is that of the local in slot x. */
  static final int LOCAL = 1;

  /** The value is a constant. */
  static final int CONSTANT = 2;

  /** The i32 sum of the slots x and y. */
  static final int SUM = 3;

  /** The i32 sum of slot x and a constant. */
  static final int OFFSET = 4;

  /** Slot x, an i32, shifted left by a constant. */
  static final int SCALED = 5;

  /** The i32 sum of slot x, and of slot y shifted left by a constant. */
  static final int SUM_SCALED = 6;

  /** The i32 sum of slot x shifted left by a constant, and another constant. */
  static final int SCALED_OFFSET = 7;

  /** The vector in slot x, shifted by a constant; y says which instruction and count. */
  static final int SHIFTED_VECTOR = 8;

  private int[] kinds = new int[64];
  private int[] types = new int[64];
  private int[] slots = new int[64];
  private int[] xs = new int[64];
  private int[] ys = new int[64];
  private int[] shifts = new int[64];
  private long[] constants = new long[64];
  private long[] highHalves = new long[64];
  private int height;
  private int firstSlot;
  private int maxSlot;

  /** Empties the stack; its slots begin here. */
  void clear(int slot) {
    height = 0;
    firstSlot = slot;
    maxSlot = slot;
  }

  int height() {
    return height;
  }

  /** The number of slots that the frame has had to have until now. */
  int maxSlot() {
    return maxSlot;
  }

  /** The slot that an entry at this height has, or would have if it were pushed. */
  int slotAt(int at) {
    return at == height ? nextSlot() : slots[at];
  }

  private int nextSlot() {
    return height == 0 ? firstSlot : slots[height - 1] + TypeCodes.slots(types[height - 1]);
  }

  int kind(int at) {
    return kinds[at];
  }

  int type(int at) {
    return types[at];
  }

  int x(int at) {
    return xs[at];
  }

  int y(int at) {
    return ys[at];
  }

  int shift(int at) {
    return shifts[at];
  }

  long constant(int at) {
    return constants[at];
  }

  /** The high half of a constant that is a vector. */
  long constantHigh(int at) {
    return highHalves[at];
  }

  boolean isConstant(int at) {
    return kinds[at] == CONSTANT;
  }

  /** Whether the value is a constant that fits into an immediate. */
  boolean isImmediate(int at) {
    return kinds[at] == CONSTANT && constants[at] == (int) constants[at];
  }

  boolean isReference(int at) {
    return TypeCodes.isReference(types[at]);
  }

  /** Pushes a value that is in its own slot, and gives the slot. */
  int push(int type) {
    if (height == kinds.length) {
      grow();
    }
    int slot = nextSlot();
    kinds[height] = SLOT;
    types[height] = type;
    slots[height] = slot;
    height++;
    maxSlot = Math.max(maxSlot, slot + TypeCodes.slots(type));
    return slot;
  }

  private void grow() {
    int length = 2 * height;
    kinds = Arrays.copyOf(kinds, length);
    types = Arrays.copyOf(types, length);
    slots = Arrays.copyOf(slots, length);
    xs = Arrays.copyOf(xs, length);
    ys = Arrays.copyOf(ys, length);
    shifts = Arrays.copyOf(shifts, length);
    constants = Arrays.copyOf(constants, length);
    highHalves = Arrays.copyOf(highHalves, length);
  }

  void pushLocal(int type, int slot) {
    push(type);
    setLocal(height - 1, slot);
  }

  void pushConstant(int type, long value) {
    push(type);
    kinds[height - 1] = CONSTANT;
    constants[height - 1] = value;
  }

  void pushVectorConstant(long low, long high) {
    pushConstant(TypeCodes.V128, low);
    highHalves[height - 1] = high;
  }

  boolean isVector(int at) {
    return types[at] == TypeCodes.V128;
  }

  /** The value of the entry is in its own slot now. */
  void setSlot(int at) {
    kinds[at] = SLOT;
  }

  /** The value of the entry is the constant that it was. */
  void setConstant(int at) {
    kinds[at] = CONSTANT;
  }

  void setType(int at, int type) {
    types[at] = type;
  }

  /** Whether the value is one that is yet to be computed. */
  boolean isPending(int at) {
    return kinds[at] >= SUM;
  }

  /** The value of the entry is that of a local now. */
  void setLocal(int at, int slot) {
    kinds[at] = LOCAL;
    xs[at] = slot;
  }

  /** The value of the entry is yet to be computed. */
  void setPending(int at, int kind, int x, int y, int shift, int constant) {
    kinds[at] = kind;
    xs[at] = x;
    ys[at] = y;
    shifts[at] = shift;
    constants[at] = constant;
  }

  /** Whether the value depends on a slot that is not the entry's own. */
  boolean dependsOn(int at, int slot) {
    switch (kinds[at]) {
      case SLOT:
      case CONSTANT:
        return false;
      case SUM:
      case SUM_SCALED:
        return xs[at] == slot || ys[at] == slot;
      default:
        return xs[at] == slot;
    }
  }

  void pop() {
    height--;
  }

  void pop(int count) {
    height -= count;
  }

  /** Removes everything above a height. */
  void truncate(int to) {
    height = to;
  }
}
