package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.MachineFunction;

/**
 * Points of a function in the order of its layout, four for each instruction.
 *
 * <p>The first point of an instruction is where values are before the moves that are inserted
 * there, the second is after them, when it reads its inputs, the third when it has written its
 * results; the fourth follows. Moves happen between the first point and the second. A range of
 * points includes its beginning and not its end.
 */
final class Positions {
  private static final int POINTS = 4;

  private final int[] blocks;
  private final int[] blockStarts;

  Positions(MachineFunction function) {
    blocks = new int[function.instructionCount()];
    blockStarts = new int[function.blockCount() + 1];
    for (int block = 0; block < function.blockCount(); block++) {
      blockStarts[block] = before(function.blockStart(block));
      for (int each = function.blockStart(block); each < function.blockEnd(block); each++) {
        blocks[each] = block;
      }
    }
    blockStarts[function.blockCount()] = before(function.instructionCount());
  }

  /** Before the moves before an instruction. */
  static int before(int instruction) {
    return POINTS * instruction;
  }

  /** When an instruction reads. */
  static int early(int instruction) {
    return POINTS * instruction + 1;
  }

  /** When an instruction has written. */
  static int late(int instruction) {
    return POINTS * instruction + 2;
  }

  static int instruction(int position) {
    return position / POINTS;
  }

  /** Is the point just after moves, so that a value may be somewhere else from there on? */
  static boolean followsMoves(int position) {
    return position % POINTS == 1;
  }

  int block(int position) {
    return blocks[position / POINTS];
  }

  int start(int block) {
    return blockStarts[block];
  }

  int end(int block) {
    return blockStarts[block + 1];
  }

  /** Where the result of an instruction can be in another location: after the next moves. */
  int afterNextMoves(int instruction) {
    return isLast(instruction) ? before(instruction + 1) : early(instruction + 1);
  }

  /** Where a piece may end after a use at a point. */
  int endAfterUse(int position) {
    int instruction = instruction(position);
    return position == before(instruction) ? early(instruction) : afterNextMoves(instruction);
  }

  boolean isLast(int instruction) {
    return instruction + 1 == blocks.length || blocks[instruction + 1] != blocks[instruction];
  }
}
