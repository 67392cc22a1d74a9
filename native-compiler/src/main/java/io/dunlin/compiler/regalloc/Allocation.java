package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.Location;

/**
 * The locations of a function's operands, and the moves that are to be inserted.
 *
 * <p>Moves stand in the order in which they are to be made, those before an instruction together.
 * None goes from slot to slot. An inserted move is one of three: a copy or a load or a store, whose
 * source is a location, or a rematerialization, whose source is an instruction.
 */
public final class Allocation {
  private final int[] locations;
  private final MoveList moves;
  private final int spillUnits;

  Allocation(int[] locations, MoveList moves, int spillUnits) {
    this.locations = locations;
    this.moves = moves;
    this.spillUnits = spillUnits;
  }

  /**
   * The location of an operand, as {@link Location} packs it; {@link Location#NONE} for pinned
   * virtual registers, and for results of rematerializable instructions that are to be left out.
   */
  public int location(int operand) {
    return locations[operand];
  }

  /** The size of the spill area in units of {@link Location#UNIT_BYTES}. */
  public int spillUnits() {
    return spillUnits;
  }

  /** How many moves are inserted. */
  public int moveCount() {
    return moves.size();
  }

  /** The instruction that a move stands before; this never falls from one move to the next. */
  public int moveBefore(int move) {
    return moves.before(move);
  }

  /** Does a move repeat an instruction instead of copying a value? */
  public boolean isRematerialization(int move) {
    return moves.from(move) < 0;
  }

  /** The rematerializable instruction that a move repeats. */
  public int rematerialized(int move) {
    return ~moves.from(move);
  }

  /** Where a move takes the value from. */
  public int moveFrom(int move) {
    return moves.from(move);
  }

  /** Where a move brings the value to. */
  public int moveTo(int move) {
    return moves.to(move);
  }

  /** The size of what is moved in bytes: 4, 8 or 16. */
  public int moveWidth(int move) {
    return moves.width(move);
  }
}
