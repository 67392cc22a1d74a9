package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import java.util.Queue;

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
  private final Queue<Piece> queue;

  PieceSplitter(
      Positions positions,
      LoopForest loops,
      PieceMaker maker,
      Spiller spiller,
      Queue<Piece> queue) {
    this.positions = positions;
    this.loops = loops;
    this.maker = maker;
    this.spiller = spiller;
    this.queue = queue;
  }

  /** Splits a piece that conflicts at a point with others that are worth more. */
  void split(Piece piece, int conflict) {
    if (readCount(piece) == 0 || piece.useCount() == 1) {
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

  /** How many instructions read it; what is only passed to a block is passed from the slot. */
  private int readCount(Piece piece) {
    int count = 0;
    for (int use = 0; use < piece.useCount(); use++) {
      if (piece.useOperand(use) >= 0 && !maker.isDefinition(piece, use)) {
        count++;
      }
    }
    return count;
  }

  private void spillAll(Piece piece) {
    IntList ranges = new IntList();
    append(piece, piece.start(), piece.end(), ranges);
    spiller.spill(piece, ranges);
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
    IntList inside = new IntList();
    IntList outside = new IntList();
    for (int range = 0; range < piece.rangeCount(); range++) {
      int value = piece.virtualRegister(range);
      int start = Math.max(piece.from(range), positions.start(loops.firstBlock(loop)));
      int end = Math.min(piece.to(range), positions.end(loops.lastBlock(loop)));
      if (start >= end) {
        Piece.addRange(outside, piece.from(range), piece.to(range), value);
        continue;
      }
      Piece.addRange(outside, piece.from(range), start, value);
      for (int from = start; from < end; ) {
        int block = positions.block(from);
        int to = Math.min(end, positions.end(block));
        Piece.addRange(loops.isInside(block, loop) ? inside : outside, from, to, value);
        from = to;
      }
      Piece.addRange(outside, end, piece.to(range), value);
    }
    requeue(piece, inside);
    requeue(piece, outside);
  }

  /** Queues a part of a piece; a part that nothing uses is spilled at once. */
  private void requeue(Piece piece, IntList ranges) {
    Piece part = maker.make(piece.bundle, ranges, piece.uses);
    if (readCount(part) == 0) {
      spiller.spill(part, ranges);
    } else {
      queue.add(part);
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
    IntList between = new IntList();
    append(piece, firstEnd, secondStart, between);
    addPart(piece, piece.start(), firstEnd);
    addPart(piece, secondStart, piece.end());
    spiller.spill(piece, between);
  }

  private void addPart(Piece piece, int from, int to) {
    IntList ranges = new IntList();
    append(piece, from, to, ranges);
    if (!ranges.isEmpty()) {
      requeue(piece, ranges);
    }
  }

  /** Where a piece may begin before a use; what is only copied is copied from the slot. */
  private int startBefore(Piece piece, int use) {
    return maker.isDefinition(piece, use)
        ? piece.usePosition(use)
        : Positions.early(Positions.instruction(piece.usePosition(use)));
  }

  private static void append(Piece piece, int from, int to, IntList out) {
    for (int range = 0; range < piece.rangeCount(); range++) {
      int start = Math.max(from, piece.from(range));
      int end = Math.min(to, piece.to(range));
      if (start < end) {
        Piece.addRange(out, start, end, piece.virtualRegister(range));
      }
    }
  }
}
