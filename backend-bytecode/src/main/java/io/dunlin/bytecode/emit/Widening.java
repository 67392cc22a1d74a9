package io.dunlin.bytecode.emit;

import io.dunlin.wasm.type.TypeCodes;

/** Brings operands to 64 bits that are addresses, indices or lengths of either width. */
final class Widening {
  private Widening() {}

  /** Zero-extends the value on top of the stack. */
  static void one(Emission emission, int type) {
    if (type == TypeCodes.I32) {
      emission.code.zeroExtend();
    }
  }

  /** Zero-extends the three values on top of the stack, of which these are the types. */
  static void three(Emission emission, int first, int second, int third) {
    int mark = emission.locals.mark();
    int slot3 = emission.storeTemporary(third);
    int slot2 = emission.storeTemporary(second);
    one(emission, first);
    emission.code.load(second, slot2);
    one(emission, second);
    emission.code.load(third, slot3);
    one(emission, third);
    emission.locals.release(mark);
  }
}
