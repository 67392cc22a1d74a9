package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;

/**
 * Splits pieces that got no register: at the boundaries of a loop, so that moves are outside of it,
 * or between uses.
 */
final class PieceSplitter {
  private static final int NONE = -1;

  /** How many loops around each other are looked at; no program that people write has as many. */
  private static final int MOST_LOOPS = 64;

  private final Positions positions;
  private final LoopForest loops;
  private final PieceMaker maker;
  private final Spiller spiller;
  private final PieceQueue queue;
  private final IntList spilled = new IntList();
  private final IntList inside = new IntList();
  private final IntList outside = new IntList();

  PieceSplitter(
      Positions positions, LoopForest loops, PieceMaker maker, Spiller spiller, PieceQueue queue) {
    this.positions = positions;
    this.loops = loops;
    this.maker = maker;
    this.spiller = spiller;
    this.queue = queue;
  }

  /** Splits a piece that conflicts at a point with others that are worth more. */
  void split(Piece piece, int conflict) {
    if (piece.useCount() == 1 || !maker.isRead(piece)) {
      spillAll(piece);
      return;
    }
    int loop = loopToLeave(piece, conflict);
    if (loop != NONE) {
      splitAround(piece, loop);
    } else {
      splitBetweenUses(piece, conflict);
    }
  }

  private void spillAll(Piece piece) {
    spill(piece, piece.start(), piece.end());
  }

  /** The outermost loop that the conflict is in and the piece is not wholly in, or NONE. */
  private int loopToLeave(Piece piece, int conflict) {
    int found = NONE;
    int loop = loops.loop(positions.block(conflict));
    for (int i = 0; i < MOST_LOOPS && loop != NONE && !isWithin(piece, loop); i++) {
      found = loop;
      loop = loops.parent(loop);
    }
    return found;
  }

  private boolean isWithin(Piece piece, int loop) {
    return piece.start() >= positions.start(loops.firstBlock(loop))
        && piece.end() <= positions.end(loops.lastBlock(loop));
  }

  private void splitAround(Piece piece, int loop) {
    inside.clear();
    outside.clear();
    for (int range = 0; range < piece.rangeCount(); range++) {
      int value = piece.virtualRegister(range);
      int start = Math.max(piece.from(range), positions.start(loops.firstBlock(loop)));
      int end = Math.min(piece.to(range), positions.end(loops.lastBlock(loop)));
      if (start >= end) {
        RangePool.append(outside, piece.from(range), piece.to(range), value);
        continue;
      }
      RangePool.append(outside, piece.from(range), start, value);
      for (int from = start; from < end; ) {
        int block = positions.block(from);
        int to = Math.min(end, positions.end(block));
        RangePool.append(loops.isInside(block, loop) ? inside : outside, from, to, value);
        from = to;
      }
      RangePool.append(outside, end, piece.to(range), value);
    }
    requeue(piece, inside);
    requeue(piece, outside);
  }

  private void requeue(Piece piece, IntList ranges) {
    if (!ranges.isEmpty()) {
      requeue(maker.make(piece, ranges));
    }
  }

  /** Queues a part of a piece; a part that nothing uses is spilled at once. */
  private void requeue(Piece part) {
    if (maker.isRead(part)) {
      queue.add(part);
    } else {
      spillAll(part);
    }
  }

  private void splitBetweenUses(Piece piece, int conflict) {
    int next = piece.firstUseAt(conflict);
    int count = piece.useCount();
    if (next == 0) {
      // Nothing before the conflict is used, so the first use will be without a register.
      next = 1;
    }
    int firstEnd = Math.min(positions.endAfterUse(piece.usePosition(next - 1)), piece.end());
    int secondStart = next < count ? Math.max(startBefore(piece, next), firstEnd) : piece.end();
    boolean isProgress = firstEnd < piece.end() && (next < count || firstEnd > piece.start());
    if (!isProgress || (next == count && firstEnd > conflict)) {
      spillAll(piece);
      return;
    }
    addPart(piece, piece.start(), firstEnd);
    addPart(piece, secondStart, piece.end());
    spill(piece, firstEnd, secondStart);
  }

  private void addPart(Piece piece, int from, int to) {
    if (from < to && piece.from(piece.firstRangeEndingAfter(from)) < to) {
      requeue(maker.part(piece, from, to));
    }
  }

  /** Where a piece may begin before a use; what is only copied is copied from the slot. */
  private int startBefore(Piece piece, int use) {
    return maker.isDefinition(piece, use)
        ? piece.usePosition(use)
        : Positions.early(Positions.instruction(piece.usePosition(use)));
  }

  /** Spills what a piece has between two points. */
  private void spill(Piece piece, int from, int to) {
    spilled.clear();
    int range = piece.firstRangeEndingAfter(from);
    for (; range < piece.rangeCount() && piece.from(range) < to; range++) {
      RangePool.append(
          spilled,
          Math.max(from, piece.from(range)),
          Math.min(to, piece.to(range)),
          piece.virtualRegister(range));
    }
    spiller.spill(piece, spilled);
  }
}
