package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.Operand;
import java.util.Queue;

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
  private final Queue<Piece> queue;

  Spiller(
      MachineFunction function,
      Positions positions,
      OperandRules rules,
      LiveRanges live,
      PieceMaker maker,
      Queue<Piece> queue) {
    this.function = function;
    this.positions = positions;
    this.rules = rules;
    this.live = live;
    this.maker = maker;
    this.queue = queue;
  }

  /** Spills these ranges of a piece. */
  void spill(Piece piece, IntList ranges) {
    IntList rest = new IntList();
    int use = 0;
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
          Piece.addRange(rest, from, first, value);
          carve(piece, first, end, value);
          from = end;
        }
      }
      Piece.addRange(rest, from, to, value);
    }
    if (!rest.isEmpty()) {
      maker.make(piece.bundle, rest, piece.uses).location = SPILLED;
      piece.bundle.needsSlot |= !piece.bundle.isRematerialized();
    }
  }

  private void carve(Piece piece, int from, int to, int value) {
    IntList range = new IntList();
    Piece.addEntry(range, from, to, value);
    queue.add(maker.make(piece.bundle, range, piece.uses));
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
