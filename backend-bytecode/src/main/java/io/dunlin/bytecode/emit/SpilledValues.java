package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FrameLayout;
import io.dunlin.bytecode.form.Operands;
import io.dunlin.wasm.type.TypeCodes;

/**
 * Where the values of a function are that has them in a frame. Of the operands, some on top may be
 * on Java's stack instead: those that instructions have put there since all were last flushed.
 */
final class SpilledValues {
  /** So many operands are left on Java's stack in the hope that they are soon used. */
  private static final int MAX_OPERANDS = 32;

  private static final int FRAME = 0;

  final FrameLayout layout;
  private final Emission emission;
  private final int numbers;
  private final int references;
  private final ArraySlots arrays;

  /** The slot of the deepest operand on Java's stack. */
  private int bottom;

  SpilledValues(Emission emission, FrameLayout layout) {
    this.emission = emission;
    this.layout = layout;
    this.numbers = emission.locals.allocateDefined(JavaTypes.NUMBERS);
    this.references = emission.locals.allocateDefined(JavaTypes.REFERENCES);
    this.arrays = new ArraySlots(emission.code, numbers, references);
  }

  /** Finds the arrays; at the beginning of a method. */
  void begin() {
    pushFrame();
    emission.code.getField(RuntimeNames.FRAME, "numbers", "[J");
    emission.code.store(JavaTypes.NUMBERS, numbers);
    pushFrame();
    emission.code.getField(RuntimeNames.FRAME, "references", "[Ljava/lang/Object;");
    emission.code.store(JavaTypes.REFERENCES, references);
  }

  void pushFrame() {
    emission.code.load(JavaTypes.FRAME, FRAME);
  }

  /** Makes sure that the operands of an instruction are on Java's stack. */
  void prepare(int at, int count) {
    if (emission.stack.size() < count || emission.stack.size() > MAX_OPERANDS) {
      flush();
    }
    if (emission.stack.size() == 0) {
      Operands all = layout.operands(at);
      Operands[] needed = new Operands[count];
      for (int i = count - 1; i >= 0; i--) {
        needed[i] = all;
        all = all.below();
      }
      bottom = all.end();
      for (Operands operand : needed) {
        arrays.load(operand.type(), operand.slot());
        emission.stack.push(operand.type());
      }
    }
  }

  /** Puts all operands that are on Java's stack into their slots. */
  void flush() {
    int[] types = new int[emission.stack.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = emission.stack.type(i);
    }
    storeAll(types, bottom);
    emission.stack.clear();
  }

  /** Puts what is on top of Java's stack into slots from this one on. */
  void storeAll(int[] types, int firstSlot) {
    int slot = firstSlot;
    for (int type : types) {
      slot += TypeCodes.slots(type);
    }
    for (int i = types.length - 1; i >= 0; i--) {
      slot -= TypeCodes.slots(types[i]);
      store(types[i], slot);
    }
  }

  /** Moves values to other slots, which may not overlap. */
  void move(int[] types, int from, int to) {
    int offset = 0;
    for (int type : types) {
      arrays.load(type, from + offset);
      store(type, to + offset);
      offset += TypeCodes.slots(type);
    }
  }

  /** What is put onto Java's empty stack next belongs into slots from this one on. */
  void beginAt(int slot) {
    bottom = slot;
  }

  void load(int type, int slot) {
    arrays.load(type, slot);
  }

  /** Takes the value on top of Java's stack. */
  void store(int type, int slot) {
    int mark = emission.locals.mark();
    int value = emission.storeTemporary(type);
    arrays.store(type, slot, value);
    emission.locals.release(mark);
  }
}
