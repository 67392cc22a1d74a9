package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.Dominators;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import java.util.Arrays;

/**
 * Global value numbering: a pure instruction that computes what another one has computed, in a
 * block that dominates its own, is replaced by that. The same for checks that have been made, and
 * for loads of what never changes.
 *
 * <p>Blocks are visited along the dominator tree with one hash table; a block's entries are taken
 * out again when its subtree is done.
 */
public final class ValueNumbering implements Pass {
  private static final int NONE = IrFunction.NONE;

  /** Creates the pass. */
  public ValueNumbering() {}

  @Override
  public boolean run(IrFunction function) {
    return new Run(function).run();
  }

  private static final class Run {
    private final IrFunction function;
    private final Dominators dominators;
    private final InstructionTable table;
    private boolean changed;

    Run(IrFunction function) {
      this.function = function;
      this.dominators = new Dominators(function);
      this.table = new InstructionTable(function);
    }

    /** Walks the dominator tree without recursion: children of a block are linked lists. */
    boolean run() {
      int blocks = function.blockCount();
      int[] firstChild = new int[blocks];
      int[] nextSibling = new int[blocks];
      Arrays.fill(firstChild, NONE);
      for (int p = dominators.reachableCount() - 1; p > 0; p--) {
        int block = dominators.blockAt(p);
        int parent = dominators.immediateDominator(block);
        nextSibling[block] = firstChild[parent];
        firstChild[parent] = block;
      }
      int[] stack = new int[blocks + 1];
      int[] mark = new int[blocks + 1];
      int depth = 0;
      stack[depth] = function.entry();
      mark[depth++] = table.size();
      visit(function.entry());
      while (depth > 0) {
        int child = firstChild[stack[depth - 1]];
        if (child == NONE) {
          table.truncate(mark[--depth]);
          continue;
        }
        firstChild[stack[depth - 1]] = nextSibling[child];
        stack[depth] = child;
        mark[depth++] = table.size();
        visit(child);
      }
      return changed;
    }

    private void visit(int block) {
      int next;
      for (int i = function.firstInstruction(block); i != NONE; i = next) {
        next = function.next(i);
        IrOp op = function.op(i);
        if (!Effects.isRepeatable(function, i)) {
          continue;
        }
        sortOperands(i, op);
        int known = table.findOrAdd(i);
        if (known != i) {
          for (int r = 0; r < function.resultCount(i); r++) {
            function.replace(function.result(i, r), function.result(known, r));
          }
          function.remove(i);
          changed = true;
        }
      }
    }

    private void sortOperands(int i, IrOp op) {
      if (op.isCommutative(function.shape(i))) {
        int first = function.operand(i, 0);
        int second = function.operand(i, 1);
        // Constants stay second, where rules and targets look for them.
        if (first > second && !function.isConstant(second)) {
          function.setOperand(i, 0, second);
          function.setOperand(i, 1, first);
        }
      }
    }
  }
}
