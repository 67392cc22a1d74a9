package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * A comparison as Java has it: what leaves an int to compare with zero, if anything, and the jump
 * that is taken if the comparison holds.
 *
 * @param first an instruction, or -1
 * @param unsignedOf the class whose {@code compareUnsigned} comes first, or null
 * @param jump the jump
 */
record Condition(int first, @Nullable String unsignedOf, int jump) {
  private static final String INTEGER = "java/lang/Integer";
  private static final String LONG = "java/lang/Long";

  /** An {@code i32} that is not zero. */
  static final Condition NON_ZERO = new Condition(-1, null, Opcodes.IFNE);

  /** An {@code i32} that is zero. */
  static final Condition ZERO = new Condition(-1, null, Opcodes.IFEQ);

  private static Condition jump(int jump) {
    return new Condition(-1, null, jump);
  }

  private static Condition unsigned(String type, int jump) {
    return new Condition(-1, type, jump);
  }

  private static Condition with(int first, int jump) {
    return new Condition(first, null, jump);
  }

  /**
   * The comparison that an instruction makes; with a NaN all but {@code ne} do not hold, and
   * references are the same if they are the same object of Java.
   */
  static Condition of(Op op) {
    return switch (op) {
      case I32_EQZ -> ZERO;
      case I32_EQ -> jump(Opcodes.IF_ICMPEQ);
      case I32_NE -> jump(Opcodes.IF_ICMPNE);
      case I32_LT_S -> jump(Opcodes.IF_ICMPLT);
      case I32_GT_S -> jump(Opcodes.IF_ICMPGT);
      case I32_LE_S -> jump(Opcodes.IF_ICMPLE);
      case I32_GE_S -> jump(Opcodes.IF_ICMPGE);
      case I32_LT_U -> unsigned(INTEGER, Opcodes.IFLT);
      case I32_GT_U -> unsigned(INTEGER, Opcodes.IFGT);
      case I32_LE_U -> unsigned(INTEGER, Opcodes.IFLE);
      case I32_GE_U -> unsigned(INTEGER, Opcodes.IFGE);
      case I64_EQZ, I64_EQ -> with(Opcodes.LCMP, Opcodes.IFEQ);
      case I64_NE -> with(Opcodes.LCMP, Opcodes.IFNE);
      case I64_LT_S -> with(Opcodes.LCMP, Opcodes.IFLT);
      case I64_GT_S -> with(Opcodes.LCMP, Opcodes.IFGT);
      case I64_LE_S -> with(Opcodes.LCMP, Opcodes.IFLE);
      case I64_GE_S -> with(Opcodes.LCMP, Opcodes.IFGE);
      case I64_LT_U -> unsigned(LONG, Opcodes.IFLT);
      case I64_GT_U -> unsigned(LONG, Opcodes.IFGT);
      case I64_LE_U -> unsigned(LONG, Opcodes.IFLE);
      case I64_GE_U -> unsigned(LONG, Opcodes.IFGE);
      case F32_EQ -> with(Opcodes.FCMPL, Opcodes.IFEQ);
      case F32_NE -> with(Opcodes.FCMPL, Opcodes.IFNE);
      case F32_LT -> with(Opcodes.FCMPG, Opcodes.IFLT);
      case F32_GT -> with(Opcodes.FCMPL, Opcodes.IFGT);
      case F32_LE -> with(Opcodes.FCMPG, Opcodes.IFLE);
      case F32_GE -> with(Opcodes.FCMPL, Opcodes.IFGE);
      case F64_EQ -> with(Opcodes.DCMPL, Opcodes.IFEQ);
      case F64_NE -> with(Opcodes.DCMPL, Opcodes.IFNE);
      case F64_LT -> with(Opcodes.DCMPG, Opcodes.IFLT);
      case F64_GT -> with(Opcodes.DCMPL, Opcodes.IFGT);
      case F64_LE -> with(Opcodes.DCMPG, Opcodes.IFLE);
      case F64_GE -> with(Opcodes.DCMPL, Opcodes.IFGE);
      case REF_IS_NULL -> jump(Opcodes.IFNULL);
      case REF_EQ -> jump(Opcodes.IF_ACMPEQ);
      default -> throw new AssertionError(op);
    };
  }

  /** The opposite: holds where this one does not. */
  Condition negated() {
    return new Condition(first, unsignedOf, opposite(jump));
  }

  /**
   * Opcodes of opposite jumps are neighbours: of those that test for null, the even one is first.
   */
  private static int opposite(int jump) {
    return jump >= Opcodes.IFNULL ? jump ^ 1 : ((jump + 1) ^ 1) - 1;
  }
}
