package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.Op;
import org.objectweb.asm.Opcodes;

/**
 * Instructions on halves with several lanes by Java's own instructions, where these are few: where
 * there are many accesses to memory, HotSpot inlines no methods of ours.
 */
final class PackedEmitter {
  /** The highest bit of each byte. */
  private static final long BYTES = 0x8080808080808080L;

  /** The highest bit of each lane of two bytes. */
  private static final long SHORTS = 0x8000800080008000L;

  private final JavaCode code;
  private final VectorPlan plan;
  private final Emission emission;
  private final ComponentEmitter components;

  PackedEmitter(Emission emission, ComponentEmitter components) {
    this.emission = emission;
    this.code = emission.code;
    this.plan = emission.vectors;
    this.components = components;
  }

  /** Whether an operand of an instruction is computed from more than once. */
  static boolean repeats(VectorPlan plan, int at, Op op, int operand) {
    return switch (op) {
      case V128_BITSELECT -> operand == 1;
      case I8X16_NEG, I16X8_NEG -> true;
      case I8X16_GT_U -> operand == 0 && !plan.isSmall(at);
      default -> false;
    };
  }

  /** Puts one half of the result of an instruction onto the stack; says whether it can. */
  boolean emit(int at, Op op, int half) {
    switch (op) {
      case V128_BITSELECT -> bitselect(at, half);
      case I8X16_NEG -> negate(at, half, BYTES);
      case I16X8_NEG -> negate(at, half, SHORTS);
      case I8X16_ADD -> {
        return addSmall(at, half);
      }
      case I8X16_GT_U -> {
        return compareWithConstant(at, half);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Where the mask has a 1 the operands are exchanged in the second: x ^ y is added to y. */
  private void bitselect(int at, int half) {
    components.load(at, 0, half);
    components.load(at, 1, half);
    code.op(Opcodes.LXOR);
    components.load(at, 2, half);
    code.op(Opcodes.LAND);
    components.load(at, 1, half);
    code.op(Opcodes.LXOR);
  }

  /** The lower bits are subtracted from the highest one, so that nothing is borrowed. */
  private void negate(int at, int half, long high) {
    code.push(high);
    lowerBits(at, half, high);
    code.op(Opcodes.LSUB);
    components.load(at, 0, half);
    code.push(high);
    code.op(Opcodes.LAND);
    code.op(Opcodes.LXOR);
    code.push(high);
    code.op(Opcodes.LXOR);
  }

  private void lowerBits(int at, int half, long high) {
    components.load(at, 0, half);
    code.push(~high);
    code.op(Opcodes.LAND);
  }

  private boolean addSmall(int at, int half) {
    if (!plan.isSmall(at)) {
      return false;
    }
    components.load(at, 0, half);
    components.load(at, 1, half);
    code.op(Opcodes.LADD);
    return true;
  }

  /**
   * Adds so much to the lower bits of bytes that the highest bit is set of those that are greater
   * than the constant's. Then it is up to the highest bits, if the constant's are equal.
   */
  private boolean compareWithConstant(int at, int half) {
    int constant = plan.fused(at, 1);
    if (constant == VectorPlan.NONE || emission.form.op(constant) != Op.V128_CONST) {
      return false;
    }
    long bound = half == 0 ? emission.form.value(constant) : emission.form.highHalf(constant);
    boolean isHigh = (bound & BYTES) == BYTES;
    if (isHigh ? plan.isSmall(at) : (bound & BYTES) != 0) {
      return false;
    }
    if (plan.isSmall(at)) {
      components.load(at, 0, half);
    } else {
      lowerBits(at, half, BYTES);
    }
    code.push(~BYTES - (bound & ~BYTES));
    code.op(Opcodes.LADD);
    if (!plan.isSmall(at)) {
      components.load(at, 0, half);
      code.op(isHigh ? Opcodes.LAND : Opcodes.LOR);
    }
    code.push(BYTES);
    code.op(Opcodes.LAND);
    spread();
    return true;
  }

  /** Fills the bytes whose highest bit is set with ones. */
  private void spread() {
    code.push(Byte.SIZE - 1);
    code.op(Opcodes.LUSHR);
    code.push(0xFFL);
    code.op(Opcodes.LMUL);
  }
}
