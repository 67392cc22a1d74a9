package io.dunlin.interpreter.code;

import io.dunlin.wasm.op.Op;

/** The operand that says which vector instruction it is, and which lane it takes. */
public final class VectorOperand {
  private static final Op[] OPS = Op.values();
  private static final int LANE_SHIFT = 16;

  private VectorOperand() {}

  /** The operand for an instruction and a lane, or a count up to 63. */
  public static int of(Op op, int lane) {
    return (lane << LANE_SHIFT) | op.ordinal();
  }

  /** The instruction that an operand names. */
  public static Op op(int operand) {
    return OPS[operand & ((1 << LANE_SHIFT) - 1)];
  }

  /** The lane that an operand names. */
  public static int lane(int operand) {
    return operand >>> LANE_SHIFT;
  }

  /** The mnemonic, and the lane if there is one and it is not 0. */
  static String toString(int operand) {
    String mnemonic = op(operand).mnemonic();
    return lane(operand) == 0 ? mnemonic : mnemonic + ":" + lane(operand);
  }
}
