package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.RedundantParameters;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.compiler.ir.UnreachableBlocks;

/**
 * Straightens control: branches on constants become jumps, checks that always fail end their block,
 * jumps to blocks that only jump lead on, and a block and its only successor become one if that has
 * no other predecessor.
 */
public final class ControlFlow implements Pass {
  private static final int NONE = IrFunction.NONE;

  /** Jumps that lead around in a circle could be led on for ever. */
  private static final int MAX_SWEEPS = 8;

  /** Creates the pass. */
  public ControlFlow() {}

  @Override
  public boolean run(IrFunction function) {
    Run run = new Run(function);
    boolean changed = false;
    for (int i = 0; i < MAX_SWEEPS && run.sweep(); i++) {
      changed = true;
    }
    return changed;
  }

  private static final class Run {
    private final IrFunction function;
    private final IrBuilder ir;
    private boolean changed;

    Run(IrFunction function) {
      this.function = function;
      this.ir = new IrBuilder(function);
    }

    boolean sweep() {
      changed = false;
      for (int b = function.entry(); b != NONE; b = function.nextBlock(b)) {
        checks(b);
        terminator(b);
      }
      changed |= UnreachableBlocks.remove(function);
      int next;
      for (int b = function.entry(); b != NONE; b = next) {
        mergeSuccessors(b);
        next = function.nextBlock(b);
      }
      changed |= RedundantParameters.remove(function);
      return changed;
    }

    /** Removes checks that always pass; what stands behind one that always fails goes. */
    private void checks(int block) {
      int next;
      for (int i = function.firstInstruction(block); i != NONE; i = next) {
        next = function.next(i);
        if (function.op(i) != IrOp.TRAP_IF || !function.isConstant(function.operand(i, 0))) {
          continue;
        }
        changed = true;
        if (function.constantBits(function.operand(i, 0)) != 0) {
          while (function.lastInstruction(block) != i) {
            function.remove(function.lastInstruction(block));
          }
          ir.inFrontOf(i);
          int trap = ir.create(IrOp.TRAP, Shape.I32, function.immediate(i));
          for (int k = 1; k < function.operandCount(i); k++) {
            function.addOperand(trap, function.operand(i, k));
          }
          ir.place(trap);
          next = NONE;
        }
        function.remove(i);
      }
    }

    private void terminator(int block) {
      int last = function.lastInstruction(block);
      IrOp op = function.op(last);
      for (int k = 0; k < function.edgeCount(last); k++) {
        skipEmpty(function.edge(last, k));
      }
      if (op == IrOp.BRANCH) {
        branch(last);
      } else if (op == IrOp.SWITCH && function.isConstant(function.operand(last, 0))) {
        long index = function.constantBits(function.operand(last, 0)) & 0xFFFFFFFFL;
        long fallback = function.edgeCount(last) - 1L;
        jumpAlong(last, function.edge(last, (int) Math.min(index, fallback)));
      }
    }

    private void branch(int last) {
      int condition = function.operand(last, 0);
      int taken = function.edge(last, 0);
      int other = function.edge(last, 1);
      if (function.isConstant(condition)) {
        jumpAlong(last, function.constantBits(condition) != 0 ? taken : other);
        return;
      }
      if (function.target(taken) == function.target(other)) {
        if (haveSameArguments(taken, other)) {
          jumpAlong(last, taken);
        }
        return;
      }
      int definition = function.definition(condition);
      boolean isZeroTest =
          definition != NONE
              && function.op(definition) == IrOp.EQ
              && function.shape(definition) == Shape.I32
              && function.isConstant(function.operand(definition, 1))
              && function.constantBits(function.operand(definition, 1)) == 0;
      if (isZeroTest) {
        function.setOperand(last, 0, function.operand(definition, 0));
        function.swapEdges(last);
        changed = true;
      }
    }

    private boolean haveSameArguments(int one, int other) {
      for (int i = 0; i < function.argumentCount(one); i++) {
        if (function.argument(one, i) != function.argument(other, i)) {
          return false;
        }
      }
      return true;
    }

    /** Replaces a terminator by a jump along one of its edges. */
    private void jumpAlong(int last, int edge) {
      ir.inFrontOf(last);
      int jump = ir.jump(function.target(edge));
      for (int i = 0; i < function.argumentCount(edge); i++) {
        function.addArgument(jump, function.argument(edge, i));
      }
      function.remove(last);
      changed = true;
    }

    /** An edge to a block that does nothing but jump goes where that jumps to. */
    private void skipEmpty(int edge) {
      int target = function.target(edge);
      int jump = function.firstInstruction(target);
      if (function.op(jump) != IrOp.JUMP || function.parameterCount(target) > 0) {
        return;
      }
      int onward = function.edge(jump, 0);
      int next = function.target(onward);
      if (next == target || target == function.block(function.source(edge))) {
        return;
      }
      function.setTarget(edge, next);
      for (int i = 0; i < function.argumentCount(onward); i++) {
        function.addArgument(edge, function.argument(onward, i));
      }
      changed = true;
    }

    private void mergeSuccessors(int block) {
      while (true) {
        int jump = function.lastInstruction(block);
        if (function.op(jump) != IrOp.JUMP) {
          return;
        }
        int edge = function.edge(jump, 0);
        int target = function.target(edge);
        if (target == block || !function.hasOneIncoming(target)) {
          return;
        }
        for (int i = 0; i < function.parameterCount(target); i++) {
          function.replace(function.parameter(target, i), function.argument(edge, i));
        }
        function.remove(jump);
        function.appendBlock(block, target);
        changed = true;
      }
    }
  }
}
