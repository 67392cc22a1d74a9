package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.Code;

/**
 * Conditional branches. A comparison that has just been emitted for the condition is merged with
 * the branch.
 */
final class Conditions {
  private static final int NONE = -1;

  private final CodeBuffer code;
  private final VirtualStack stack;
  private final Operands operands;

  Conditions(CodeBuffer code, VirtualStack stack, Operands operands) {
    this.code = code;
    this.stack = stack;
    this.operands = operands;
  }

  /** Branches if the entry is not zero; gives the place of the operand that takes the distance. */
  int branchIf(int condition) {
    return branch(condition, Code.BR_IF, Code.BR_AND_C);
  }

  /** Branches if the entry is zero; gives the place of the operand that takes the distance. */
  int branchUnless(int condition) {
    if (isLast(condition) && negateLast()) {
      return branchIf(condition);
    }
    return branch(condition, Code.BR_UNLESS, Code.BR_NAND_C);
  }

  private boolean isLast(int at) {
    return stack.kind(at) == VirtualStack.SLOT && code.lastWrites(stack.slotAt(at));
  }

  private int branch(int condition, int plain, int test) {
    if (isLast(condition)) {
      int last = code.lastOperation();
      int left = code.lastB();
      int right = code.lastC();
      int merged = last == Code.AND_C ? test : NONE;
      if (plain == Code.BR_IF && merged == NONE) {
        merged = branchFor(last);
      }
      if (merged == NONE && plain == Code.BR_UNLESS) {
        merged = negatedBranchFor(last);
      }
      if (merged != NONE) {
        code.dropLast();
        return code.emit(merged, left, right, 0);
      }
    }
    return code.emit(plain, operands.slot(condition), 0, 0);
  }

  /** The branch that is taken where a comparison gives 1. */
  private static int branchFor(int comparison) {
    switch (comparison) {
      case Code.EQ:
        return Code.BR_EQ;
      case Code.NE:
        return Code.BR_NE;
      case Code.LT_S:
        return Code.BR_LT_S;
      case Code.LE_S:
        return Code.BR_LE_S;
      case Code.LT_U:
        return Code.BR_LT_U;
      case Code.LE_U:
        return Code.BR_LE_U;
      case Code.EQ_C:
        return Code.BR_EQ_C;
      case Code.NE_C:
        return Code.BR_NE_C;
      case Code.LT_S_C:
        return Code.BR_LT_S_C;
      case Code.GT_S_C:
        return Code.BR_GT_S_C;
      case Code.LT_U_C:
        return Code.BR_LT_U_C;
      case Code.GT_U_C:
        return Code.BR_GT_U_C;
      case Code.F64_EQ:
        return Code.BR_F64_EQ;
      case Code.F64_NE:
        return Code.BR_F64_NE;
      case Code.F64_LT:
        return Code.BR_F64_LT;
      case Code.F64_LE:
        return Code.BR_F64_LE;
      case Code.REF_IS_NULL:
        return Code.BR_ON_NULL;
      case Code.REF_EQ:
        return Code.BR_REF_EQ;
      case Code.REF_TEST:
        return Code.BR_ON_CAST;
      default:
        return NONE;
    }
  }

  /** The branch that is taken where a comparison gives 0 and has no comparison as its negation. */
  private static int negatedBranchFor(int comparison) {
    switch (comparison) {
      case Code.F64_LT:
        return Code.BR_F64_NLT;
      case Code.F64_LE:
        return Code.BR_F64_NLE;
      case Code.REF_IS_NULL:
        return Code.BR_ON_NON_NULL;
      case Code.REF_EQ:
        return Code.BR_REF_NE;
      case Code.REF_TEST:
        return Code.BR_ON_CAST_FAIL;
      default:
        return NONE;
    }
  }

  /** Negates an entry in place if it is the result of the last instruction, a comparison. */
  boolean negate(int at) {
    return isLast(at) && negateLast();
  }

  private boolean negateLast() {
    switch (code.lastOperation()) {
      case Code.EQ:
        return change(Code.NE, 0);
      case Code.NE:
        return change(Code.EQ, 0);
      case Code.EQ_C:
        return change(Code.NE_C, 0);
      case Code.NE_C:
        return change(Code.EQ_C, 0);
      case Code.F32_EQ:
        return change(Code.F32_NE, 0);
      case Code.F32_NE:
        return change(Code.F32_EQ, 0);
      case Code.F64_EQ:
        return change(Code.F64_NE, 0);
      case Code.F64_NE:
        return change(Code.F64_EQ, 0);
      case Code.LT_S:
        return swap(Code.LE_S);
      case Code.LE_S:
        return swap(Code.LT_S);
      case Code.LT_U:
        return swap(Code.LE_U);
      case Code.LE_U:
        return swap(Code.LT_U);
      case Code.LT_S_C:
        return change(Code.GT_S_C, -1);
      case Code.GT_S_C:
        return change(Code.LT_S_C, 1);
      case Code.LT_U_C:
        return code.lastC() != 0 && change(Code.GT_U_C, -1);
      case Code.GT_U_C:
        return code.lastC() != -1 && change(Code.LT_U_C, 1);
      default:
        return false;
    }
  }

  private boolean swap(int operation) {
    code.changeLast(operation, code.lastC(), code.lastB());
    return true;
  }

  /** Changes the comparison; the constant must stay in range as i32 and as i64. */
  private boolean change(int operation, int step) {
    int constant = code.lastC();
    if ((step == -1 && constant == Integer.MIN_VALUE)
        || (step == 1 && constant == Integer.MAX_VALUE)) {
      return false;
    }
    code.changeLast(operation, code.lastB(), constant + step);
    return true;
  }
}
