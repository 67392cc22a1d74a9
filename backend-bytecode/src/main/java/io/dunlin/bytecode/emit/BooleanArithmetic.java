package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Opcodes;

/**
 * Comparisons whose results are wanted as numbers, computed without a branch: which of two ways is
 * taken may depend on data that nothing can predict, and HotSpot does not turn such branches into
 * conditional moves when they have once seemed predictable.
 */
final class BooleanArithmetic {
  private static final int SIGN_BIT_OF_INT = 31;
  private static final int SIGN_BIT_OF_LONG = 63;

  /** The number of leading zeros has this bit only if all bits are zero. */
  private static final int ALL_ZERO_OF_INT = 5;

  private static final int ALL_ZERO_OF_LONG = 6;

  private final Emission emission;

  BooleanArithmetic(Emission emission) {
    this.emission = emission;
  }

  /**
   * Replaces the operands on the stack by the result, if the comparison can be computed in a few
   * instructions.
   *
   * @return whether it can
   */
  boolean emit(Op op) {
    JavaCode code = emission.code;
    switch (op) {
      case I32_EQZ -> isZero();
      case I32_EQ -> {
        code.op(Opcodes.IXOR);
        isZero();
      }
      case I32_NE -> {
        code.op(Opcodes.IXOR);
        isNotZero();
      }
      case I64_EQZ -> isLongZero();
      case I64_EQ -> {
        code.op(Opcodes.LXOR);
        isLongZero();
      }
      case I64_NE -> {
        code.op(Opcodes.LXOR);
        isLongZero();
        negate();
      }
      case I32_LT_S -> isLess(false, true);
      case I32_LT_U -> isLess(false, false);
      case I32_GT_S -> isLess(true, true);
      case I32_GT_U -> isLess(true, false);
      case I32_GE_S -> {
        isLess(false, true);
        negate();
      }
      case I32_GE_U -> {
        isLess(false, false);
        negate();
      }
      case I32_LE_S -> {
        isLess(true, true);
        negate();
      }
      case I32_LE_U -> {
        isLess(true, false);
        negate();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void isZero() {
    emission.code.invokeStatic("java/lang/Integer", "numberOfLeadingZeros", "(I)I");
    emission.code.push(ALL_ZERO_OF_INT);
    emission.code.op(Opcodes.IUSHR);
  }

  /** A number or its negative has the sign bit, unless it is zero. */
  private void isNotZero() {
    JavaCode code = emission.code;
    code.op(Opcodes.DUP);
    code.op(Opcodes.INEG);
    code.op(Opcodes.IOR);
    code.push(SIGN_BIT_OF_INT);
    code.op(Opcodes.IUSHR);
  }

  private void isLongZero() {
    emission.code.invokeStatic("java/lang/Long", "numberOfLeadingZeros", "(J)I");
    emission.code.push(ALL_ZERO_OF_LONG);
    emission.code.op(Opcodes.IUSHR);
  }

  private void negate() {
    emission.code.push(1);
    emission.code.op(Opcodes.IXOR);
  }

  /** In 64 bits the sign of the difference of two {@code i32} says which is less. */
  private void isLess(boolean swapped, boolean signed) {
    JavaCode code = emission.code;
    if (swapped) {
      code.op(Opcodes.SWAP);
    }
    int mark = emission.locals.mark();
    extend(signed);
    int second = emission.storeTemporary(TypeCodes.I64);
    extend(signed);
    code.load(TypeCodes.I64, second);
    emission.locals.release(mark);
    code.op(Opcodes.LSUB);
    code.push(SIGN_BIT_OF_LONG);
    code.op(Opcodes.LUSHR);
    code.op(Opcodes.L2I);
  }

  private void extend(boolean signed) {
    if (signed) {
      emission.code.op(Opcodes.I2L);
    } else {
      emission.code.zeroExtend();
    }
  }
}
