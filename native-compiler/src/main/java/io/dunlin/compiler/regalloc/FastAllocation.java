package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.Operand;
import io.dunlin.compiler.machine.RegisterFile;
import java.util.Arrays;

/** The fast allocator at work on one function: blocks, their edges, and slots. */
final class FastAllocation {
  /** So many values that live in several blocks have slots of their own. */
  private static final int MOST_UNSHARED = 16;

  final MachineFunction function;
  final ValueFacts facts;
  final RegisterState state;
  final MoveCollector moves = new MoveCollector();
  final int[] locations;
  private final RegisterFile registers;
  private final SpillSlots slots;
  private final int[] slotOf;
  private final FastInstruction instruction;

  FastAllocation(MachineFunction function, RegisterFile registers) {
    this.function = function;
    this.registers = registers;
    facts = new ValueFacts(function);
    state = new RegisterState(function.virtualRegisterCount());
    locations = new int[function.operandCount()];
    Arrays.fill(locations, Location.NONE);
    if (facts.countOutsideOfBlock() <= MOST_UNSHARED) {
      slotOf = new int[function.virtualRegisterCount()];
      Arrays.fill(slotOf, Location.NONE);
      slots = new SpillSlots(function.pinnedUnits());
    } else {
      BlockSlots shared = new BlockSlots(function, facts);
      slotOf = shared.slotOf();
      slots = new SpillSlots(shared.units());
    }
    instruction = new FastInstruction(this, registers);
  }

  Allocation run() {
    for (int block = function.blockCount() - 1; block >= 0; block--) {
      state.clear();
      takeArguments(block);
      for (int each = function.blockEnd(block) - 1; each >= function.blockStart(block); each--) {
        instruction.allocate(each);
        finishDefinitions(each, block);
      }
      loadAtEntry(block);
    }
    MoveList scheduled = moves.schedule(new ParallelMoves(function, registers));
    return new Allocation(locations, scheduled, slots.units());
  }

  /** Arguments that the block computes are best moved from registers to the parameters' slots. */
  private void takeArguments(int block) {
    if (function.argumentCount(block) == 0) {
      return;
    }
    int last = function.blockEnd(block) - 1;
    int successor = function.successor(block, 0);
    for (int i = 0; i < function.argumentCount(block); i++) {
      int argument = function.argument(block, i);
      int parameter = function.parameter(successor, i);
      if (facts.isUsed(parameter)) {
        if (facts.isDefinedIn(argument, block) && !facts.isRematerialized(argument)) {
          instruction.keepAtEnd(argument);
        }
        int from = function.isPinned(argument) ? function.pinnedTo(argument) : source(argument);
        moves.add(last, MoveCollector.END, from, slot(parameter), function.width(parameter));
      }
    }
  }

  private void loadAtEntry(int block) {
    int first = function.blockStart(block);
    for (long rest = state.occupied(); rest != 0; rest &= rest - 1) {
      int register = Long.numberOfTrailingZeros(rest);
      int value = state.valueIn(register);
      state.remove(value);
      moves.add(
          first, MoveCollector.AFTER_PREVIOUS, source(value), register, function.width(value));
    }
  }

  /** Where a value is now: in its register, or made anew, or in its slot. */
  int source(int value) {
    if (state.registerOf(value) != RegisterState.NONE) {
      return state.registerOf(value);
    }
    return facts.isRematerialized(value) ? facts.rematerialization(value) : slot(value);
  }

  /** The slot of a value, which it has from now on. */
  int slot(int value) {
    if (slotOf[value] == Location.NONE) {
      int width = function.width(value);
      slotOf[value] = facts.livesOutsideOfBlock(value) ? slots.takeNew(width) : slots.take(width);
    }
    return slotOf[value];
  }

  /** Must a value's definition store it? */
  boolean needsSlot(int value) {
    return !facts.isRematerialized(value)
        && (slotOf[value] != Location.NONE || facts.livesOutsideOfBlock(value));
  }

  private void finishDefinitions(int each, int block) {
    for (int o = function.operandStart(each); o < function.operandEnd(each); o++) {
      int value = function.operandRegister(o);
      if (Operand.isDefinition(function.operandSpec(o)) && needsSlot(value)) {
        store(each, block, locations[o], value);
        if (!facts.livesOutsideOfBlock(value)) {
          slots.release(slotOf[value], function.width(value));
        }
      }
    }
  }

  private void store(int each, int block, int from, int value) {
    int width = function.width(value);
    if (each + 1 < function.blockEnd(block)) {
      moves.add(each + 1, MoveCollector.AFTER_PREVIOUS, from, slot(value), width);
      return;
    }
    for (int i = 0; i < function.successorCount(block); i++) {
      int first = function.blockStart(function.successor(block, i));
      moves.add(first, MoveCollector.ENTRY, from, slot(value), width);
    }
  }
}
