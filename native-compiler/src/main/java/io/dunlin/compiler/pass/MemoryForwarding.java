package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.Dominators;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.ir.Region;
import io.dunlin.compiler.ir.Shape;
import java.util.Arrays;

/**
 * Removes loads of what has been loaded or stored before, and stores that write what is there or
 * are overwritten before anyone looks.
 *
 * <p>What is known of memory is a short list of (address, operand, value). It goes from a block to
 * the next one if that has no other predecessor; at joins and loops the pass begins anew. An access
 * to another region, to another place of a region, or to other bytes off the same address does not
 * meet it.
 */
public final class MemoryForwarding implements Pass {
  private static final int NONE = IrFunction.NONE;

  /** How many places are remembered at once; the oldest is forgotten for a new one. */
  private static final int CAPACITY = 32;

  /** Creates the pass. */
  public MemoryForwarding() {}

  @Override
  public boolean run(IrFunction function) {
    return new Run(function).run();
  }

  private static final class Run {
    private final IrFunction function;
    private final int[] address = new int[CAPACITY];
    private final long[] operand = new long[CAPACITY];
    private final int[] value = new int[CAPACITY];

    /** The store that wrote an entry, as long as nobody may have seen what it wrote; else -1. */
    private final int[] unseen = new int[CAPACITY];

    private int count;
    private boolean changed;

    Run(IrFunction function) {
      this.function = function;
    }

    boolean run() {
      Dominators order = new Dominators(function);
      int previous = NONE;
      for (int p = 0; p < order.reachableCount(); p++) {
        int block = order.blockAt(p);
        if (!followsOnly(block, previous)) {
          count = 0;
        }
        int next;
        for (int i = function.firstInstruction(block); i != NONE; i = next) {
          next = function.next(i);
          visit(i);
        }
        // On the other ways out of the block, what was stored may be seen.
        Arrays.fill(unseen, NONE);
        previous = block;
      }
      return changed;
    }

    private boolean followsOnly(int block, int previous) {
      return previous != NONE
          && function.hasOneIncoming(block)
          && function.block(function.source(function.firstIncoming(block))) == previous;
    }

    private void visit(int i) {
      IrOp op = function.op(i);
      switch (op) {
        case LOAD -> load(i);
        case STORE -> store(i);
        case LOAD_LANE -> seen(function.immediate(i));
        case STORE_LANE -> forget(i);
        default -> {
          // Calls, and atomic access, behind which other threads' stores are to be seen.
          if (op.writes()) {
            forgetAll();
          }
        }
      }
      if (function.traps(i)) {
        Arrays.fill(unseen, NONE);
      }
    }

    private void load(int i) {
      long immediate = function.immediate(i);
      int base = function.operand(i, 0);
      for (int k = count - 1; k >= 0; k--) {
        if (address[k] == base && forwards(i, k)) {
          function.replace(function.result(i), value[k]);
          function.remove(i);
          changed = true;
          return;
        }
      }
      seen(immediate);
      remember(base, immediate, function.result(i), NONE);
    }

    /** Whether what is known of a place is what a load of it gives. */
    private boolean forwards(int load, int k) {
      Access access = MemoryOperand.access(operand[k]);
      boolean samePlace =
          MemoryOperand.trapping(operand[k]) == MemoryOperand.trapping(function.immediate(load));
      boolean sameType =
          function.type(value[k]) == function.shape(load).type()
              && (access == Access.WHOLE || isLoadOf(value[k], load));
      return samePlace && sameType;
    }

    /** A narrow store does not say what a load of the same bytes extends them to. */
    private boolean isLoadOf(int known, int load) {
      int definition = function.definition(known);
      return definition != NONE
          && function.op(definition) == IrOp.LOAD
          && function.shape(definition) == function.shape(load)
          && MemoryOperand.trapping(function.immediate(definition))
              == MemoryOperand.trapping(function.immediate(load));
    }

    private void store(int i) {
      long immediate = function.immediate(i);
      int base = function.operand(i, 0);
      int stored = function.operand(i, 1);
      for (int k = count - 1; k >= 0; k--) {
        if (address[k] == base
            && operand[k] == immediate
            && value[k] == stored
            && MemoryOperand.access(immediate) == Access.WHOLE) {
          function.remove(i);
          changed = true;
          return;
        }
      }
      removeOverwritten(i, base, immediate);
      forget(i);
      remember(base, immediate, stored, function.traps(i) ? NONE : i);
    }

    private void removeOverwritten(int i, int base, long immediate) {
      for (int k = 0; k < count; k++) {
        boolean same = address[k] == base && operand[k] == immediate && unseen[k] != NONE;
        if (same && function.shape(unseen[k]) == function.shape(i)) {
          function.remove(unseen[k]);
          unseen[k] = NONE;
          changed = true;
        }
      }
    }

    /** A read of a region has seen what was stored there. */
    private void seen(long immediate) {
      for (int k = 0; k < count; k++) {
        if (unseen[k] != NONE && MemoryOperand.mayMeet(operand[k], immediate)) {
          unseen[k] = NONE;
        }
      }
    }

    private void forgetAll() {
      int kept = 0;
      for (int k = 0; k < count; k++) {
        if (MemoryOperand.region(operand[k]) == Region.CONSTANT) {
          move(k, kept++);
        }
      }
      count = kept;
      Arrays.fill(unseen, NONE);
    }

    /** Forgets the places that an instruction may write to. */
    private void forget(int i) {
      long written = function.immediate(i);
      int kept = 0;
      for (int k = 0; k < count; k++) {
        if (!MemoryOperand.mayMeet(operand[k], written) || isApart(i, k)) {
          move(k, kept++);
        }
      }
      count = kept;
    }

    /** Other bytes off the same address. */
    private boolean isApart(int i, int k) {
      if (address[k] != function.operand(i, 0)) {
        return false;
      }
      long from = MemoryOperand.offset(operand[k]);
      long other = MemoryOperand.offset(function.immediate(i));
      return from + bytes(operand[k], function.type(value[k])) <= other
          || other + written(i) <= from;
    }

    private int written(int i) {
      Shape shape = function.shape(i);
      return function.op(i) == IrOp.STORE_LANE
          ? shape.laneBits() / 8
          : bytes(function.immediate(i), shape.type());
    }

    private static int bytes(long immediate, IrType type) {
      return MemoryOperand.access(immediate).bytes(type);
    }

    private void move(int from, int to) {
      address[to] = address[from];
      operand[to] = operand[from];
      value[to] = value[from];
      unseen[to] = unseen[from];
    }

    private void remember(int base, long immediate, int known, int store) {
      if (count == CAPACITY) {
        for (int k = 1; k < count; k++) {
          move(k, k - 1);
        }
        count--;
      }
      address[count] = base;
      operand[count] = immediate;
      value[count] = known;
      unseen[count++] = store;
    }
  }
}
