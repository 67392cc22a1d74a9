package io.dunlin.compiler.emit;

import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.regalloc.Allocation;

/** Emits the blocks of a function: its instructions and the moves between them. */
final class BlockEmitter {
  /** Loops of more blocks are not aligned. */
  private static final int LONGEST_LOOP = 64;

  private final FunctionEmission emission;
  private final MachineTarget target;
  private final MachineFunction function;
  private final Allocation allocation;
  private int move;

  BlockEmitter(FunctionEmission emission, MachineFunction function, Allocation allocation) {
    this.emission = emission;
    this.target = emission.target();
    this.function = function;
    this.allocation = allocation;
  }

  void emitAll() {
    for (int block = 0; block < function.blockCount(); block++) {
      if (emission.blocks().isEmitted(block)) {
        emitBlock(block);
      }
    }
  }

  private void emitBlock(int block) {
    if (isLoopHeader(block) && !function.isCold(block)) {
      emission.buffer().align(target.loopAlignment());
    }
    emission.begin(block);
    for (int each = function.blockStart(block); each < function.blockEnd(block); each++) {
      emitMovesBefore(each);
      emission.buffer().setSource(function.sourceOffset(each));
      if (!isLeftOut(each)) {
        target.emitInstruction(each, emission);
      }
    }
  }

  /** Is the block the first one of a loop, and not just one in its midst that is entered there? */
  private boolean isLoopHeader(int block) {
    int jump = Integer.MAX_VALUE;
    for (int i = 0; i < function.predecessorCount(block); i++) {
      int predecessor = function.predecessor(block, i);
      jump = predecessor >= block ? Math.min(jump, predecessor) : jump;
    }
    if (jump - block > LONGEST_LOOP) {
      return false;
    }
    for (int inside = block; inside < jump; inside++) {
      for (int i = 0; i < function.successorCount(inside); i++) {
        if (function.successor(inside, i) < block) {
          return false;
        }
      }
    }
    return true;
  }

  private void emitMovesBefore(int instruction) {
    for (; move < allocation.moveCount() && allocation.moveBefore(move) == instruction; move++) {
      int to = allocation.moveTo(move);
      if (allocation.isRematerialization(move)) {
        target.emitRematerialization(allocation.rematerialized(move), to, emission);
      } else {
        target.emitMove(allocation.moveFrom(move), to, allocation.moveWidth(move), emission);
      }
    }
  }

  private boolean isLeftOut(int instruction) {
    if (function.isMove(instruction)) {
      return emission.location(instruction, 0) == emission.location(instruction, 1);
    }
    return function.isRematerializable(instruction)
        && emission.location(instruction, 0) == Location.NONE;
  }
}
