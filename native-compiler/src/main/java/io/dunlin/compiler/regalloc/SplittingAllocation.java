package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.RegisterClass;
import io.dunlin.compiler.machine.RegisterFile;
import java.util.List;

/** The splitting allocator at work on one function: which piece gets which register. */
final class SplittingAllocation {
  private static final int NONE = -1;

  private final MachineFunction function;
  private final RegisterFile registers;
  private final Positions positions;
  private final OperandRules rules;
  private final LiveRanges live;
  private final BlockCopies copies = new BlockCopies();
  private final PieceMaker maker;
  private final CallSplitter calls;
  private final PieceSplitter splitter;
  private final LoopForest loops;
  private final int[][] orders = new int[RegisterClass.values().length][];
  private final RegisterIntervals[] intervals = new RegisterIntervals[RegisterFile.REGISTERS];
  private final RegisterHints hints;
  private final PieceQueue queue = new PieceQueue();

  // About the register that was looked at last.
  private int conflictPosition;

  SplittingAllocation(MachineFunction function, RegisterFile registers) {
    this.function = function;
    this.registers = registers;
    positions = new Positions(function);
    rules = new OperandRules(function, positions);
    live = new LiveRanges(function, positions, rules);
    loops = new LoopForest(function);
    maker = new PieceMaker(positions, rules, live, loops, copies);
    Spiller spiller = new Spiller(function, positions, rules, live, maker, queue);
    calls = new CallSplitter(function, registers, positions, loops, maker, spiller, queue);
    splitter = new PieceSplitter(positions, loops, maker, spiller, queue);
    for (RegisterClass each : RegisterClass.values()) {
      orders[each.ordinal()] = registers.allocationOrder(each);
    }
    for (int register = 0; register < intervals.length; register++) {
      intervals[register] = new RegisterIntervals();
    }
    hints = new RegisterHints(live, rules);
  }

  /** Would it take too long for what is gained by it? */
  boolean isTooMuch() {
    return live.isTooMuch();
  }

  Allocation run() {
    new Reservations(function, registers, positions, rules).reserve(intervals);
    Coalescer coalescer = new Coalescer(function, live, rules, loops);
    copies.find(function, coalescer);
    coalescer.makePieces(maker);
    for (Piece piece : List.copyOf(maker.all())) {
      calls.split(piece);
    }
    while (!queue.isEmpty()) {
      allocate(maker.get(queue.remove()));
    }
    return new Resolution(function, registers, positions, rules, live, loops, maker.all())
        .resolve();
  }

  private void allocate(Piece piece) {
    int hint = hints.of(piece);
    if (hint != NONE && conflictsOf(piece, hint) == 0) {
      place(piece, hint);
      return;
    }
    int best = NONE;
    float bestWeight = Float.POSITIVE_INFINITY;
    int split = piece.start();
    for (int register : orders[piece.bundle.registerClass.ordinal()]) {
      float weight = conflictsOf(piece, register);
      if (weight == 0) {
        place(piece, register);
        return;
      }
      split = Math.max(split, conflictPosition);
      if (weight < bestWeight) {
        bestWeight = weight;
        best = register;
      }
    }
    if (bestWeight < piece.weight) {
      evict(piece, best);
      place(piece, best);
    } else if (piece.minimal) {
      throw new IllegalStateException(
          "instruction " + Positions.instruction(piece.start()) + " demands too many registers");
    } else {
      splitter.split(piece, split);
    }
  }

  /**
   * What the most valuable piece is worth that stands in the way of another one in a register: 0 if
   * none does, infinite if something does that cannot be taken away. The search ends where the
   * register is out of reach, with what the first one is worth that cannot be evicted.
   */
  private float conflictsOf(Piece piece, int register) {
    RegisterIntervals taken = intervals[register];
    float most = 0;
    conflictPosition = piece.end();
    taken.startOver();
    int count = piece.rangeCount();
    for (int range = 0; range < count; range++) {
      int to = piece.to(range);
      taken.seek(piece.from(range));
      if (taken.isAtEnd()) {
        break;
      }
      for (; !taken.isAtEnd() && taken.from() < to; taken.next()) {
        float weight = weight(taken.owner(), piece.virtualRegister(range));
        most = Math.max(most, weight);
        if (most >= piece.weight && most > 0) {
          conflictPosition = Math.max(piece.from(range), taken.from());
          return most;
        }
      }
    }
    return most;
  }

  /** What the owner of a register is worth, for a virtual register that would like to have it. */
  private float weight(int owner, int virtualRegister) {
    if (owner >= 0) {
      // Even what is worth nothing is in the way.
      return Math.max(maker.get(owner).weight, Float.MIN_VALUE);
    }
    return owner == RegisterIntervals.reservedFor(virtualRegister) ? 0 : Float.POSITIVE_INFINITY;
  }

  private void place(Piece piece, int register) {
    RegisterIntervals taken = intervals[register];
    taken.startOver();
    for (int range = 0; range < piece.rangeCount(); range++) {
      taken.insert(piece.from(range), piece.to(range), piece.id);
    }
    piece.location = Location.ofRegister(register);
    piece.bundle.lastRegister = register;
  }

  private void evict(Piece piece, int register) {
    RegisterIntervals taken = intervals[register];
    taken.startOver();
    for (int range = 0; range < piece.rangeCount(); range++) {
      taken.seek(piece.from(range));
      while (!taken.isAtEnd() && taken.from() < piece.to(range)) {
        int owner = taken.owner();
        if (owner >= 0) {
          displace(maker.get(owner), taken);
          taken.startOver();
          taken.seek(piece.from(range));
        } else {
          taken.next();
        }
      }
    }
  }

  private void displace(Piece piece, RegisterIntervals taken) {
    taken.startOver();
    for (int range = 0; range < piece.rangeCount(); range++) {
      taken.remove(piece.from(range), piece.to(range), piece.id);
    }
    piece.location = Piece.UNDECIDED;
    queue.add(piece);
  }
}
