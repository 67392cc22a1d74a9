package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.Operand;

/**
 * Takes registers away from parts of bundles: what must be in a register for an instruction becomes
 * a minimal piece for just that, all else is in the bundle's slot.
 */
final class Spiller {
  /** The location of a piece that is in its bundle's slot, or is made again. */
  static final int SPILLED = -3;

  private final MachineFunction function;
  private final Positions positions;
  private final OperandRules rules;
  private final LiveRanges live;
  private final PieceMaker maker;
  private final PieceQueue queue;
  private final IntList rest = new IntList();

  Spiller(
      MachineFunction function,
      Positions positions,
      OperandRules rules,
      LiveRanges live,
      PieceMaker maker,
      PieceQueue queue) {
    this.function = function;
    this.positions = positions;
    this.rules = rules;
    this.live = live;
    this.maker = maker;
    this.queue = queue;
  }

  /** Spills these ranges of a piece. */
  void spill(Piece piece, IntList ranges) {
    rest.clear();
    int use = ranges.isEmpty() ? 0 : piece.firstUseAt(ranges.get(0));
    for (int range = 0; range < ranges.size(); range += 3) {
      int from = ranges.get(range);
      int to = ranges.get(range + 1);
      int value = ranges.get(range + 2);
      while (use < piece.useCount() && piece.usePosition(use) < from) {
        use++;
      }
      while (use < piece.useCount() && piece.usePosition(use) < to) {
        int first = piece.usePosition(use);
        int end = first;
        for (; use < piece.useCount() && piece.usePosition(use) == first; use++) {
          if (maker.needsRegister(piece, use)) {
            end = Math.max(end, Math.min(to, needEnd(piece.useOperand(use))));
          }
        }
        if (end > first) {
          RangePool.append(rest, from, first, value);
          queue.add(maker.part(piece, first, end));
          from = end;
        }
      }
      RangePool.append(rest, from, to, value);
    }
    if (!rest.isEmpty()) {
      maker.make(piece, rest).location = SPILLED;
      piece.bundle.needsSlot |= !piece.bundle.isRematerialized();
    }
  }

  private int needEnd(int operand) {
    int instruction = live.instructionOf(operand);
    if (rules.isDefinition(operand)) {
      return positions.afterNextMoves(instruction);
    }
    return Operand.role(function.operandSpec(operand)) == Operand.LATE_USE
        ? Positions.before(instruction + 1)
        : Positions.late(instruction);
  }
}
