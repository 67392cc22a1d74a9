package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.Dominators;
import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrOp.Immediate;
import java.util.Arrays;

/**
 * Moves out of loops what is the same in each round: into the block in front of the header, which
 * is made where there is none.
 *
 * <p>What may be executed at any time is moved from everywhere in a loop. Loads, checks and
 * division are moved only from where each entry into the loop comes first, and only as long as
 * nothing stays behind in front of them that could be noticed before; loads, if nothing in the loop
 * writes to what they read. What is nothing but a {@linkplain Conditions condition} stays, or moves
 * along with a selection that it decides.
 */
public final class LoopInvariants implements Pass {
  private static final int NONE = IrFunction.NONE;

  /**
   * How many results of cheap instructions are kept for a loop. There are no registers for more,
   * and to load one from the stack is not cheaper than to compute it again.
   */
  private static final int MOST_CHEAP = 32;

  /** Creates the pass. */
  public LoopInvariants() {}

  @Override
  public boolean run(IrFunction function) {
    Dominators dominators = new Dominators(function);
    LoopForest loops = new LoopForest(function, dominators);
    return loops.count() > 0 && new Run(function, dominators, loops).run();
  }

  private static final class Run {
    private final IrFunction function;
    private final LoopForest loops;
    private final LoopWrites writes;
    private final LoopBlocks blocks;
    private final Conditions conditions;

    /** The blocks that have been made in front of headers. */
    private final int[] preheaders;

    private int header;
    private int preheader;
    private int cheap;
    private boolean changed;

    Run(IrFunction function, Dominators dominators, LoopForest loops) {
      this.function = function;
      this.loops = loops;
      blocks = new LoopBlocks(function, dominators, loops);
      writes = new LoopWrites(function, loops, blocks);
      conditions = new Conditions(function);
      preheaders = new int[function.blockCount()];
      Arrays.fill(preheaders, NONE);
    }

    boolean run() {
      for (int i = 0; i < loops.count(); i++) {
        header = loops.header(i);
        preheader = NONE;
        cheap = 0;
        writes.enter(header);
        hoistCertain();
        hoistPure();
      }
      return changed;
    }

    /** Whether operands come from outside of the loop, or from a comparison that can be moved. */
    private boolean isInvariant(int instruction) {
      for (int k = 0; k < function.operandCount(instruction); k++) {
        int value = function.operand(instruction, k);
        int block = function.definingBlock(value);
        if (block != NONE
            && loops.contains(header, block)
            && (k > 0 || !isMovableCondition(conditions.ofSelection(instruction)))) {
          return false;
        }
      }
      return true;
    }

    private boolean isMovableCondition(int comparison) {
      return comparison != NONE && isInvariant(comparison);
    }

    /** From the header on, as long as there is one way only and nothing is noticed. */
    private void hoistCertain() {
      int block = header;
      boolean first = true;
      while (block != NONE && loops.innermost(block) == header && (first || block != header)) {
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
        case LOAD, LOAD_LANE -> writes.isUnwritten(i);
        default -> Effects.isRepeatable(function, i) && !conditions.contains(i);
      };
    }

    /** The flag of interruption is set by others at any time, so that nobody can tell. */
    private boolean isNoticed(int i) {
      IrOp op = function.op(i);
      return op != IrOp.INTERRUPT_CHECK && (op.writes() || function.traps(i));
    }

    /** What stays in an inner loop depends on that and cannot leave this one either. */
    private void hoistPure() {
      for (int block = header; block != NONE; block = blocks.next(header, block)) {
        if (loops.innermost(block) == header) {
          hoistPure(block);
        } else if (preheaders[block] != NONE) {
          hoistPure(preheaders[block]);
        }
      }
    }

    private void hoistPure(int block) {
      if (function.isCold(block)) {
        return;
      }
      int next;
      for (int i = function.firstInstruction(block); i != NONE; i = next) {
        next = function.next(i);
        boolean isCheap = Effects.isCheap(function, i);
        if (isCheap && cheap == MOST_CHEAP) {
          continue;
        }
        boolean speculatable =
            Effects.isSpeculatable(function, i)
                && (function.op(i).immediate() != Immediate.MEMORY || writes.isUnwritten(i));
        if (speculatable && !conditions.contains(i) && isInvariant(i)) {
          hoist(i);
          cheap += isCheap ? 1 : 0;
        }
      }
    }

    private void hoist(int i) {
      if (preheader == NONE) {
        preheader = findPreheader();
      }
      int condition = conditions.ofSelection(i);
      if (condition != NONE && loops.contains(header, function.block(condition))) {
        move(condition);
      }
      move(i);
      changed = true;
    }

    private void move(int i) {
      function.detach(i);
      function.insertBefore(i, function.lastInstruction(preheader));
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
      preheaders[header] = block;
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
