package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import java.util.ArrayList;
import java.util.List;

/** Makes pieces, weighs them, and knows them all. */
final class PieceMaker {
  /** So that what is used once in a short range is not worth more than what a loop uses. */
  private static final int LENGTH_OFFSET = 8;

  private static final float REMATERIALIZATION_DISCOUNT = 0.5f;

  private final Positions positions;
  private final LoopForest loops;
  private final OperandRules rules;
  private final LiveRanges live;
  private final BlockCopies copies;
  private final List<Piece> pieces = new ArrayList<>();

  PieceMaker(
      Positions positions,
      OperandRules rules,
      LiveRanges live,
      LoopForest loops,
      BlockCopies copies) {
    this.positions = positions;
    this.copies = copies;
    this.rules = rules;
    this.live = live;
    this.loops = loops;
  }

  List<Piece> all() {
    return pieces;
  }

  Piece get(int id) {
    return pieces.get(id);
  }

  /** A piece of a bundle with these ranges and, of these uses, those within the ranges. */
  Piece make(Bundle bundle, IntList ranges, int[] uses) {
    IntList within = new IntList();
    int range = 0;
    for (int use = 0; use < uses.length; use += 3) {
      while (range < ranges.size() && ranges.get(range + 1) <= uses[use]) {
        range += 3;
      }
      if (range < ranges.size() && ranges.get(range) <= uses[use]) {
        Piece.addEntry(within, uses[use], uses[use + 1], uses[use + 2]);
      }
    }
    return add(bundle, ranges, within);
  }

  Piece add(Bundle bundle, IntList ranges, IntList uses) {
    Piece piece = new Piece(pieces.size(), bundle, ranges, uses);
    pieces.add(piece);
    piece.minimal = isShort(piece) && needsRegister(piece);
    piece.weight = piece.minimal ? Float.MAX_VALUE : cost(piece) / (LENGTH_OFFSET + piece.length);
    return piece;
  }

  /** Does it last no longer than an instruction needs it, or writes it up to the next moves? */
  private static boolean isShort(Piece piece) {
    int last = piece.end() - 1;
    return Positions.instruction(piece.start()) == Positions.instruction(last)
        || (piece.end() - piece.start() <= 4 && Positions.followsMoves(piece.end()));
  }

  private boolean needsRegister(Piece piece) {
    for (int use = 0; use < piece.useCount(); use++) {
      if (needsRegister(piece, use)) {
        return true;
      }
    }
    return false;
  }

  /** Does a use make no sense in a slot? */
  boolean needsRegister(Piece piece, int use) {
    int operand = piece.useOperand(use);
    return operand >= 0
        && rules.needsRegister(
            operand, live.instructionOf(operand), piece.bundle.isRematerialized());
  }

  private float cost(Piece piece) {
    float cost = 0;
    for (int use = 0; use < piece.useCount(); use++) {
      cost += useCost(piece, use);
    }
    return piece.bundle.isRematerialized() ? cost * REMATERIALIZATION_DISCOUNT : cost;
  }

  /** Does a use begin the life of its virtual register? */
  boolean isDefinition(Piece piece, int use) {
    int operand = piece.useOperand(use);
    return operand >= 0
        ? rules.isDefinition(operand)
        : piece.usePosition(use) == positions.start(~operand);
  }

  /** What a use costs when it is in a slot; nothing, if what it is copied to or from is so too. */
  float useCost(Piece piece, int use) {
    int operand = piece.useOperand(use);
    if (operand < 0 && !copies.isNeeded(~operand, piece.useVirtualRegister(use))) {
      return 0;
    }
    int block =
        operand >= 0 ? positions.block(Positions.before(live.instructionOf(operand))) : ~operand;
    return loops.frequency(block);
  }
}
