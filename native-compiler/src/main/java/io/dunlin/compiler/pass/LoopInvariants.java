package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.Dominators;
import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrOp.Immediate;
import java.util.BitSet;

/**
 * Moves out of loops what is the same in each round: into the block in front of the header, which
 * is made where there is none.
 *
 * <p>What may be executed at any time is moved from everywhere in a loop. Loads, checks and
 * division are moved only from where each entry into the loop comes first, and only as long as
 * nothing stays behind in front of them that could be noticed before; loads, if nothing in the loop
 * writes to what they read.
 */
public final class LoopInvariants implements Pass {
  private static final int NONE = IrFunction.NONE;

  /** Creates the pass. */
  public LoopInvariants() {}

  @Override
  public boolean run(IrFunction function) {
    return new Run(function).run();
  }

  private static final class Run {
    private final IrFunction function;
    private final Dominators dominators;
    private final LoopForest loops;
    private final BitSet written = new BitSet();
    private boolean calls;
    private int header;
    private int preheader;
    private boolean changed;

    Run(IrFunction function) {
      this.function = function;
      dominators = new Dominators(function);
      loops = new LoopForest(function, dominators);
    }

    boolean run() {
      for (int i = 0; i < loops.count(); i++) {
        header = loops.header(i);
        preheader = NONE;
        collectWrites();
        hoistCertain();
        hoistPure();
      }
      return changed;
    }

    private void collectWrites() {
      written.clear();
      calls = false;
      for (int p = dominators.place(header); p < dominators.reachableCount(); p++) {
        int block = dominators.blockAt(p);
        if (!loops.contains(header, block)) {
          continue;
        }
        for (int i = function.firstInstruction(block); i != NONE; i = function.next(i)) {
          IrOp op = function.op(i);
          if (op.writes()) {
            boolean isStore = op == IrOp.STORE || op == IrOp.STORE_LANE;
            calls |= !isStore;
            if (isStore) {
              written.set(Effects.placeKey(function.immediate(i)));
            }
          }
        }
      }
    }

    private boolean isInvariant(int instruction) {
      for (int k = 0; k < function.operandCount(instruction); k++) {
        int block = function.definingBlock(function.operand(instruction, k));
        if (block != NONE && loops.contains(header, block)) {
          return false;
        }
      }
      return true;
    }

    /** Whether a load gives the same in each round. */
    private boolean isUnwritten(int load) {
      return Effects.isConstantLoad(function, load)
          || (!calls && !written.get(Effects.placeKey(function.immediate(load))));
    }

    /** From the header on, as long as there is one way only and nothing is noticed. */
    private void hoistCertain() {
      int block = header;
      boolean first = true;
      while (block != NONE && loops.contains(header, block) && (first || block != header)) {
        first = false;
        int next;
        for (int i = function.firstInstruction(block); i != NONE; i = next) {
          next = function.next(i);
          if (isMovable(i) && isInvariant(i)) {
            hoist(i);
          } else if (isNoticed(i)) {
            return;
          }
        }
        int last = function.lastInstruction(block);
        block = function.op(last) == IrOp.JUMP ? function.target(function.edge(last, 0)) : NONE;
      }
    }

    private boolean isMovable(int i) {
      return switch (function.op(i)) {
        case LOAD, LOAD_LANE -> isUnwritten(i);
        default -> Effects.isRepeatable(function, i);
      };
    }

    /** The flag of interruption is set by others at any time, so that nobody can tell. */
    private boolean isNoticed(int i) {
      IrOp op = function.op(i);
      return op != IrOp.INTERRUPT_CHECK && (op.writes() || function.traps(i));
    }

    private void hoistPure() {
      for (int p = dominators.place(header); p < dominators.reachableCount(); p++) {
        int block = dominators.blockAt(p);
        if (!loops.contains(header, block) || function.isCold(block)) {
          continue;
        }
        int next;
        for (int i = function.firstInstruction(block); i != NONE; i = next) {
          next = function.next(i);
          boolean speculatable =
              Effects.isSpeculatable(function, i)
                  && (function.op(i).immediate() != Immediate.MEMORY || isUnwritten(i));
          if (speculatable && isInvariant(i)) {
            hoist(i);
          }
        }
      }
    }

    private void hoist(int i) {
      if (preheader == NONE) {
        preheader = findPreheader();
      }
      function.detach(i);
      function.insertBefore(i, function.lastInstruction(preheader));
      changed = true;
    }

    /** The one block that enters the loop and does nothing else, which is made if need be. */
    private int findPreheader() {
      int entering = NONE;
      int count = 0;
      for (int e = function.firstIncoming(header); e != NONE; e = function.nextIncoming(e)) {
        if (!loops.contains(header, function.block(function.source(e)))) {
          entering = e;
          count++;
        }
      }
      if (count == 1 && function.op(function.source(entering)) == IrOp.JUMP) {
        return function.block(function.source(entering));
      }
      int block = function.addBlock();
      loops.addPreheader(block, header);
      function.placeBlockAfter(block, function.previousBlock(header));
      IrBuilder ir = new IrBuilder(function);
      ir.atEndOf(block);
      int jump = ir.jump(header);
      for (int k = 0; k < function.parameterCount(header); k++) {
        int parameter = function.parameter(header, k);
        function.addArgument(jump, function.addParameter(block, function.type(parameter)));
      }
      redirect(block);
      return block;
    }

    private void redirect(int block) {
      int next;
      for (int e = function.firstIncoming(header); e != NONE; e = next) {
        next = function.nextIncoming(e);
        int source = function.block(function.source(e));
        if (source != block && !loops.contains(header, source)) {
          function.setTarget(e, block);
        }
      }
    }
  }
}
