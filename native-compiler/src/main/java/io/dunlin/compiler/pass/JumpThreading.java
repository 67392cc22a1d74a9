package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;

/**
 * Leads edges around blocks that only branch on a parameter: an edge that brings a constant goes
 * where the branch would go.
 *
 * <p>That is done where no parameter of the block is used beyond it, so that nothing else has to
 * know which way control came.
 */
public final class JumpThreading implements Pass {
  private static final int NONE = IrFunction.NONE;

  /** Creates the pass. */
  public JumpThreading() {}

  @Override
  public boolean run(IrFunction function) {
    UseCounts uses = new UseCounts(function);
    boolean changed = false;
    for (int b = function.nextBlock(function.entry()); b != NONE; b = function.nextBlock(b)) {
      int branch = function.firstInstruction(b);
      IrOp op = function.op(branch);
      if ((op == IrOp.BRANCH || op == IrOp.SWITCH) && isSelfContained(function, b, branch, uses)) {
        changed |= thread(function, b, branch);
      }
    }
    return changed;
  }

  /** Whether the branch is on a parameter, and parameters are used by nothing but the branch. */
  private static boolean isSelfContained(
      IrFunction function, int block, int branch, UseCounts uses) {
    int condition = function.operand(branch, 0);
    boolean isOwn = false;
    for (int p = 0; p < function.parameterCount(block); p++) {
      int parameter = function.parameter(block, p);
      isOwn |= parameter == condition;
      if (uses.of(parameter) != usesIn(function, branch, parameter)) {
        return false;
      }
    }
    return isOwn;
  }

  private static int usesIn(IrFunction function, int branch, int value) {
    int count = function.operand(branch, 0) == value ? 1 : 0;
    for (int k = 0; k < function.edgeCount(branch); k++) {
      int edge = function.edge(branch, k);
      for (int a = 0; a < function.argumentCount(edge); a++) {
        count += function.argument(edge, a) == value ? 1 : 0;
      }
    }
    return count;
  }

  private static int indexOf(IrFunction function, int block, int parameter) {
    for (int p = 0; p < function.parameterCount(block); p++) {
      if (function.parameter(block, p) == parameter) {
        return p;
      }
    }
    return NONE;
  }

  private static boolean thread(IrFunction function, int block, int branch) {
    int index = indexOf(function, block, function.operand(branch, 0));
    boolean changed = false;
    int next;
    for (int edge = function.firstIncoming(block); edge != NONE; edge = next) {
      next = function.nextIncoming(edge);
      int value = function.argument(edge, index);
      if (!function.isConstant(value) || function.block(function.source(edge)) == block) {
        continue;
      }
      int onward = chosen(function, branch, function.constantBits(value));
      if (function.target(onward) != block) {
        redirect(function, edge, onward, block);
        changed = true;
      }
    }
    return changed;
  }

  /** The edge that a branch takes. */
  private static int chosen(IrFunction function, int branch, long condition) {
    if (function.op(branch) == IrOp.BRANCH) {
      return function.edge(branch, condition != 0 ? 0 : 1);
    }
    long last = function.edgeCount(branch) - 1L;
    return function.edge(branch, (int) Math.min(condition & 0xFFFFFFFFL, last));
  }

  /** Leads an edge on, with the arguments that it would have brought there. */
  private static void redirect(IrFunction function, int edge, int onward, int block) {
    int count = function.argumentCount(onward);
    int[] arguments = new int[count];
    for (int a = 0; a < count; a++) {
      int argument = function.argument(onward, a);
      int parameter = indexOf(function, block, argument);
      arguments[a] = parameter == NONE ? argument : function.argument(edge, parameter);
    }
    function.setTarget(edge, function.target(onward));
    function.clearArguments(edge);
    for (int argument : arguments) {
      function.addArgument(edge, argument);
    }
  }
}
