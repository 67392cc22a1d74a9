package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;

/**
 * Removes instructions whose results nobody needs, and parameters of blocks that only bring them
 * back to themselves. What traps, writes or calls stays.
 */
public final class DeadCode implements Pass {
  private static final int NONE = IrFunction.NONE;

  /** Creates the pass. */
  public DeadCode() {}

  @Override
  public boolean run(IrFunction function) {
    return new Run(function).sweep();
  }

  private static final class Run {
    private final IrFunction function;
    private final boolean[] needed;
    private final int[] work;
    private int workCount;

    Run(IrFunction function) {
      this.function = function;
      needed = new boolean[function.valueCount()];
      work = new int[function.valueCount()];
    }

    private void need(int value) {
      if (!needed[value] && !function.isConstant(value)) {
        needed[value] = true;
        work[workCount++] = value;
      }
    }

    private boolean isRoot(int instruction) {
      IrOp op = function.op(instruction);
      return op.writes() || op.isTerminator() || function.traps(instruction);
    }

    private void needOperands(int instruction) {
      for (int i = 0; i < function.operandCount(instruction); i++) {
        need(function.operand(instruction, i));
      }
    }

    private void mark() {
      for (int b = function.entry(); b != NONE; b = function.nextBlock(b)) {
        for (int i = function.firstInstruction(b); i != NONE; i = function.next(i)) {
          if (isRoot(i)) {
            needOperands(i);
          }
        }
      }
      while (workCount > 0) {
        int value = work[--workCount];
        int definition = function.definition(value);
        if (definition != NONE) {
          needOperands(definition);
        } else {
          needArguments(value);
        }
      }
    }

    private void needArguments(int parameter) {
      int block = function.definingBlock(parameter);
      int index = 0;
      while (function.parameter(block, index) != parameter) {
        index++;
      }
      for (int e = function.firstIncoming(block); e != NONE; e = function.nextIncoming(e)) {
        need(function.argument(e, index));
      }
    }

    boolean sweep() {
      mark();
      boolean changed = false;
      for (int b = function.entry(); b != NONE; b = function.nextBlock(b)) {
        int before;
        for (int i = function.lastInstruction(b); i != NONE; i = before) {
          before = function.previous(i);
          if (!isRoot(i) && !hasNeededResult(i)) {
            function.remove(i);
            changed = true;
          }
        }
        for (int p = function.parameterCount(b) - 1; p >= 0 && b != function.entry(); p--) {
          if (!needed[function.parameter(b, p)]) {
            function.removeParameter(b, p);
            changed = true;
          }
        }
      }
      return changed;
    }

    private boolean hasNeededResult(int instruction) {
      for (int r = 0; r < function.resultCount(instruction); r++) {
        if (needed[function.result(instruction, r)]) {
          return true;
        }
      }
      return false;
    }
  }
}
