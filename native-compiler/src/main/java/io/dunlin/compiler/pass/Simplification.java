package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrOp.Immediate;
import io.dunlin.compiler.ir.Shape;

/**
 * Rewrites instructions by rules, one block after the other: constant folding, algebra,
 * comparisons, conversions, division by constants, addresses. What a rule has written is looked at
 * again.
 */
public final class Simplification implements Pass {
  private static final int NONE = IrFunction.NONE;

  /** Creates the pass. */
  public Simplification() {}

  @Override
  public boolean run(IrFunction function) {
    return new Run(function).simplify();
  }

  private static final class Run {
    private final IrFunction function;
    private final IrBuilder ir;
    private final Folding folding;
    private final ArithmeticRules arithmetic;
    private final BitRules bits;
    private final CompareRules comparisons;
    private final ConversionRules conversions;
    private final DivisionRules divisions;
    private final AddressRules addresses;
    private boolean changed;

    Run(IrFunction function) {
      this.function = function;
      ir = new IrBuilder(function);
      folding = new Folding(function);
      arithmetic = new ArithmeticRules(function, ir);
      bits = new BitRules(function, ir);
      comparisons = new CompareRules(function, ir);
      conversions = new ConversionRules(function, ir);
      divisions = new DivisionRules(function, ir);
      addresses = new AddressRules(function, ir);
    }

    boolean simplify() {
      for (int b = function.entry(); b != NONE; b = function.nextBlock(b)) {
        int i = function.firstInstruction(b);
        while (i != NONE) {
          i = visit(i, b);
        }
      }
      return changed;
    }

    /** Gives the instruction to go on with. */
    private int visit(int i, int block) {
      int before = function.previous(i);
      int value = replacement(i);
      if (value == NONE) {
        return function.next(i);
      }
      changed = true;
      function.replace(function.result(i), value);
      function.remove(i);
      return before == NONE ? function.firstInstruction(block) : function.next(before);
    }

    private int replacement(int i) {
      IrOp op = function.op(i);
      if (op.immediate() == Immediate.MEMORY) {
        changed |= addresses.apply(i);
        return NONE;
      }
      if (op == IrOp.TRAP_IF || op == IrOp.BRANCH) {
        simplifyCondition(i);
        return NONE;
      }
      if (!op.isPure() || function.operandCount(i) == 0 || function.resultCount(i) != 1) {
        return op == IrOp.TRUNC_S || op == IrOp.TRUNC_U ? folding.fold(i) : NONE;
      }
      int folded = folding.fold(i);
      if (folded != NONE) {
        return folded;
      }
      ir.inFrontOf(i);
      return byRule(i, op, function.shape(i));
    }

    /** A branch or conditional trap tells only zero from other numbers. */
    private void simplifyCondition(int i) {
      int condition = comparisons.condition(function.operand(i, 0));
      if (condition != NONE) {
        function.setOperand(i, 0, condition);
        changed = true;
      }
    }

    private int byRule(int i, IrOp op, Shape shape) {
      int a = function.operand(i, 0);
      int b = function.operandCount(i) > 1 ? function.operand(i, 1) : NONE;
      if (op.isCommutative(shape) && b != NONE && function.isConstant(a) && op.resultCount() == 1) {
        boolean both = function.isConstant(b);
        if (!both) {
          function.setOperand(i, 0, b);
          function.setOperand(i, 1, a);
          return byRule(i, op, shape);
        }
      }
      return switch (op) {
        case ADD, SUB, MUL, NEG, ABS -> arithmetic.apply(op, shape, a, b);
        case AND, OR, XOR, SHL, SHR_S, SHR_U, ROTL, ROTR, EXTEND8_S, EXTEND16_S, EXTEND32_S ->
            bits.apply(op, shape, a, b);
        case EQ, NE, LT_S, LT_U, GT_S, GT_U, LE_S, LE_U, GE_S, GE_U, LT, GT, LE, GE ->
            comparisons.apply(op, shape, a, b);
        case WRAP_I64, EXTEND_I32_U, EXTEND_I32_S, REINTERPRET -> conversions.apply(op, shape, a);
        case DIV_S, DIV_U, REM_S, REM_U -> divisions.apply(op, shape, a, b);
        case SELECT -> comparisons.select(shape, a, b, function.operand(i, 2));
        default -> NONE;
      };
    }
  }
}
