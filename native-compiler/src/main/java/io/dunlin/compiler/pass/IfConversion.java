package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;

/**
 * Turns small branches into choices: where both ways meet again at once and do no more than compute
 * a few numbers, these are computed in any case, and one is selected.
 */
public final class IfConversion implements Pass {
  private static final int NONE = IrFunction.NONE;

  /** The instructions that may be executed in vain. */
  private static final int MAX_COST = 3;

  /** The values that may be selected. */
  private static final int MAX_SELECTS = 2;

  /** Creates the pass. */
  public IfConversion() {}

  @Override
  public boolean run(IrFunction function) {
    boolean changed = false;
    for (int b = function.entry(); b != NONE; b = function.nextBlock(b)) {
      while (function.op(function.lastInstruction(b)) == IrOp.BRANCH && convert(function, b)) {
        changed = true;
      }
    }
    return changed;
  }

  private static boolean convert(IrFunction function, int block) {
    int branch = function.lastInstruction(block);
    int taken = function.edge(branch, 0);
    int other = function.edge(branch, 1);
    int join = join(function, taken, other);
    if (join == NONE || function.isCold(join)) {
      return false;
    }
    int fromTaken = arrival(function, taken, join);
    int fromOther = arrival(function, other, join);
    if (cost(function, taken, join) + cost(function, other, join) > MAX_COST
        || !isWorthSelecting(function, fromTaken, fromOther)) {
      return false;
    }
    moveArm(function, taken, join, branch);
    moveArm(function, other, join, branch);
    IrBuilder ir = new IrBuilder(function);
    ir.inFrontOf(branch);
    int condition = function.operand(branch, 0);
    int count = function.argumentCount(fromTaken);
    int[] arguments = new int[count];
    for (int i = 0; i < count; i++) {
      int one = function.argument(fromTaken, i);
      int two = function.argument(fromOther, i);
      arguments[i] = one == two ? one : ir.select(condition, one, two);
    }
    int jump = ir.jump(join);
    for (int argument : arguments) {
      function.addArgument(jump, argument);
    }
    int armOne = function.target(taken);
    int armTwo = function.target(other);
    function.remove(branch);
    removeArm(function, armOne, join);
    removeArm(function, armTwo, join);
    return true;
  }

  /** The block in which both edges arrive, directly or through a block of their own; or -1. */
  private static int join(IrFunction function, int taken, int other) {
    int one = onward(function, taken);
    int two = onward(function, other);
    int direct = function.target(taken);
    int directOther = function.target(other);
    if (direct == directOther) {
      return direct;
    }
    if (one == directOther || (one != NONE && one == two)) {
      return one;
    }
    return two == direct ? two : NONE;
  }

  /**
   * Where an edge's target jumps to if it is an arm: entered by this edge only, without handlers.
   */
  private static int onward(IrFunction function, int edge) {
    int arm = function.target(edge);
    int last = function.lastInstruction(arm);
    boolean isArm =
        function.hasOneIncoming(arm)
            && function.op(last) == IrOp.JUMP
            && !function.isCold(arm)
            && function.target(function.edge(last, 0)) != arm;
    return isArm ? function.target(function.edge(last, 0)) : NONE;
  }

  /** The edge that arrives in the join. */
  private static int arrival(IrFunction function, int edge, int join) {
    int target = function.target(edge);
    return target == join ? edge : function.edge(function.lastInstruction(target), 0);
  }

  private static int cost(IrFunction function, int edge, int join) {
    int arm = function.target(edge);
    if (arm == join) {
      return 0;
    }
    int cost = 0;
    for (int i = function.firstInstruction(arm); i != NONE; i = function.next(i)) {
      if (function.op(i) == IrOp.JUMP) {
        return cost;
      }
      if (!Effects.isSpeculatable(function, i) || isExpensive(function.op(i))) {
        return MAX_COST + 1;
      }
      cost++;
    }
    return cost;
  }

  private static boolean isExpensive(IrOp op) {
    return switch (op) {
      case DIV, SQRT, DIV_S, DIV_U, REM_S, REM_U, LOAD, MUL_WIDE_S, MUL_WIDE_U -> true;
      default -> false;
    };
  }

  /** Integers only: selecting floating-point numbers takes more than a branch on most machines. */
  private static boolean isWorthSelecting(IrFunction function, int one, int two) {
    int selects = 0;
    for (int i = 0; i < function.argumentCount(one); i++) {
      int value = function.argument(one, i);
      if (value != function.argument(two, i)) {
        selects++;
        if (!function.type(value).isInteger()) {
          return false;
        }
      }
    }
    return selects <= MAX_SELECTS;
  }

  private static void moveArm(IrFunction function, int edge, int join, int branch) {
    int arm = function.target(edge);
    if (arm == join) {
      return;
    }
    for (int p = 0; p < function.parameterCount(arm); p++) {
      function.replace(function.parameter(arm, p), function.argument(edge, p));
    }
    int next;
    for (int i = function.firstInstruction(arm); function.op(i) != IrOp.JUMP; i = next) {
      next = function.next(i);
      function.detach(i);
      function.insertBefore(i, branch);
    }
  }

  private static void removeArm(IrFunction function, int arm, int join) {
    if (arm != join) {
      function.removeBlock(arm);
    }
  }
}
