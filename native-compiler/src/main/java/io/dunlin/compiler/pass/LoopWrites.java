package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** What loops write to. */
final class LoopWrites {
  private static final int NONE = IrFunction.NONE;

  private final IrFunction function;
  private final LoopForest loops;
  private final LoopBlocks blocks;

  /** By headers: places that are written, as known so far; and whether there are calls. */
  private final @Nullable BitSet[] places;

  private final boolean[] calls;
  private int header = NONE;

  LoopWrites(IrFunction function, LoopForest loops, LoopBlocks blocks) {
    this.function = function;
    this.loops = loops;
    this.blocks = blocks;
    places = new BitSet[function.blockCount()];
    calls = new boolean[function.blockCount()];
  }

  /** Looks at the next loop; those inside of it must have been looked at. */
  void enter(int newHeader) {
    if (header != NONE) {
      leave();
    }
    header = newHeader;
    for (int b = header; b != NONE; b = blocks.next(header, b)) {
      if (loops.innermost(b) == header) {
        collect(b);
      }
    }
  }

  /** The loop around the last one writes all that this one does. */
  private void leave() {
    int around = loops.parent(header);
    BitSet inside = places[header];
    places[header] = null;
    if (around == NONE) {
      return;
    }
    calls[around] |= calls[header];
    BitSet outside = places[around];
    if (outside == null) {
      places[around] = inside;
    } else if (inside != null) {
      outside.or(inside);
    }
  }

  private void collect(int block) {
    for (int i = function.firstInstruction(block); i != NONE; i = function.next(i)) {
      IrOp op = function.op(i);
      if (op == IrOp.STORE || op == IrOp.STORE_LANE) {
        BitSet known = places[header];
        if (known == null) {
          known = new BitSet();
          places[header] = known;
        }
        known.set(Effects.placeKey(function.immediate(i)));
      } else {
        calls[header] |= op.writes();
      }
    }
  }

  /** Whether nothing in the loop writes to what a load reads. */
  boolean isUnwritten(int load) {
    if (Effects.isConstantLoad(function, load)) {
      return true;
    }
    BitSet known = places[header];
    return !calls[header]
        && (known == null || !known.get(Effects.placeKey(function.immediate(load))));
  }
}
