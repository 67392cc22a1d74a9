package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.RegisterClass;
import io.dunlin.compiler.machine.RegisterFile;
import java.util.Arrays;

/**
 * Splits bundles around instructions that leave no register of their class alone, which calls are.
 *
 * <p>At the call itself the value is in its slot. A stretch between two calls gets a register if
 * its uses save more than the load costs after the call before it, and is spilled otherwise.
 * Stretches are those of the layout; those that control flow leads to from each other get one
 * register.
 */
final class CallSplitter {
  private final Positions positions;
  private final LoopForest loops;
  private final PieceMaker maker;
  private final Spiller spiller;
  private final PieceQueue queue;
  private final int[][] calls = new int[RegisterClass.values().length][];

  private final Stretches connections;
  // About the piece at hand: stretches between calls, what a register is worth in each, or in all
  // that are connected, and how many these are; and what is spilled.
  private final IntList stretches = new IntList();
  private final IntList followsCall = new IntList();
  private final IntList spilled = new IntList();
  private float[] gains = new float[16];
  private int[] sizes = new int[16];

  CallSplitter(
      MachineFunction function,
      RegisterFile registers,
      Positions positions,
      LoopForest loops,
      PieceMaker maker,
      Spiller spiller,
      PieceQueue queue) {
    this.positions = positions;
    this.loops = loops;
    this.maker = maker;
    this.spiller = spiller;
    this.queue = queue;
    connections = new Stretches(function, positions);
    for (RegisterClass each : RegisterClass.values()) {
      calls[each.ordinal()] = findCalls(function, registers.allocatable(each));
    }
  }

  private static int[] findCalls(MachineFunction function, long allocatable) {
    IntList found = new IntList();
    for (int each = 0; each < function.instructionCount(); each++) {
      if (destroysAll(function, each, allocatable)) {
        found.add(each);
      }
    }
    return found.toArray();
  }

  /** Is no register of these left alone by an instruction? */
  static boolean destroysAll(MachineFunction function, int instruction, long registers) {
    return registers != 0 && (function.clobbers(instruction) & registers) == registers;
  }

  /** Queues a piece, or what has to be in registers of it. */
  void split(Piece piece) {
    int[] callsOfClass = calls[piece.bundle.registerClass.ordinal()];
    if (!crosses(piece, callsOfClass)) {
      queue.add(piece);
      return;
    }
    stretches.clear();
    followsCall.clear();
    for (int range = 0; range < piece.rangeCount(); range++) {
      cut(piece, range, callsOfClass);
    }
    connections.connect(stretches);
    weigh(piece);
    take(piece);
  }

  private static boolean crosses(Piece piece, int[] callsOfClass) {
    for (int range = 0; range < piece.rangeCount(); range++) {
      int call = firstCall(callsOfClass, piece.from(range));
      if (call < callsOfClass.length && Positions.late(callsOfClass[call]) < piece.to(range)) {
        return true;
      }
    }
    return false;
  }

  /** The first call that writes after a point. */
  private static int firstCall(int[] callsOfClass, int position) {
    int index = Arrays.binarySearch(callsOfClass, Positions.instruction(position + 2));
    return index < 0 ? ~index : index;
  }

  private void cut(Piece piece, int range, int[] callsOfClass) {
    int value = piece.virtualRegister(range);
    int to = piece.to(range);
    int from = piece.from(range);
    int afterCall = 0;
    int index = firstCall(callsOfClass, from);
    while (index < callsOfClass.length && Positions.late(callsOfClass[index]) < to) {
      int call = callsOfClass[index++];
      addStretch(from, Math.max(from, Positions.early(call)), value, afterCall);
      from = Math.min(to, positions.afterNextMoves(call));
      afterCall = 1;
      int skipped = firstCallAfterNeed(piece, from, to, index, callsOfClass);
      if (skipped > index) {
        index = skipped;
        from = Math.min(to, positions.afterNextMoves(callsOfClass[index - 1]));
      }
    }
    addStretch(from, to, value, afterCall);
  }

  /**
   * The first call of those that follow before which, after a point, something is used or a block
   * ends. What lies between the calls before that would be spilled anyway.
   */
  private int firstCallAfterNeed(Piece piece, int from, int to, int index, int[] callsOfClass) {
    if (from >= to || index == callsOfClass.length) {
      return index;
    }
    int need = Math.min(to, positions.end(positions.block(from)));
    if (Positions.early(callsOfClass[index]) >= need) {
      return index;
    }
    int use = piece.firstUseAt(from);
    if (use < piece.useCount()) {
      need = Math.min(need, piece.usePosition(use));
    }
    if (Positions.early(callsOfClass[index]) >= need) {
      return index;
    }
    int instruction = Positions.instruction(need + 2);
    int found = Arrays.binarySearch(callsOfClass, index, callsOfClass.length, instruction);
    return found < 0 ? ~found : found;
  }

  private void addStretch(int from, int to, int value, int afterCall) {
    if (from < to) {
      stretches.add(from);
      stretches.add(to);
      stretches.add(value);
      followsCall.add(afterCall);
    }
  }

  private int from(int stretch) {
    return stretches.get(3 * stretch);
  }

  private int to(int stretch) {
    return stretches.get(3 * stretch + 1);
  }

  private void weigh(Piece piece) {
    int count = connections.count();
    if (gains.length < count) {
      gains = new float[2 * count];
      sizes = new int[2 * count];
    }
    Arrays.fill(gains, 0, count, 0);
    Arrays.fill(sizes, 0, count, 0);
    for (int stretch = 0; stretch < count; stretch++) {
      int root = connections.root(stretch);
      sizes[root]++;
      if (followsCall.get(stretch) != 0) {
        gains[root] -= loops.frequency(positions.block(from(stretch)));
      }
      int end = piece.firstUseAt(to(stretch));
      for (int use = piece.firstUseAt(from(stretch)); use < end; use++) {
        gains[root] += maker.isDefinition(piece, use) ? 0 : piece.useCost(use);
      }
    }
  }

  private void take(Piece piece) {
    int count = connections.count();
    IntList[] kept = new IntList[count];
    spilled.clear();
    int spilledTo = 0;
    int range = 0;
    for (int stretch = 0; stretch < count; stretch++) {
      int root = connections.root(stretch);
      if (gains[root] <= 0) {
        continue;
      }
      boolean alone = sizes[root] == 1;
      int from = alone ? firstNeed(piece, stretch) : from(stretch);
      int to = alone ? lastNeed(piece, stretch) : to(stretch);
      for (; piece.to(range) <= from; range++) {
        spillUpTo(piece, range, spilledTo, piece.to(range));
      }
      spillUpTo(piece, range, spilledTo, from);
      spilledTo = to;
      if (kept[root] == null) {
        kept[root] = new IntList();
      }
      RangePool.append(kept[root], from, to, piece.virtualRegister(range));
    }
    for (; range < piece.rangeCount(); range++) {
      spillUpTo(piece, range, spilledTo, piece.to(range));
    }
    for (IntList ranges : kept) {
      if (ranges != null) {
        queue.add(maker.make(piece, ranges));
      }
    }
    spiller.spill(piece, spilled);
  }

  private void spillUpTo(Piece piece, int range, int spilledTo, int to) {
    int from = Math.max(piece.from(range), spilledTo);
    RangePool.append(spilled, from, to, piece.virtualRegister(range));
  }

  /** Where a stretch after a call has to be loaded: before its first use. */
  private int firstNeed(Piece piece, int stretch) {
    int from = from(stretch);
    int use = piece.usePosition(piece.firstUseAt(from));
    if (followsCall.get(stretch) == 0 || positions.block(use) != positions.block(from)) {
      return from;
    }
    int instruction = Positions.instruction(use);
    int loaded =
        use == Positions.before(instruction)
            ? Positions.early(instruction - 1)
            : Positions.early(instruction);
    return Math.min(use, Math.max(from, loaded));
  }

  /** Where a stretch before a call is no longer needed: after its last use. */
  private int lastNeed(Piece piece, int stretch) {
    int to = to(stretch);
    int use = piece.usePosition(piece.firstUseAt(to) - 1);
    return positions.block(use) == positions.block(to - 1)
        ? Math.min(positions.endAfterUse(use), to)
        : to;
  }
}
