package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.Operand;
import io.dunlin.compiler.machine.RegisterFile;
import java.util.Arrays;
import java.util.List;

/** From pieces with locations to operands with locations, and the moves between pieces. */
final class Resolution {
  private final MachineFunction function;
  private final RegisterFile registers;
  private final OperandRules rules;
  private final SlotColoring slots;
  private final Segments segments;
  private final MoveCollector moves = new MoveCollector();
  private final ValueMoves valueMoves;
  private final Positions positions;
  private final int[] locations;
  private final int[] spareSlots;

  Resolution(
      MachineFunction function,
      RegisterFile registers,
      Positions positions,
      OperandRules rules,
      LiveRanges live,
      LoopForest loops,
      List<Piece> pieces) {
    this.function = function;
    this.registers = registers;
    this.positions = positions;
    this.rules = rules;
    slots = new SlotColoring(pieces, function.pinnedUnits());
    segments = new Segments(function, pieces);
    locations = new int[function.operandCount()];
    Arrays.fill(locations, Location.NONE);
    spareSlots = new int[function.virtualRegisterCount()];
    valueMoves = new ValueMoves(this, function, positions, rules, live, loops, segments, moves);
  }

  Allocation resolve() {
    for (int each = 0; each < function.instructionCount(); each++) {
      locateResults(each);
      locateInputs(each);
    }
    for (int each = 0; each < function.virtualRegisterCount(); each++) {
      if (!function.isPinned(each)) {
        valueMoves.connect(each);
      }
    }
    for (int block = 0; block < function.blockCount(); block++) {
      passArguments(block);
    }
    MoveList scheduled = moves.schedule(new ParallelMoves(function, registers));
    return new Allocation(locations, scheduled, slots.units());
  }

  private void locateResults(int instruction) {
    for (int o = function.operandStart(instruction); o < function.operandEnd(instruction); o++) {
      int value = function.operandRegister(o);
      if (rules.isDefinition(o) && !function.isPinned(value)) {
        if (rules.isApart(instruction, o)) {
          locations[o] = apart(instruction, o);
        } else {
          int found =
              segments.location(segments.find(value, rules.definitionStart(instruction, o)));
          // A value that is made again wherever it is needed is not made here.
          locations[o] = found < 0 ? Location.NONE : found;
        }
        if (rules.constraint(o) == Operand.REUSE) {
          locations[rules.input(instruction, o)] = locations[o];
        }
      }
    }
  }

  private void locateInputs(int instruction) {
    for (int o = function.operandStart(instruction); o < function.operandEnd(instruction); o++) {
      int value = function.operandRegister(o);
      if (rules.isDefinition(o) || isInPlace(o)) {
        continue;
      }
      if (rules.isReused(o)) {
        copy(instruction, value, locations[o]);
      } else if (rules.isApart(instruction, o)) {
        locations[o] = apart(instruction, o);
        if (Location.isRegister(locations[o])) {
          copy(instruction, value, locations[o]);
        }
      } else {
        int segment = segments.find(value, Positions.early(instruction));
        locations[o] = segments.location(segment);
      }
    }
  }

  /** Does an operand read a pinned virtual register where that is? */
  private boolean isInPlace(int operand) {
    return function.isPinned(function.operandRegister(operand))
        && !rules.isReused(operand)
        && rules.constraint(operand) != Operand.FIXED;
  }

  /** The location of an operand that is apart from its virtual register. */
  int apart(int instruction, int operand) {
    int register = rules.demandedRegister(instruction, operand);
    return register >= 0 ? Location.ofRegister(register) : slot(function.operandRegister(operand));
  }

  /** The slot of a virtual register that some instruction demands in a slot. */
  int slot(int value) {
    Bundle bundle = segments.bundle(value);
    if (bundle != null) {
      return bundle.slot;
    }
    if (spareSlots[value] == 0) {
      spareSlots[value] = slots.spare(function.width(value));
    }
    return spareSlots[value];
  }

  private void copy(int instruction, int value, int target) {
    int source =
        function.isPinned(value)
            ? function.pinnedTo(value)
            : valueMoves.locationBefore(value, instruction);
    moves.add(instruction, MoveCollector.BEFORE, source, target, function.width(value));
  }

  private void passArguments(int block) {
    int last = function.blockEnd(block) - 1;
    for (int i = 0; i < function.argumentCount(block); i++) {
      int successor = function.successor(block, 0);
      int parameter = function.parameter(successor, i);
      int target = segments.find(parameter, positions.start(successor));
      if (target != Segments.NONE) {
        int argument = function.argument(block, i);
        int source =
            function.isPinned(argument)
                ? function.pinnedTo(argument)
                : segments.location(segments.find(argument, positions.end(block) - 1));
        moves.add(
            last, MoveCollector.END, source, segments.location(target), function.width(parameter));
      }
    }
  }
}
