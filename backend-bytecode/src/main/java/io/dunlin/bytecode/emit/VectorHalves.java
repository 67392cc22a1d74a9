package io.dunlin.bytecode.emit;

import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Opcodes;

/**
 * Vectors as two halves: on Java's stack the low one lies below the high one. Instructions that
 * treat both halves the same put their operands into temporaries and take the halves from there,
 * which costs nothing once HotSpot has compiled them.
 */
final class VectorHalves {
  private final Emission emission;

  VectorHalves(Emission emission) {
    this.emission = emission;
  }

  /** Puts the vector on top of the stack into a temporary. */
  int pop() {
    return emission.storeTemporary(TypeCodes.V128);
  }

  void loadLow(int vector) {
    emission.code.load(TypeCodes.I64, vector);
  }

  void loadHigh(int vector) {
    emission.code.load(TypeCodes.I64, vector + JavaTypes.slots(TypeCodes.I64));
  }

  /** Puts one half of a vector onto the stack. */
  void load(int vector, boolean high) {
    if (high) {
      loadHigh(vector);
    } else {
      loadLow(vector);
    }
  }

  /** Leaves one half of the vector on top of the stack. */
  void keep(boolean high) {
    JavaCode code = emission.code;
    if (high) {
      code.op(Opcodes.DUP2_X2);
      code.op(Opcodes.POP2);
    }
    code.op(Opcodes.POP2);
  }
}
