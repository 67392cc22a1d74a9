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
  private final RangePool ranges;
  private final UsePool uses = new UsePool();
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
    ranges = live.ranges();
  }

  List<Piece> all() {
    return pieces;
  }

  Piece get(int id) {
    return pieces.get(id);
  }

  /**
   * A piece of a whole bundle.
   *
   * @param first the first of its ranges, which are in the pool one after the other up to {@code
   *     end}
   * @param usesInOrder by threes the position, the operand and the virtual register
   */
  Piece make(Bundle bundle, int first, int end, IntList usesInOrder) {
    int firstUse = uses.size();
    for (int i = 0; i < usesInOrder.size(); i += 3) {
      int operand = usesInOrder.get(i + 1);
      uses.add(usesInOrder.get(i), operand, useCost(operand, usesInOrder.get(i + 2)));
    }
    return add(new Piece(pieces.size(), bundle, ranges, first, end, uses, firstUse, uses.size()));
  }

  /** What a use costs when it is in a slot; nothing, if what it is copied to or from is so too. */
  private float useCost(int operand, int virtualRegister) {
    if (operand >= 0) {
      return loops.frequency(positions.block(Positions.before(live.instructionOf(operand))));
    }
    return copies.isNeeded(~operand, virtualRegister) ? loops.frequency(~operand) : 0;
  }

  /** A piece that has some of another one's ranges, and the uses within. */
  Piece make(Piece of, IntList list) {
    int first = ranges.size();
    ranges.addAll(list);
    int from = of.firstUseAt(list.get(0));
    int to = of.firstUseAt(list.get(list.size() - 2));
    int start = uses.size();
    if (list.size() > RangePool.FIELDS) {
      copyUsesWithin(of, from, to, list);
    }
    int end = uses.size();
    if (list.size() == RangePool.FIELDS || end - start == to - from) {
      uses.truncate(start);
      start = of.useInPool(from);
      end = of.useInPool(to);
    }
    return add(new Piece(pieces.size(), of.bundle, ranges, first, ranges.size(), uses, start, end));
  }

  private void copyUsesWithin(Piece of, int first, int end, IntList list) {
    int range = 0;
    for (int use = first; use < end; use++) {
      int position = of.usePosition(use);
      while (list.get(range + 1) <= position) {
        range += RangePool.FIELDS;
      }
      if (list.get(range) <= position) {
        uses.addCopy(of.useInPool(use));
      }
    }
  }

  /** The part of a piece between two points, which is not empty. */
  Piece part(Piece of, int from, int to) {
    return add(new Piece(pieces.size(), of, from, to));
  }

  private Piece add(Piece piece) {
    pieces.add(piece);
    piece.minimal = isShort(piece) && needsRegister(piece);
    piece.weight = piece.minimal ? Float.MAX_VALUE : cost(piece) / (LENGTH_OFFSET + piece.length());
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

  private static float cost(Piece piece) {
    float cost = piece.useCost();
    return piece.bundle.isRematerialized() ? cost * REMATERIALIZATION_DISCOUNT : cost;
  }

  /** Does a use begin the life of its virtual register? */
  boolean isDefinition(Piece piece, int use) {
    int operand = piece.useOperand(use);
    return operand >= 0
        ? rules.isDefinition(operand)
        : piece.usePosition(use) == positions.start(~operand);
  }

  /** Does an instruction read it? What is only passed to a block is passed from the slot. */
  boolean isRead(Piece piece) {
    for (int use = 0; use < piece.useCount(); use++) {
      if (piece.useOperand(use) >= 0 && !isDefinition(piece, use)) {
        return true;
      }
    }
    return false;
  }
}
